package org.crossregion.web.form;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Locale;

/** Answers, to anyone, whether a form was issued here under a code. */
@Path("/verify/{code}")
@PermitAll
@Tag(name = "forms")
public class VerifyResource {

    private final IssuedForms issued;

    VerifyResource(IssuedForms issued) {
        this.issued = issued;
    }

    @GET
    @Operation(summary = "What was issued under the verification code printed on a form")
    public IssuedForm verify(
            @PathParam("code") @Parameter(example = "7K2M-9QWE-RT5Y-01AB") String code) {
        return issued.find(code.strip().toUpperCase(Locale.ROOT))
                .orElseThrow(
                        () ->
                                new Refused(
                                        SharedRefusal.VERIFICATION_CODE_UNKNOWN,
                                        "no form of this service has the code " + code));
    }
}
