package org.crossregion.clearing.version;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The versions of a period's table: none is ever overwritten, each can be printed as it was. */
@Path("/api/v1/periods/{period}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "periods")
public class VersionResource {

    private final Statements statements;
    private final TableObjections objections;
    private final Caller caller;

    VersionResource(Statements statements, TableObjections objections, Caller caller) {
        this.statements = statements;
        this.objections = objections;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.FEE_AUDITOR,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Every version of a period's table, with what was objected to in it")
    public List<VersionView> list(
            @RestPath @Parameter(example = "2026-10") Period period,
            @RestQuery @Parameter(example = "220000") RegionCode authority,
            @RestQuery Optional<Tier> tier) {
        PeriodKey key = key(period, authority, tier);
        List<Statement> all = statements.versions(key);
        List<TableObjection> raised = objections.of(key);
        return all.stream().map(one -> view(one, one.version() == all.size(), raised)).toList();
    }

    @GET
    @Path("/{version}")
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
            summary = "A version's table as it was drawn: the canonical JSON that its hash is of")
    public String table(
            @RestPath Period period,
            @RestPath int version,
            @RestQuery RegionCode authority,
            @RestQuery Optional<Tier> tier) {
        return statement(key(period, authority, tier), version).canonical();
    }

    @GET
    @Path("/{version}/changes")
    @RolesAllowed({
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.FEE_AUDITOR,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Every figure that a version has otherwise than the one before, or from=")
    public VersionChanges changes(
            @RestPath Period period,
            @RestPath int version,
            @RestQuery Optional<Integer> from,
            @RestQuery RegionCode authority,
            @RestQuery Optional<Tier> tier) {
        PeriodKey key = key(period, authority, tier);
        Statement later = statement(key, version);
        Statement earlier = statement(key, from.orElse(version - 1));
        return VersionChanges.between(
                earlier.version(), statements.rows(earlier), version, statements.rows(later));
    }

    private PeriodKey key(Period period, RegionCode authority, Optional<Tier> tier) {
        if (authority == null) {
            throw Refused.field("authority", "required", "must name the authority, such as 220000");
        }
        caller.mustCover(authority);
        return PeriodKey.asked(authority, tier, period);
    }

    private Statement statement(PeriodKey key, int version) {
        return statements.versions(key).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refused(
                                        ClearingRefusal.VERSION_UNKNOWN,
                                        key + " has no version " + version));
    }

    private VersionView view(Statement one, boolean inForce, List<TableObjection> raised) {
        List<StatementRow> rows = statements.rows(one);
        return new VersionView(
                one.version(),
                one.sha256(),
                beijing(one.drawnAt()),
                one.facts(),
                one.exceptions(),
                one.number().orElse(null),
                inForce,
                rows.stream().mapToLong(row -> row.amounts().details()).sum(),
                rows.stream().mapToLong(row -> row.amounts().cases()).sum(),
                VersionChanges.owed(rows),
                raised.stream()
                        .filter(objection -> objection.version() == one.version())
                        .map(VersionResource::view)
                        .toList());
    }

    private static VersionView.Objection view(TableObjection one) {
        return new VersionView.Objection(
                one.settlementId(), one.reason(), one.raisedBy(), beijing(one.raisedAt()));
    }

    private static OffsetDateTime beijing(Instant instant) {
        return instant.atZone(Beijing.ZONE).toOffsetDateTime();
    }
}
