package org.crossregion.web.form;

import io.quarkus.security.Authenticated;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.crossregion.forms.Rendered;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Optional;

/** Hands out every form of this service in any format. */
@Path("/api/v1/forms/{no}")
@Authenticated
@Tag(name = "forms")
public class FormResource {

    private final Forms forms;

    FormResource(Forms forms) {
        this.forms = forms;
    }

    @GET
    @Produces("*/*")
    @Operation(
            summary = "One form, as a file",
            description =
                    "JSON is canonical: its sha256 is what signatures and verification cover.")
    @APIResponse(
            responseCode = "200",
            description = "the form",
            content = {
                @Content(mediaType = "application/json"),
                @Content(mediaType = "application/pdf"),
                @Content(
                        mediaType =
                                "application/vnd.openxmlformats-officedocument"
                                        + ".spreadsheetml.sheet"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "text/html")
            })
    public Response form(
            @PathParam("no") @Parameter(example = "9") String no,
            @QueryParam("period") @Parameter(example = "2026-10") Optional<Period> period,
            @QueryParam("authority") @Parameter(example = "220000") Optional<RegionCode> authority,
            @QueryParam("region") @Parameter(example = "220100") Optional<RegionCode> region,
            @QueryParam("tier") Optional<Tier> tier,
            @QueryParam("direction")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"receivable", "payable"}))
                    Optional<String> direction,
            @QueryParam("kind") @Parameter(example = "monthly") Optional<String> kind,
            @QueryParam("id") Optional<String> id,
            @QueryParam("explanation")
                    @DefaultValue("false")
                    @Parameter(description = "form 5: each amount with its rule and inputs")
                    boolean explanation,
            @QueryParam("version")
                    @Parameter(description = "forms 9 to 13, matrix: an earlier version")
                    Optional<Integer> version,
            @QueryParam("format")
                    @DefaultValue("json")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"xlsx", "pdf", "csv", "json", "html"},
                                            defaultValue = "json"))
                    String format) {
        FormQuery query =
                new FormQuery(
                        no,
                        period,
                        authority,
                        region,
                        tier,
                        direction,
                        kind,
                        id,
                        explanation,
                        version);
        Rendered file = forms.render(query, format);
        return Response.ok(file.bytes(), file.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(file.fileName()))
                .build();
    }
}
