package org.crossregion.filing.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.filing.filing.HisReferrals.Filed;
import org.crossregion.web.his.HisAnswer;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.HashMap;
import java.util.Map;

/** 2501, 2501A and 2502 as the gateway forwards them; it has checked who sends them and how. */
@Path("/internal/his")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@Tag(name = "his", description = "转院备案、人员慢特病备案、人员定点备案: what the gateway asks for hospitals")
public class ReferralHisResource {

    /** Under this name one client reads the number. */
    private static final String MISSPELT = "reslut";

    private final HisReferrals referrals;

    ReferralHisResource(HisReferrals referrals) {
        this.referrals = referrals;
    }

    @POST
    @Path("/2501")
    @Operation(summary = "转院备案: a hospital files a referral elsewhere")
    public HisAnswer refer(@Valid @NotNull HisRequest request) {
        HisAnswer answer = answer(referrals.file(request));
        Map<String, Object> output = new HashMap<>(answer.output());
        output.put(MISSPELT, output.get("result"));
        return new HisAnswer(output, answer.warnings());
    }

    @POST
    @Path("/2501A")
    @Operation(summary = "转院备案 of a patient in hospital, with the visit before")
    public HisAnswer referFromVisit(@Valid @NotNull HisRequest request) {
        return answer(referrals.file(request));
    }

    @POST
    @Path("/2502")
    @Operation(summary = "转院备案撤销: the hospital that filed it cancels it")
    public HisAnswer withdraw(@Valid @NotNull HisRequest request) {
        referrals.withdraw(request);
        return HisAnswer.of(Map.of());
    }

    private static HisAnswer answer(Filed filed) {
        return new HisAnswer(
                Map.of("result", Map.of("trt_dcla_detl_sn", filed.filing().id())),
                filed.warnings());
    }
}
