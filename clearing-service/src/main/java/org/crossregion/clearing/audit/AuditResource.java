package org.crossregion.clearing.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Sums and rows for the audit, which compares them with the other services'. */
@Path("/internal/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.AUDITOR, Role.SERVICE})
@Tag(name = "audit", description = "sums and rows for deploy/local/audit")
public class AuditResource {

    private final AuditRepository repository;
    private final Caller caller;

    AuditResource(AuditRepository repository, Caller caller) {
        this.repository = repository;
        this.caller = caller;
    }

    @GET
    @Path("/cells")
    @Operation(summary = "Counts and sums of a month of origin, per clearing period, pair and part")
    public List<AuditCell> cells(@RestQuery Period originPeriod) {
        Period origin = given(originPeriod);
        return covered(AuditCells.of(origin, repository.sums(origin)));
    }

    @GET
    @Path("/totals")
    @Operation(summary = "The same from the running totals that statements are drawn from")
    public List<AuditCell> totals(@RestQuery Period originPeriod) {
        Period origin = given(originPeriod);
        return covered(AuditCells.of(origin, repository.totals(origin)));
    }

    @GET
    @Path("/rows")
    @Operation(summary = "The settlements of a month of origin in the order of their ids")
    public List<AuditRow> rows(
            @RestQuery Period originPeriod,
            @RestQuery RegionCode insuredRegion,
            @RestQuery RegionCode treatmentRegion,
            @RestQuery Scheme scheme,
            @BeanParam PageRequest page) {
        if (Stream.of(insuredRegion, treatmentRegion)
                .filter(Objects::nonNull)
                .noneMatch(caller::covers)) {
            caller.mustCover(RegionCode.NATION);
        }
        return repository.rows(
                given(originPeriod),
                Optional.ofNullable(insuredRegion),
                Optional.ofNullable(treatmentRegion),
                Optional.ofNullable(scheme),
                page.after().orElse(""),
                page.limit());
    }

    /** An auditor held to a region sees the pairs that it is one side of. */
    private List<AuditCell> covered(List<AuditCell> cells) {
        return cells.stream()
                .filter(
                        cell ->
                                caller.covers(RegionCode.of(cell.insuredRegion()))
                                        || caller.covers(RegionCode.of(cell.treatmentRegion())))
                .toList();
    }

    private static Period given(Period originPeriod) {
        if (originPeriod == null) {
            throw Refused.field("originPeriod", "required", "must name a month, such as 2026-10");
        }
        return originPeriod;
    }
}
