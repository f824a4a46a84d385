package org.crossregion.clearing.pack;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.form.Attachment;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Optional;

/** The statement pack of a region or an authority. */
@Path("/api/v1/packs/{period}")
@Tag(name = "forms")
public class PackResource {

    private final Packs packs;
    private final Caller caller;

    PackResource(Packs packs, Caller caller) {
        this.packs = packs;
        this.caller = caller;
    }

    @GET
    @Produces("application/zip")
    @RolesAllowed({
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.FEE_AUDITOR,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(
            summary = "Every form of a region, or of an authority, for a month or year, as one zip",
            description =
                    "XLSX, PDF and JSON of each, and contents.csv with verification codes. The same"
                            + " forms give the same bytes.")
    public Response pack(
            @PathParam("period") @Parameter(example = "2026-10") Period period,
            @QueryParam("authority") @Parameter(example = "220000") RegionCode authority,
            @QueryParam("tier") Tier tier,
            @QueryParam("region")
                    @Parameter(description = "whose; left out, the authority's own tables")
                    Optional<RegionCode> region) {
        if (authority == null) {
            throw Refused.field("authority", "required", "must name the authority, such as 220000");
        }
        caller.mustCover(region.orElse(authority));
        PeriodKey key = PeriodKey.asked(authority, Optional.ofNullable(tier), period);
        region.ifPresent(key::mustContain);
        String name =
                "%s-%s-%s.zip"
                        .formatted(region.orElse(authority), period, key.circle().tier().code());
        return Response.ok(packs.make(key, region))
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(name))
                .build();
    }
}
