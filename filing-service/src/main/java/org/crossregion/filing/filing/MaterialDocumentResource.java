package org.crossregion.filing.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.crossregion.filing.document.Document;
import org.crossregion.filing.document.DocumentNames;
import org.crossregion.filing.document.DocumentView;
import org.crossregion.filing.filing.MaterialDocuments.Image;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Optional;

/** The images of a filing's materials. */
@Path("/api/v1/filings/{id}/materials/{line}/document")
@Tag(name = "documents", description = "材料影像")
class MaterialDocumentResource {

    private static final int LONGEST_REASON = 500;

    private final MaterialDocuments images;

    MaterialDocumentResource(MaterialDocuments images) {
        this.images = images;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Consumes({"application/pdf", "image/jpeg", "image/png"})
    @Operation(
            summary = "Upload the image of a material that has none",
            description = "The body is the file itself; lines count from 1.")
    public RestResponse<DocumentView> add(
            @RestPath String id,
            @RestPath int line,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @RestQuery Optional<String> name,
            @RestQuery Optional<String> reason,
            byte[] content) {
        if (reason.filter(text -> text.length() > LONGEST_REASON).isPresent()) {
            throw Refused.field("reason", "size", "must have at most 500 characters");
        }
        Document added =
                images.add(
                        id,
                        line,
                        content,
                        DocumentNames.mediaType(type),
                        DocumentNames.of(name),
                        reason.filter(text -> !text.isBlank()).orElse("补传材料影像"));
        return RestResponse.status(RestResponse.Status.CREATED, DocumentView.of(added));
    }

    @GET
    @Produces("*/*")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(
            summary = "The image of a material, as it was uploaded",
            description = "Who read it is on record in the audit trail.")
    public Response get(@RestPath String id, @RestPath int line) {
        Image image = images.read(id, line);
        return Response.ok(image.content(), image.document().type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        DocumentNames.disposition(image.document()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
