package org.crossregion.clearing.year;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Applications with their answers and decisions: added, never changed. */
@ApplicationScoped
class ApplicationRepository {

    private static final String ADD =
            """
            insert into year_application (id, authority, tier, year, settlement_id, kind, region,
                                          counterparty, direction, scheme, origin_period, amount_fen,
                                          reason, evidence, answer_by, applied_by, applied_at)
            values (:id, :authority, :tier, :year, :settlementId, :kind, :region, :counterparty,
                    :direction, :scheme, :origin, :amount, :reason, :evidence, :answerBy,
                    :appliedBy, :appliedAt)
            """;

    private static final String ANSWER =
            """
            insert into year_answer (application_id, applied_by, accepted, silent, note, answered_by,
                                     answered_at)
            select id, applied_by, :accepted, :silent, :note, :by, :at
            from year_application
            where id = :id
            """;

    private static final String DECIDE =
            """
            insert into year_decision (application_id, applied_by, answered_by, approved, note,
                                       clears_in, decided_by, decided_at)
            select application_id, applied_by, answered_by, :approved, :note, :clearsIn, :by, :at
            from year_answer
            where application_id = :id
            """;

    private static final String SELECT =
            """
            select a.*, coalesce(m.answer_by, a.answer_by) as answer_until, r.accepted, r.silent,
                   r.note as answer_note, r.answered_by, r.answered_at, d.approved,
                   d.note as decision_note, d.clears_in, d.decided_by, d.decided_at
            from year_application a
            left join lateral (select answer_by
                               from year_answer_limit
                               where application_id = a.id
                               order by no desc
                               limit 1) m on true
            left join year_answer r on r.application_id = a.id
            left join year_decision d on d.application_id = a.id
            """;

    private static final String FIND = SELECT + " where a.id = :id";

    /** Holds off any other answer or decision until the transaction ends. */
    private static final String LOCK =
            "select id from year_application where id = :id for no key update";

    private static final String OF_REGION =
            SELECT
                    + """
                    where a.authority = :authority and a.tier = :tier and a.year = :period
                      and a.region = :region
                    order by a.id
                    """;

    private static final String LATEST =
            """
            select distinct on (settlement_id) * from (
            """
                    + SELECT
                    + """
                    where a.authority = :authority and a.tier = :tier and a.year = :period
                      and a.settlement_id = any(:settlements)) of_year
                    order by settlement_id, id desc
                    """;

    private static final String UNDECIDED =
            SELECT
                    + """
                    where a.authority = :authority and a.tier = :tier and a.year = :period
                      and d.application_id is null
                    order by a.id
                    """;

    private static final String TO_BE_ANSWERED =
            SELECT
                    + """
                    where r.application_id is null
                      and coalesce(m.answer_by, a.answer_by) between :from and :to
                    order by coalesce(m.answer_by, a.answer_by), a.id
                    """;

    private static final String LIST =
            SELECT
                    + """
                    where a.authority = :authority and a.tier = :tier and a.year = :period
                      and (:after::uuid is null or a.id > :after::uuid)
                      and (a.region like :scope or a.counterparty like :scope)
                      and (:region::text is null or :region in (a.region, a.counterparty))
                      and (:settlement::text is null or a.settlement_id = :settlement)
                      and (:state::text is null
                           or :state = case when d.approved then 'approved'
                                            when not d.approved then 'rejected'
                                            when r.accepted is not null then 'answered'
                                            else 'applied' end)
                    order by a.id
                    limit :limit
                    """;

    private static final String OF_SETTLEMENT =
            SELECT + " where a.settlement_id = :settlementId order by a.id";

    private static final String UNANSWERED =
            SELECT
                    + """
                    where r.application_id is null
                      and coalesce(m.answer_by, a.answer_by) < :today
                    order by a.id
                    """;

    private static final String OPEN =
            SELECT + " where r.application_id is null and d.application_id is null order by a.id";

    private static final String MOVE_LIMIT =
            """
            insert into year_answer_limit (application_id, answer_by, counted_at)
            values (:id, :answerBy, :at)
            """;

    private final Jdbi jdbi;

    ApplicationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Which applications of a year a list is asked for. */
    record Query(
            PeriodKey year,
            String regionPrefix,
            Optional<RegionCode> region,
            Optional<String> settlementId,
            Optional<ApplicationState> state) {}

    void add(Application application) {
        jdbi.useHandle(
                handle ->
                        bind(handle.createUpdate(ADD), application.year())
                                .bind("id", application.id())
                                .bind("year", application.year().period())
                                .bind("settlementId", application.settlementId())
                                .bind("kind", application.kind())
                                .bind("region", application.region())
                                .bind("counterparty", application.counterparty())
                                .bind(
                                        "direction",
                                        application.receivable() ? "receivable" : "payable")
                                .bind("scheme", application.scheme())
                                .bind("origin", application.origin())
                                .bind("amount", application.amount())
                                .bind("reason", application.reason())
                                .bind("evidence", application.evidence())
                                .bind("answerBy", application.answerBy())
                                .bind("appliedBy", application.appliedBy())
                                .bind("appliedAt", application.appliedAt())
                                .execute());
    }

    void answer(UUID id, Application.Answer answer) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ANSWER)
                                .bind("id", id)
                                .bind("accepted", answer.accepted())
                                .bind("silent", answer.silent())
                                .bind("note", answer.note().orElse(null))
                                .bind("by", answer.by())
                                .bind("at", answer.at())
                                .execute());
    }

    void decide(UUID id, Application.Decision decision) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(DECIDE)
                                .bind("id", id)
                                .bind("approved", decision.approved())
                                .bind("note", decision.note().orElse(null))
                                .bind("clearsIn", decision.clearsIn().orElse(null))
                                .bind("by", decision.by())
                                .bind("at", decision.at())
                                .execute());
    }

    Optional<Application> lock(UUID id) {
        jdbi.useHandle(
                handle -> handle.createQuery(LOCK).bind("id", id).mapTo(UUID.class).findOne());
        return find(id);
    }

    Optional<Application> find(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("id", id)
                                .map((row, context) -> application(row))
                                .findOne());
    }

    List<Application> of(PeriodKey year, RegionCode region) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(OF_REGION), year)
                                .bind("region", region)
                                .map((row, context) -> application(row))
                                .list());
    }

    List<Application> latest(PeriodKey year, List<String> settlements) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(LATEST), year)
                                .bindArray("settlements", String.class, settlements)
                                .map((row, context) -> application(row))
                                .list());
    }

    List<Application> undecided(PeriodKey year) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(UNDECIDED), year)
                                .map((row, context) -> application(row))
                                .list());
    }

    List<Application> toBeAnswered(LocalDate from, LocalDate to) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(TO_BE_ANSWERED)
                                .bind("from", from)
                                .bind("to", to)
                                .map((row, context) -> application(row))
                                .list());
    }

    List<Application> list(Query query, Optional<UUID> after, int limit) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(LIST), query.year())
                                .bind("after", after.map(UUID::toString).orElse(null))
                                .bind("scope", query.regionPrefix() + "%")
                                .bind("region", query.region().orElse(null))
                                .bind("settlement", query.settlementId().orElse(null))
                                .bind("state", query.state().orElse(null))
                                .bind("limit", limit)
                                .map((row, context) -> application(row))
                                .list());
    }

    List<Application> ofSettlement(String settlementId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_SETTLEMENT)
                                .bind("settlementId", settlementId)
                                .map((row, context) -> application(row))
                                .list());
    }

    /** Those whose last day to answer was before a day, unanswered. */
    List<Application> unansweredBefore(LocalDate today) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(UNANSWERED)
                                .bind("today", today)
                                .map((row, context) -> application(row))
                                .list());
    }

    /** Those nobody has answered or decided yet. */
    List<Application> open() {
        return jdbi.withHandle(
                handle -> handle.createQuery(OPEN).map((row, context) -> application(row)).list());
    }

    /** From now on it may be answered until that day. */
    void moveLimit(UUID id, LocalDate answerBy, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(MOVE_LIMIT)
                                .bind("id", id)
                                .bind("answerBy", answerBy)
                                .bind("at", at)
                                .execute());
    }

    private static Application application(ResultSet row) throws SQLException {
        return new Application(
                row.getObject("id", UUID.class),
                new PeriodKey(
                        new Circle(
                                RegionCode.of(row.getString("authority")),
                                Tier.fromString(row.getString("tier"))),
                        Period.fromString(row.getString("year"))),
                row.getString("settlement_id"),
                Coded.ofCode(ItemKind.class, row.getString("kind")),
                RegionCode.of(row.getString("region")),
                RegionCode.of(row.getString("counterparty")),
                row.getString("direction").equals("receivable"),
                Scheme.fromString(row.getString("scheme")),
                Period.fromString(row.getString("origin_period")),
                Money.ofFen(row.getLong("amount_fen")),
                row.getString("reason"),
                row.getString("evidence"),
                row.getObject("answer_until", LocalDate.class),
                row.getString("applied_by"),
                instant(row, "applied_at"),
                answer(row),
                decision(row));
    }

    private static Optional<Application.Answer> answer(ResultSet row) throws SQLException {
        if (row.getString("answered_by") == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Application.Answer(
                        row.getBoolean("accepted"),
                        row.getBoolean("silent"),
                        Optional.ofNullable(row.getString("answer_note")),
                        row.getString("answered_by"),
                        instant(row, "answered_at")));
    }

    private static Optional<Application.Decision> decision(ResultSet row) throws SQLException {
        if (row.getString("decided_by") == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Application.Decision(
                        row.getBoolean("approved"),
                        Optional.ofNullable(row.getString("decision_note")),
                        Optional.ofNullable(row.getString("clears_in")).map(Period::fromString),
                        row.getString("decided_by"),
                        instant(row, "decided_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, PeriodKey year) {
        return statement
                .bind("authority", year.circle().authority())
                .bind("tier", year.circle().tier())
                .bind("period", year.period());
    }
}
