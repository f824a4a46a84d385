package org.crossregion.clearing.file;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.values.Beijing;
import org.crossregion.web.his.HisAnswer;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** 9101 and 9102, asked by the gateway for an institution that it has let in. */
@Path("/internal/his")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@Tag(name = "his")
public class FileResource {

    private static final int LARGEST = 32 << 20;

    private final HisFiles files;

    FileResource(HisFiles files) {
        this.files = files;
    }

    @POST
    @Path("/9101")
    @Operation(
            summary = "文件上传: keeps a file, and says by which number it is named",
            description = "The content comes as base64, whatever way the client wrote it.")
    public HisAnswer upload(@Valid @NotNull HisRequest request) {
        byte[] content = content(request.text("fsUploadIn", "in"));
        String given = request.text("fsUploadIn", "filename");
        HisFile file =
                files.receive(
                        request.institution(),
                        given.isEmpty() ? request.reference() : given,
                        content,
                        request.author());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("file_qury_no", file.number());
        answer.put("filename", file.name());
        answer.put("fixmedins_code", file.institution());
        answer.put("dld_endtime", until(file));
        return HisAnswer.of(Map.of("file", answer));
    }

    @POST
    @Path("/9102")
    @Operation(summary = "文件下载: an institution's own file, what it sent or what we made for it")
    public HisAnswer download(@Valid @NotNull HisRequest request) {
        HisFile file =
                files.find(request.institution(), request.text("fsDownloadIn", "file_qury_no"));
        return HisAnswer.of(
                Map.of(
                        "file",
                        Map.of(
                                "filename",
                                file.name(),
                                "content",
                                Base64.getEncoder().encodeToString(file.content()))));
    }

    /** As the envelope spells a time. */
    public static String until(HisFile file) {
        return file.fetchedUntil().atZone(Beijing.ZONE).toOffsetDateTime().toString();
    }

    private static byte[] content(String base64) {
        byte[] content;
        try {
            content = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Refused.field("in", "base64", "不是 base64");
        }
        if (content.length == 0) {
            throw Refused.field("in", "required", "文件是空的");
        }
        if (content.length > LARGEST) {
            throw Refused.field("in", "size", "文件超过 32 MB，请分批上传");
        }
        return content;
    }
}
