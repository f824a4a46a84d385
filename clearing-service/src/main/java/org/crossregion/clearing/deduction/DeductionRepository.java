package org.crossregion.clearing.deduction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.detail.Scope;
import org.crossregion.clearing.total.AmountColumns;
import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Deductions and what was decided of them: added, never changed. */
@ApplicationScoped
class DeductionRepository {

    private static final String FUNDS =
            Arrays.stream(Fund.values()).map(AmountColumns::of).collect(Collectors.joining(", "));

    private static final String ADD =
            """
            insert into deduction (id, settlement_id, origin_period, insured_region,
                                   treatment_region, scheme, care_type, institution, source, reason,
                                   gross_fen, account_fen, personal_fen, evidence, note,
                                   recorded_by, recorded_at, effect, case_id, inquiry_id, replaces,
                                   %s)
            values (:id, :settlementId, :origin, :insured, :treatment, :scheme, :careType,
                    :institution, :source, :reason, :gross, :account, :personal, :evidence, :note,
                    :recordedBy, :recordedAt, :effect, :case, :inquiry, :replaces, %s)
            """
                    .formatted(
                            FUNDS,
                            Arrays.stream(Fund.values())
                                    .map(fund -> ":" + AmountColumns.of(fund))
                                    .collect(Collectors.joining(", ")));

    private static final String DECIDE =
            """
            insert into deduction_decision (deduction_id, recorded_by, decision, note, decided_by,
                                            decided_at)
            select id, recorded_by, :decision, :note, :decidedBy, :decidedAt
            from deduction
            where id = :id
            """;

    private static final String SELECT =
            """
            select d.*, t.clearing_period, r.clearing_period as release_period,
                   case when w.no is not null then 'withdrawn'
                        when r.no is not null then 'released'
                        when exists (
                            select 1
                            from deduction_appeal a
                            where a.deduction_id = d.id
                              and not exists (select 1 from deduction_appeal_decision x
                                              where x.appeal_no = a.no)) then 'appealed'
                        when c.no is not null then 'confirmed'
                        else 'recorded' end as state,
                   n.id as replaced_by,
                   c.decided_by as confirmed_by,
                   coalesce(w.decided_by, c.decided_by) as decided_by,
                   coalesce(w.decided_at, c.decided_at) as decided_at,
                   case when w.no is not null then w.note else c.note end as decision_note
            from deduction d
            left join deduction_standing t on t.deduction_id = d.id and t.kind = 'deduction'
            left join deduction_standing r on r.deduction_id = d.id and r.kind = 'release'
            left join deduction_decision c on c.deduction_id = d.id and c.decision = 'confirmed'
            left join deduction_decision w on w.deduction_id = d.id and w.decision = 'withdrawn'
            left join deduction n on n.replaces = d.id
            """;

    private static final String FIND = SELECT + " where d.id = :id";

    private static final String OF_SETTLEMENT =
            SELECT + " where d.settlement_id = :settlementId order by d.id";

    private static final String OF_CASE = SELECT + " where d.case_id = :case order by d.id";

    private static final String DEFERRED =
            """
            select d.id
            from deduction d
            join deduction_decision c on c.deduction_id = d.id and c.decision = 'confirmed'
            where d.effect = 'next'
              and not exists (select 1 from deduction_entry t where t.deduction_id = d.id)
              and not exists (select 1 from deduction_decision w
                              where w.deduction_id = d.id and w.decision = 'withdrawn')
            order by d.id
            """;

    private static final String LIST =
            "select * from ("
                    + SELECT
                    + """
                    ) d
                    where (:after::uuid is null or id > :after::uuid)
                      and (:ownInstitution::text is null or institution = :ownInstitution)
                      and (insured_region like :scope or treatment_region like :scope)
                      and (:region::text is null or :region in (insured_region, treatment_region))
                      and (:settlement::text is null or settlement_id = :settlement)
                      and (:case::uuid is null or case_id = :case::uuid)
                      and (:institution::text is null or institution = :institution)
                      and (:state::text is null or state = :state)
                      and (:period::text is null
                           or :period = coalesce(clearing_period, origin_period)
                           or :period = release_period)
                    order by id
                    limit :limit
                    """;

    private final Jdbi jdbi;

    DeductionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(Deduction deduction) {
        jdbi.useHandle(
                handle -> {
                    Update add =
                            handle.createUpdate(ADD)
                                    .bind("id", deduction.id())
                                    .bind("settlementId", deduction.settlementId())
                                    .bind("origin", deduction.origin())
                                    .bind("insured", deduction.pair().insured())
                                    .bind("treatment", deduction.pair().treatment())
                                    .bind("scheme", deduction.scheme())
                                    .bind("careType", deduction.careType())
                                    .bind("institution", deduction.institution())
                                    .bind("source", deduction.source())
                                    .bind("reason", deduction.reason())
                                    .bind("gross", deduction.parts().gross())
                                    .bind("account", deduction.parts().account())
                                    .bind("personal", deduction.parts().personal())
                                    .bind("evidence", deduction.evidence())
                                    .bind("note", deduction.note().orElse(null))
                                    .bind("recordedBy", deduction.recordedBy())
                                    .bind("recordedAt", deduction.recordedAt())
                                    .bind("effect", deduction.effect())
                                    .bind("case", deduction.links().auditCase().orElse(null))
                                    .bind("inquiry", deduction.links().inquiry().orElse(null))
                                    .bind("replaces", deduction.links().replaces().orElse(null));
                    for (Fund fund : Fund.values()) {
                        add.bind(AmountColumns.of(fund), deduction.parts().fund(fund));
                    }
                    add.execute();
                });
    }

    void decide(UUID id, String decision, Optional<String> note, String by, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(DECIDE)
                                .bind("id", id)
                                .bind("decision", decision)
                                .bind("note", note.orElse(null))
                                .bind("decidedBy", by)
                                .bind("decidedAt", now)
                                .execute());
    }

    Optional<Deduction> find(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("id", id)
                                .map((row, context) -> deduction(row))
                                .findOne());
    }

    List<Deduction> ofSettlement(String settlementId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_SETTLEMENT)
                                .bind("settlementId", settlementId)
                                .map((row, context) -> deduction(row))
                                .list());
    }

    List<Deduction> list(DeductionQuery query, Scope scope, Optional<UUID> after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LIST)
                                .bind("after", after.orElse(null))
                                .bind("ownInstitution", scope.institution().orElse(null))
                                .bind("scope", scope.regionPrefix() + "%")
                                .bind("region", query.region)
                                .bind("settlement", query.settlementId)
                                .bind("case", query.auditCase)
                                .bind("institution", query.institution)
                                .bind("state", query.state)
                                .bind("period", query.period)
                                .bind("limit", limit)
                                .map((row, context) -> deduction(row))
                                .list());
    }

    /** What is confirmed for a later period and not booked. */
    List<UUID> deferred() {
        return jdbi.withHandle(handle -> handle.createQuery(DEFERRED).mapTo(UUID.class).list());
    }

    List<Deduction> ofCase(UUID auditCase) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_CASE)
                                .bind("case", auditCase)
                                .map((row, context) -> deduction(row))
                                .list());
    }

    private static Deduction deduction(ResultSet row) throws SQLException {
        return new Deduction(
                row.getObject("id", UUID.class),
                row.getString("settlement_id"),
                Period.fromString(row.getString("origin_period")),
                pair(row),
                Scheme.fromString(row.getString("scheme")),
                CareType.fromString(row.getString("care_type")),
                row.getString("institution"),
                Coded.ofCode(Source.class, row.getString("source")),
                Coded.ofCode(Reason.class, row.getString("reason")),
                parts(row),
                row.getString("evidence"),
                Optional.ofNullable(row.getString("note")),
                row.getString("recorded_by"),
                instant(row, "recorded_at").orElseThrow(),
                State.fromString(row.getString("state")),
                Optional.ofNullable(row.getString("clearing_period")).map(Period::fromString),
                Optional.ofNullable(row.getString("release_period")).map(Period::fromString),
                Optional.ofNullable(row.getString("confirmed_by")),
                Optional.ofNullable(row.getString("decided_by")),
                instant(row, "decided_at"),
                Optional.ofNullable(row.getString("decision_note")),
                Coded.ofCode(Effect.class, row.getString("effect")),
                new Links(id(row, "case_id"), id(row, "inquiry_id"), id(row, "replaces")),
                id(row, "replaced_by"));
    }

    private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    static Parts parts(ResultSet row) throws SQLException {
        EnumMap<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            funds.put(fund, Money.ofFen(row.getLong(AmountColumns.of(fund))));
        }
        return new Parts(
                funds,
                Money.ofFen(row.getLong("account_fen")),
                Money.ofFen(row.getLong("personal_fen")));
    }

    static RegionPair pair(ResultSet row) throws SQLException {
        return new RegionPair(
                RegionCode.of(row.getString("insured_region")),
                RegionCode.of(row.getString("treatment_region")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
