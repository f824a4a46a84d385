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
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.List;
import java.util.Optional;

/** Sums and rows for the audit, which compares them with the other services'. */
@Path("/internal/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.AUDITOR, Role.SERVICE})
@Tag(name = "audit", description = "sums and rows for deploy/local/audit")
public class AuditResource {

    private final AuditRepository repository;

    AuditResource(AuditRepository repository) {
        this.repository = repository;
    }

    @GET
    @Path("/cells")
    @Operation(summary = "Counts and sums of a month of origin, per clearing period, pair and part")
    public List<AuditCell> cells(@RestQuery Period originPeriod) {
        Period origin = given(originPeriod);
        return AuditCells.of(origin, repository.sums(origin));
    }

    @GET
    @Path("/totals")
    @Operation(summary = "The same from the running totals that statements are drawn from")
    public List<AuditCell> totals(@RestQuery Period originPeriod) {
        Period origin = given(originPeriod);
        return AuditCells.of(origin, repository.totals(origin));
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
        return repository.rows(
                given(originPeriod),
                Optional.ofNullable(insuredRegion),
                Optional.ofNullable(treatmentRegion),
                Optional.ofNullable(scheme),
                page.after().orElse(""),
                page.limit());
    }

    private static Period given(Period originPeriod) {
        if (originPeriod == null) {
            throw Refused.field("originPeriod", "required", "must name a month, such as 2026-10");
        }
        return originPeriod;
    }
}
