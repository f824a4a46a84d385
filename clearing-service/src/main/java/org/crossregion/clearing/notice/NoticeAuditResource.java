package org.crossregion.clearing.notice;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.List;

/** Notices held against statements, for the audit. */
@Path("/internal/audit/notices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.AUDITOR, Role.SERVICE})
@Tag(name = "audit")
public class NoticeAuditResource {

    private final NoticeAudit audit;
    private final Caller caller;

    NoticeAuditResource(NoticeAudit audit, Caller caller) {
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "What statements say is owed, and what notices were issued for it")
    public List<NoticeAuditRow> rows(@RestQuery Period period) {
        if (period == null) {
            throw Refused.field("period", "required", "must name a period, such as 2026-10");
        }
        return audit.of(period).stream()
                .filter(
                        row ->
                                caller.covers(RegionCode.of(row.authority()))
                                        || caller.covers(RegionCode.of(row.region())))
                .toList();
    }
}
