package org.crossregion.settlement.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.reference.ReferenceDigest;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.List;
import java.util.Optional;

/** What the audit tool compares between the services. */
@Path("/internal/audit")
@RolesAllowed({Role.AUDITOR, Role.SERVICE})
@Tag(name = "audit")
class AuditResource {

    private final AuditRepository facts;
    private final Reference reference;
    private final Caller caller;

    AuditResource(AuditRepository facts, Reference reference, Caller caller) {
        this.facts = facts;
        this.reference = reference;
        this.caller = caller;
    }

    @GET
    @Path("/cells")
    @Operation(summary = "Counts and sums per month of origin, pair, scheme and part")
    public List<AuditRepository.Cell> cells(@RestQuery Optional<Period> originPeriod) {
        return facts.cells(originPeriod.map(Period::toString).orElse("")).stream()
                .filter(
                        cell ->
                                coversOneOf(
                                        RegionCode.of(cell.insuredRegion()),
                                        RegionCode.of(cell.treatmentRegion())))
                .toList();
    }

    @GET
    @Path("/rows")
    @Operation(summary = "The settlements of one cell by number")
    public List<AuditRepository.Row> rows(
            @RestQuery Optional<Period> originPeriod,
            @RestQuery Optional<RegionCode> insuredRegion,
            @RestQuery Optional<RegionCode> treatmentRegion,
            @RestQuery Optional<Scheme> scheme,
            @BeanParam PageRequest page) {
        RegionCode insured = need("insuredRegion", insuredRegion);
        RegionCode treatment = need("treatmentRegion", treatmentRegion);
        if (!coversOneOf(insured, treatment)) {
            caller.mustCover(RegionCode.NATION);
        }
        return facts.rows(
                need("originPeriod", originPeriod),
                insured,
                treatment,
                need("scheme", scheme),
                page.after().orElse(""),
                page.limit());
    }

    @GET
    @Path("/reference")
    @Operation(summary = "The digests of the copied regions and institutions")
    public List<ReferenceDigest> reference() {
        return reference.digests();
    }

    /** An auditor held to a region sees the pairs that it is one side of. */
    private boolean coversOneOf(RegionCode insured, RegionCode treatment) {
        return caller.covers(insured) || caller.covers(treatment);
    }

    private static <T> T need(String name, Optional<T> value) {
        return value.orElseThrow(() -> Refused.field(name, "required", "is missing"));
    }
}
