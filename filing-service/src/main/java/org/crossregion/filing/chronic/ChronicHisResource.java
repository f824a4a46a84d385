package org.crossregion.filing.chronic;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.values.RegionCode;
import org.crossregion.web.his.HisAnswer;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Map;
import java.util.function.Consumer;

/** 2503 and 2504 as the gateway forwards them; it has checked who sends them and every field. */
@Path("/internal/his")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@Tag(name = "his", description = "人员慢特病备案: what the gateway asks for hospitals")
public class ChronicHisResource {

    /** A hospital registers patients of any region; the region's terms say whether it may. */
    private static final Consumer<RegionCode> ANYWHERE = region -> {};

    private final Entitlements entitlements;

    ChronicHisResource(Entitlements entitlements) {
        this.entitlements = entitlements;
    }

    @POST
    @Path("/2503")
    @Operation(summary = "人员慢特病备案: a hospital registers an entitlement")
    public HisAnswer register(@Valid @NotNull HisRequest request) {
        HisRegistration asked = new HisRegistration(request);
        Entitlement one =
                entitlements
                        .register(
                                asked.registration(), ANYWHERE, request.author(), "定点医药机构备案（2503）")
                        .entitlement();
        return new HisAnswer(
                Map.of("result", Map.of("trt_dcla_detl_sn", one.id())), asked.warnings(one));
    }

    @POST
    @Path("/2504")
    @Operation(summary = "人员慢特病备案撤销: the hospital that registered it withdraws it")
    public HisAnswer withdraw(@Valid @NotNull HisRequest request) {
        entitlements.withdrawAt(
                request.institution(),
                request.text("data", "psn_no"),
                request.text("data", "trt_dcla_detl_sn"),
                request.author(),
                HisRegistration.reason(request.text("data", "memo")));
        return HisAnswer.of(Map.of());
    }
}
