package org.crossregion.web.form;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers, to anyone, whether a form was issued here under a code and whether it still counts. */
@Path("/verify/{code}")
@PermitAll
@Tag(name = "forms")
public class VerifyResource {

    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");
    private static final List<Variant> VARIANTS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE)
                    .add()
                    .build();

    private final IssuedForms issued;
    private final Forms forms;

    VerifyResource(IssuedForms issued, Forms forms) {
        this.issued = issued;
        this.forms = forms;
    }

    @GET
    @Operation(
            summary = "What was issued under the verification code printed on a form",
            description =
                    "As JSON, or as a page for people where the Accept header asks for"
                            + " text/html. Genuine forms are current or superseded: by a newer"
                            + " version, or because the paper was voided.")
    @APIResponse(
            responseCode = "200",
            description = "the form is genuine",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = Verified.class)),
                @Content(mediaType = "text/html")
            })
    public Response verify(
            @PathParam("code") @Parameter(example = "7K2M-9QWE-RT5Y-01AB") String code,
            @Context Request request) {
        boolean page =
                Optional.ofNullable(request.selectVariant(VARIANTS))
                        .map(Variant::getMediaType)
                        .filter(MediaType.TEXT_HTML_TYPE::isCompatible)
                        .isPresent();
        Optional<Verified> verified =
                issued.find(code.strip().toUpperCase(Locale.ROOT))
                        .map(form -> Verified.of(form, forms.supersededBy(form).orElse(null)));
        if (page) {
            return Response.status(verified.isPresent() ? 200 : 404)
                    .entity(verified.map(VerifyPage::of).orElseGet(() -> VerifyPage.unknown(code)))
                    .type(HTML)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .header(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'")
                    .build();
        }
        return Response.ok(
                        verified.orElseThrow(
                                () ->
                                        new Refused(
                                                SharedRefusal.VERIFICATION_CODE_UNKNOWN,
                                                "no form of this service has the code " + code)),
                        MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
