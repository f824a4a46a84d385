package org.crossregion.settlement.simulation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Optional;

/** Simulates benefit policies before they are imported; nothing is kept of it. */
@Path("/api/v1/benefit-policies/simulation")
@Tag(name = "benefit policies", description = "待遇政策")
class SimulationResource {

    private final Simulations simulations;
    private final Caller caller;

    SimulationResource(Simulations simulations, Caller caller) {
        this.simulations = simulations;
        this.caller = caller;
    }

    @POST
    @Consumes("*/*")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.AUTHORITY, Role.ADMINISTRATOR})
    @Operation(
            summary = "What a month would have cost under the policies of a file",
            description =
                    "The body is a file of benefit policies. The month's standing bills are"
                            + " computed again in their order; nothing is stored or changed.")
    @APIResponse(responseCode = "200", description = "before, after and the difference")
    @APIResponse(responseCode = "422", description = "reference-rejected: the file is not sound")
    public SimulationView simulate(
            @QueryParam("region") @Parameter(example = "220100") Optional<RegionCode> region,
            @QueryParam("month") @Parameter(example = "2026-10") Optional<Period> month,
            byte[] file) {
        RegionCode asked =
                region.orElseThrow(
                        () -> Refused.field("region", "required", "names the insured region"));
        caller.mustCover(asked);
        Period simulated = month.orElseGet(simulations::lastMonth);
        if (!simulated.isMonth()) {
            throw Refused.field("month", "month", "must be a month such as 2026-10");
        }
        return simulations.simulate(asked, simulated, file == null ? new byte[0] : file);
    }
}
