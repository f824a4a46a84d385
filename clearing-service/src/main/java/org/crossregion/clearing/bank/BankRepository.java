package org.crossregion.clearing.bank;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.RecordArguments;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Bank statements, their lines, and what each line was found to be. */
@ApplicationScoped
class BankRepository {

    private static final String LOCK_OWNER =
            "select pg_advisory_xact_lock(hashtextextended('bank statement ' || :owner, 0))";

    private static final String ADD =
            """
            insert into bank_statement (id, owner, sha256, file_name, lines, repeated, amount_fen,
                                        uploaded_by, uploaded_at)
            values (:id, :owner, :sha256, :fileName, :lines, :repeated, :amount, :uploadedBy,
                    :uploadedAt)
            """;

    private static final String ADD_LINE =
            """
            insert into bank_line (statement, row_number, owner, reference, payer, payer_account,
                                   payee, payee_account, amount_fen, value_date, remark)
            values (:statement, :row, :owner, :reference, :payer, :payerAccount, :payee,
                    :payeeAccount, :amount, :valueDate, :remark)
            """;

    private static final String STATEMENTS =
            """
            select id, owner, sha256, file_name, lines, repeated, amount_fen as amount,
                   uploaded_by, uploaded_at
            from bank_statement
            """;

    private static final String FIND = STATEMENTS + " where id = :id";

    private static final String BY_CONTENT =
            STATEMENTS + " where owner = :owner and sha256 = :sha256";

    private static final String LIST =
            STATEMENTS
                    + """
                     where (:after::uuid is null or id < :after)
                       and (:scope::text is null or owner = :scope
                            or (:province and left(owner, 2) = left(:scope, 2)))
                     order by id desc
                     limit :limit
                    """;

    private static final String KNOWN =
            """
            select row_number, reference, payer, payer_account, payee, payee_account, amount_fen,
                   value_date, remark
            from bank_line
            where owner = :owner and reference = any(:references::text[])
            """;

    private static final String LINES =
            """
            with standing as (
                select l.*, s.owner as of_owner, coalesce(o.rule, 'none') as rule,
                       coalesce(o.reason, 'changed-meanwhile') as reason, o.code, o.expected_fen,
                       (select coalesce(sum(m.amount_fen), 0)::bigint
                        from bank_match m
                        where (m.statement, m.row_number) = (l.statement, l.row_number))
                           as matched_fen,
                       (select coalesce(sum(r.amount_fen), 0)::bigint
                        from surplus_refund r
                        left join surplus_refund_decision d on d.refund = r.id
                        where (r.statement, r.row_number) = (l.statement, l.row_number)
                          and coalesce(d.approved, true)) as refunded_fen,
                       (select a.id
                        from bank_assignment a
                        where (a.statement, a.row_number) = (l.statement, l.row_number)
                          and not exists (select from bank_assignment_decision d
                                          where d.assignment = a.id)
                        limit 1) as assignment
                from bank_line l
                join bank_statement s on s.id = l.statement
                left join lateral (
                    select rule, reason, code, expected_fen
                    from bank_outcome o
                    where (o.statement, o.row_number) = (l.statement, l.row_number)
                    order by o.no desc
                    limit 1) o on true
                where (:statement::uuid is null or l.statement = :statement)
                  and (l.statement, l.row_number) > (:afterStatement::uuid, :afterRow::int)
                  and (:scope::text is null or s.owner = :scope
                       or (:province and left(s.owner, 2) = left(:scope, 2))))
            select *
            from standing
            where :state::text is null
               or :state = case when matched_fen = amount_fen then 'matched'
                                when rule = 'dismissed' then 'dismissed'
                                when matched_fen + refunded_fen = amount_fen then 'refund'
                                when matched_fen > 0 then 'over'
                                else 'unmatched' end
            order by statement, row_number
            limit :limit
            """;

    private static final String COUNTS =
            """
            select case when matched_fen = amount_fen then 'matched'
                        when rule = 'dismissed' then 'dismissed'
                        when matched_fen + refunded_fen = amount_fen then 'refund'
                        when matched_fen > 0 then 'over'
                        else 'unmatched' end as state,
                   count(*) as lines, sum(amount_fen)::bigint as amount,
                   sum(matched_fen)::bigint as matched
            from (select l.amount_fen,
                         (select rule from bank_outcome o
                          where (o.statement, o.row_number) = (l.statement, l.row_number)
                          order by o.no desc
                          limit 1) as rule,
                         (select coalesce(sum(m.amount_fen), 0)::bigint
                          from bank_match m
                          where (m.statement, m.row_number) = (l.statement, l.row_number))
                             as matched_fen,
                         (select coalesce(sum(r.amount_fen), 0)::bigint
                          from surplus_refund r
                          left join surplus_refund_decision d on d.refund = r.id
                          where (r.statement, r.row_number) = (l.statement, l.row_number)
                            and coalesce(d.approved, true)) as refunded_fen
                  from bank_line l
                  where l.statement = :statement) line
            group by state
            order by state
            """;

    private static final String LOCK_LINE =
            """
            select 1
            from bank_line
            where statement = :statement and row_number = :row
            for update
            """;

    private static final String ADD_OUTCOME =
            """
            insert into bank_outcome (statement, row_number, rule, reason, code, expected_fen,
                                      found_by, found_at)
            values (:statement, :row, :rule, :reason, :code, :expected, :by, :at)
            returning no
            """;

    private static final String ADD_MATCH =
            """
            insert into bank_match (statement, row_number, transfer, amount_fen, outcome)
            values (:statement, :row, :transfer, :amount, :outcome)
            """;

    /** A payer sees its order, a province that is paid by another its own advice. */
    private static final String MATCHES =
            """
            select m.row_number as row, t.id as transfer, t.bank_reference, n.number as notice,
                   t.scheme, sum(s.amount_fen)::bigint as amount, o.rule
            from bank_match m
            join bank_outcome o on o.no = m.outcome
            join transfer t on t.id = m.transfer
            join bank_statement b on b.id = m.statement
            join line_settlement s on s.transfer = t.id
            join notice n on n.number = s.number
             and (n.region = t.region)
               = (n.authority <> '100000' or n.kind not in ('monthly', 'year-end')
                  or b.owner = '100000' or left(b.owner, 2) = left(t.region, 2))
            where m.statement = :statement and m.row_number = any(:rows::int[])
            group by m.row_number, t.id, t.bank_reference, n.number, n.no, t.scheme, o.rule
            order by m.row_number, t.bank_reference, n.no, t.scheme
            """;

    private static final String ADD_ASSIGNMENT =
            """
            insert into bank_assignment (id, statement, row_number, reason, proposed_by,
                                         proposed_at)
            values (:id, :statement, :row, :reason, :proposedBy, :proposedAt)
            """;

    private static final String ADD_ASSIGNMENT_PART =
            """
            insert into bank_assignment_part (assignment, notice, counterparty, scheme, amount_fen)
            values (:assignment, :notice, :counterparty, :scheme, :amount)
            """;

    private static final String DECIDE =
            """
            insert into bank_assignment_decision (assignment, confirmed, reason, decided_by,
                                                  decided_at)
            values (:assignment, :confirmed, :reason, :by, :at)
            """;

    private static final String ASSIGNMENTS =
            """
            select a.id, a.reason, a.proposed_by, a.proposed_at, d.confirmed,
                   d.reason as decision_reason, d.decided_by, d.decided_at
            from bank_assignment a
            left join bank_assignment_decision d on d.assignment = a.id
            where a.statement = :statement and a.row_number = :row
            order by a.proposed_at, a.id
            """;

    private static final String ASSIGNMENT_PARTS =
            """
            select p.notice, p.counterparty, p.scheme, p.amount_fen as amount
            from bank_assignment_part p
            join notice n on n.number = p.notice
            where p.assignment = :assignment
            order by n.no, p.scheme
            """;

    private final Jdbi jdbi;

    BankRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What lines of a statement come to, by state. */
    record Count(LineState state, long lines, Money amount, Money matched) {}

    /** What of a line settled which notice, and by which rule. */
    record Match(
            int row,
            UUID transfer,
            String bankReference,
            String notice,
            Scheme scheme,
            Money amount,
            Rule rule) {}

    /** Which lines are listed. */
    record Asked(
            Optional<UUID> statement,
            Optional<RegionCode> scope,
            Optional<LineState> state,
            UUID afterStatement,
            int afterRow,
            int limit) {}

    /** One file of an owner after the other. */
    void lock(RegionCode owner) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(LOCK_OWNER)
                                .bind("owner", owner.value())
                                .map((row, context) -> true)
                                .one());
    }

    void add(BankStatement statement, Collection<StatementLine> lines) {
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(ADD)
                            .bindNamedArgumentFinder(RecordArguments.of(statement))
                            .execute();
                    if (!lines.isEmpty()) {
                        addLines(handle, statement, lines);
                    }
                });
    }

    private static void addLines(
            Handle handle, BankStatement statement, Collection<StatementLine> lines) {
        try (PreparedBatch batch = handle.prepareBatch(ADD_LINE)) {
            for (StatementLine line : lines) {
                batch.bind("statement", statement.id())
                        .bind("owner", statement.owner())
                        .bindNamedArgumentFinder(RecordArguments.of(line))
                        .add();
            }
            batch.execute();
        }
    }

    Optional<BankStatement> find(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("id", id)
                                .mapTo(BankStatement.class)
                                .findOne());
    }

    Optional<BankStatement> find(RegionCode owner, String sha256) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(BY_CONTENT)
                                .bind("owner", owner)
                                .bind("sha256", sha256)
                                .mapTo(BankStatement.class)
                                .findOne());
    }

    /** The newest first. */
    List<BankStatement> list(Optional<RegionCode> scope, Optional<UUID> after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LIST)
                                .bind("after", after.orElse(null))
                                .bind("scope", scope.orElse(null))
                                .bind("province", scope.map(RegionCode::isProvince).orElse(false))
                                .bind("limit", limit)
                                .mapTo(BankStatement.class)
                                .list());
    }

    /** Lines that an owner's files have told of before, by reference. */
    Map<String, StatementLine> known(RegionCode owner, Collection<String> references) {
        Map<String, StatementLine> known = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(KNOWN)
                                .bind("owner", owner)
                                .bind("references", List.copyOf(references))
                                .map((row, context) -> said(row))
                                .forEach(line -> known.put(line.reference(), line)));
        return known;
    }

    List<BankLine> lines(Asked asked) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LINES)
                                .bind("statement", asked.statement().orElse(null))
                                .bind("afterStatement", asked.afterStatement())
                                .bind("afterRow", asked.afterRow())
                                .bind("scope", asked.scope().orElse(null))
                                .bind(
                                        "province",
                                        asked.scope().map(RegionCode::isProvince).orElse(false))
                                .bind("state", asked.state().map(LineState::code).orElse(null))
                                .bind("limit", asked.limit())
                                .map((row, context) -> line(row))
                                .list());
    }

    Optional<BankLine> line(UUID statement, int row) {
        return lines(
                        new Asked(
                                Optional.of(statement),
                                Optional.empty(),
                                Optional.empty(),
                                statement,
                                row - 1,
                                1))
                .stream()
                .filter(one -> one.line().row() == row)
                .findFirst();
    }

    List<Count> counts(UUID statement) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(COUNTS)
                                .bind("statement", statement)
                                .map(
                                        (row, context) ->
                                                new Count(
                                                        LineState.fromString(
                                                                row.getString("state")),
                                                        row.getLong("lines"),
                                                        Money.ofFen(row.getLong("amount")),
                                                        Money.ofFen(row.getLong("matched"))))
                                .list());
    }

    /** Takes a line for the rest of the transaction. */
    void lock(UUID statement, int row) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(LOCK_LINE)
                                .bind("statement", statement)
                                .bind("row", row)
                                .mapTo(Integer.class)
                                .list());
    }

    /** Adds what a line was found to be, and answers its number. */
    long addOutcome(UUID statement, int row, Verdict verdict, String by, Instant at) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ADD_OUTCOME)
                                .bind("statement", statement)
                                .bind("row", row)
                                .bind("rule", verdict.rule().code())
                                .bind("reason", verdict.reason().code())
                                .bind("code", verdict.code().orElse(null))
                                .bind("expected", verdict.expected().map(Money::fen).orElse(null))
                                .bind("by", by)
                                .bind("at", at)
                                .mapTo(Long.class)
                                .one());
    }

    void addMatch(UUID statement, int row, UUID transfer, Money amount, long outcome) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD_MATCH)
                                .bind("statement", statement)
                                .bind("row", row)
                                .bind("transfer", transfer)
                                .bind("amount", amount)
                                .bind("outcome", outcome)
                                .execute());
    }

    List<Match> matches(UUID statement, Collection<Integer> rows) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(MATCHES)
                                .bind("statement", statement)
                                .bindArray("rows", Integer.class, List.copyOf(rows))
                                .map(
                                        (row, context) ->
                                                new Match(
                                                        row.getInt("row"),
                                                        row.getObject("transfer", UUID.class),
                                                        row.getString("bank_reference"),
                                                        row.getString("notice"),
                                                        Scheme.fromString(row.getString("scheme")),
                                                        Money.ofFen(row.getLong("amount")),
                                                        Rule.fromString(row.getString("rule"))))
                                .list());
    }

    void add(Assignment assignment) {
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(ADD_ASSIGNMENT)
                            .bind("id", assignment.id())
                            .bind("statement", assignment.statement())
                            .bind("row", assignment.row())
                            .bind("reason", assignment.reason())
                            .bind("proposedBy", assignment.proposedBy())
                            .bind("proposedAt", assignment.proposedAt())
                            .execute();
                    for (Assignment.Part part : assignment.parts()) {
                        handle.createUpdate(ADD_ASSIGNMENT_PART)
                                .bind("assignment", assignment.id())
                                .bindNamedArgumentFinder(RecordArguments.of(part))
                                .execute();
                    }
                });
    }

    void decide(UUID assignment, Assignment.Decision decision) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(DECIDE)
                                .bind("assignment", assignment)
                                .bindNamedArgumentFinder(RecordArguments.of(decision))
                                .execute());
    }

    /** Every assignment of a line, the first first. */
    List<Assignment> assignments(UUID statement, int row) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ASSIGNMENTS)
                                .bind("statement", statement)
                                .bind("row", row)
                                .map((found, context) -> assignment(handle, statement, row, found))
                                .list());
    }

    private static Assignment assignment(Handle handle, UUID statement, int row, ResultSet found)
            throws SQLException {
        UUID id = found.getObject("id", UUID.class);
        Optional<Assignment.Decision> decision =
                found.getString("decided_by") == null
                        ? Optional.empty()
                        : Optional.of(
                                new Assignment.Decision(
                                        found.getBoolean("confirmed"),
                                        found.getString("decision_reason"),
                                        found.getString("decided_by"),
                                        found.getTimestamp("decided_at").toInstant()));
        return new Assignment(
                id,
                statement,
                row,
                handle.createQuery(ASSIGNMENT_PARTS)
                        .bind("assignment", id)
                        .mapTo(Assignment.Part.class)
                        .list(),
                found.getString("reason"),
                found.getString("proposed_by"),
                found.getTimestamp("proposed_at").toInstant(),
                decision);
    }

    private static BankLine line(ResultSet row) throws SQLException {
        long expected = row.getLong("expected_fen");
        Optional<Money> open =
                row.wasNull() ? Optional.empty() : Optional.of(Money.ofFen(expected));
        return new BankLine(
                row.getObject("statement", UUID.class),
                said(row),
                Rule.fromString(row.getString("rule")),
                Reason.fromString(row.getString("reason")),
                Optional.ofNullable(row.getString("code")),
                open,
                Money.ofFen(row.getLong("matched_fen")),
                Money.ofFen(row.getLong("refunded_fen")),
                Optional.ofNullable(row.getObject("assignment", UUID.class)));
    }

    private static StatementLine said(ResultSet row) throws SQLException {
        return new StatementLine(
                row.getInt("row_number"),
                row.getString("reference"),
                row.getString("payer"),
                row.getString("payer_account"),
                row.getString("payee"),
                row.getString("payee_account"),
                Money.ofFen(row.getLong("amount_fen")),
                row.getObject("value_date", LocalDate.class),
                row.getString("remark"));
    }
}
