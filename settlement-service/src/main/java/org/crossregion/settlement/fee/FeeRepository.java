package org.crossregion.settlement.fee;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.catalogue.ItemClass;
import org.crossregion.settlement.catalogue.ItemMarks;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of fee lines, in the partition of the month that their visit was registered in. */
@ApplicationScoped
class FeeRepository {

    private static final String COLUMNS =
            """
            select id, round, line_no, batch, occurred_at, item_code, hospital_item_code, amount_fen,
                   count, price, department_code, department_name, doctor_code, doctor_name,
                   refund_of, item_name, class, prior_self_pay_points, ceiling_yuan,
                   charge_category, full_self_pay_fen, over_limit_fen, prior_self_pay_fen,
                   in_scope_fen, approval, disease_code, restricted, marks
            from fee_line
            """;

    private static final String ALL =
            COLUMNS
                    + """
                    where visit_period = :period and visit_id = :visitId and live
                    order by id
                    """;

    private static final String OF_ROUND =
            COLUMNS
                    + """
                    where visit_period = :period and visit_id = :visitId and round = :round
                      and not withdrawn
                    order by id
                    """;

    private static final String TOUCHED =
            COLUMNS
                    + """
                    where visit_period = :period and visit_id = :visitId and live
                      and (line_no = any(:numbers) or refund_of = any(:numbers))
                    order by id
                    """;

    private static final String ADD =
            """
            insert into fee_line (visit_period, visit_id, round, line_no, batch, occurred_at,
                   item_code, hospital_item_code, amount_fen, count, price, department_code,
                   department_name, doctor_code, doctor_name, refund_of, item_name, class,
                   prior_self_pay_points, ceiling_yuan, charge_category, full_self_pay_fen,
                   over_limit_fen, prior_self_pay_fen, in_scope_fen, approval, disease_code,
                   restricted, marks)
            values (:period, :visitId, :round, :lineNo, :batch, :occurredAt,
                   :itemCode, :hospitalItemCode, :amount, :count, :price, :departmentCode,
                   :departmentName, :doctorCode, :doctorName, :refundOf, :itemName, :itemClass,
                   :priorSelfPayRate, :ceiling, :chargeCategory, :fullSelfPay,
                   :overLimit, :priorSelfPay, :inScope, :approval, :diseaseCode,
                   :restricted, :marks)
            """;

    private static final String WITHDRAW =
            """
            update fee_line
            set live = false, withdrawn = true
            where visit_period = :period and visit_id = :visitId and live and round = :round
              and line_no = any(:numbers)
            """;

    private static final String SUMS =
            """
            select count(*) as lines,
                   coalesce(sum(full_self_pay_fen), 0)::bigint as full_self_pay,
                   coalesce(sum(over_limit_fen), 0)::bigint as over_limit,
                   coalesce(sum(prior_self_pay_fen), 0)::bigint as prior_self_pay,
                   coalesce(sum(in_scope_fen), 0)::bigint as in_scope
            from fee_line
            where visit_period = :period and visit_id = :visitId and live and round = :round
              and (:batch = '' or batch = :batch)
            """;

    private static final String DAYS =
            """
            select distinct (occurred_at at time zone 'Asia/Shanghai')::date as day
            from fee_line
            where visit_period = :period and visit_id = :visitId and live and round = :round
              and (:batch = '' or batch = :batch)
            order by day
            """;

    private static final String DISEASES =
            """
            select distinct disease_code
            from fee_line
            where visit_period = :period and visit_id = :visitId and live and round = :round
              and (:batch = '' or batch = :batch) and disease_code <> ''
            """;

    private static final String POSTPONE =
            """
            update fee_line
            set round = :next
            where visit_period = :period and visit_id = :visitId and live and round = :round
              and batch <> :batch
            """;

    /** The cancelled round keeps its lines as they were; copies of them are open again. */
    private static final String REOPEN =
            """
            with closed as (
                update fee_line
                set live = false
                where visit_period = :period and visit_id = :visitId and live and round = :round
                returning *)
            insert into fee_line (visit_period, visit_id, round, line_no, batch, occurred_at,
                   item_code, hospital_item_code, amount_fen, count, price, department_code,
                   department_name, doctor_code, doctor_name, refund_of, item_name, class,
                   prior_self_pay_points, ceiling_yuan, charge_category, full_self_pay_fen,
                   over_limit_fen, prior_self_pay_fen, in_scope_fen, approval, disease_code,
                   restricted, marks)
            select visit_period, visit_id, :next, line_no, batch, occurred_at,
                   item_code, hospital_item_code, amount_fen, count, price, department_code,
                   department_name, doctor_code, doctor_name, refund_of, item_name, class,
                   prior_self_pay_points, ceiling_yuan, charge_category, full_self_pay_fen,
                   over_limit_fen, prior_self_pay_fen, in_scope_fen, approval, disease_code,
                   restricted, marks
            from closed
            order by id
            """;

    /**
     * Lines of a round that are not open again as they were, and open refunds of those that are.
     */
    private static final String CHANGED =
            """
            with billed as (
                select line_no, batch, item_code, amount_fen, full_self_pay_fen, over_limit_fen,
                       prior_self_pay_fen, in_scope_fen
                from fee_line
                where visit_period = :period and visit_id = :visitId and round = :round
                  and not withdrawn),
            open as (
                select line_no, refund_of, batch, item_code, amount_fen, full_self_pay_fen,
                       over_limit_fen, prior_self_pay_fen, in_scope_fen
                from fee_line
                where visit_period = :period and visit_id = :visitId and live and round = :open)
            select (select count(*) from billed b
                    where not exists (select 1 from open o
                        where o.line_no = b.line_no and o.batch = b.batch
                          and o.item_code = b.item_code and o.amount_fen = b.amount_fen
                          and o.full_self_pay_fen = b.full_self_pay_fen
                          and o.over_limit_fen = b.over_limit_fen
                          and o.prior_self_pay_fen = b.prior_self_pay_fen
                          and o.in_scope_fen = b.in_scope_fen))
                 + (select count(*) from open o
                    where o.refund_of in (select line_no from billed)
                      and o.line_no not in (select line_no from billed))
            """;

    private static final String POSTPONE_NEW =
            """
            update fee_line
            set round = :next
            where visit_period = :period and visit_id = :visitId and live and round = :open
              and line_no not in (
                  select line_no from fee_line
                  where visit_period = :period and visit_id = :visitId and round = :round
                    and not withdrawn)
            """;

    private final Jdbi jdbi;

    FeeRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A line and the settlement round it is in. */
    record Stored(int round, ClassedFeeLine line) {}

    List<Stored> all(String visitId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ALL)
                                .bind("period", period(visitId))
                                .bind("visitId", visitId)
                                .map((row, context) -> stored(row))
                                .list());
    }

    List<Stored> ofRound(String visitId, int round) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_ROUND)
                                .bind("period", period(visitId))
                                .bind("visitId", visitId)
                                .bind("round", round)
                                .map((row, context) -> stored(row))
                                .list());
    }

    List<LocalDate> days(String visitId, int round, String batch) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(DAYS)
                                .bind("period", period(visitId))
                                .bind("visitId", visitId)
                                .bind("round", round)
                                .bind("batch", batch)
                                .mapTo(LocalDate.class)
                                .list());
    }

    /** The live lines of these numbers, and those that refund them. */
    List<Stored> touched(String visitId, Collection<String> numbers) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(TOUCHED)
                                .bind("period", period(visitId))
                                .bind("visitId", visitId)
                                .bindArray("numbers", String.class, List.copyOf(numbers))
                                .map((row, context) -> stored(row))
                                .list());
    }

    void add(String visitId, int round, List<ClassedFeeLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(ADD);
                    for (ClassedFeeLine classed : lines) {
                        FeeLine line = classed.line();
                        batch.bind("period", period(visitId))
                                .bind("visitId", visitId)
                                .bind("round", round)
                                .bind("lineNo", line.lineNo())
                                .bind("batch", line.batch())
                                .bind("occurredAt", line.occurredAt())
                                .bind("itemCode", line.itemCode())
                                .bind("hospitalItemCode", line.hospitalItemCode())
                                .bind("amount", line.amount())
                                .bind("count", line.count())
                                .bind("price", line.price())
                                .bind("departmentCode", line.departmentCode())
                                .bind("departmentName", line.departmentName())
                                .bind("doctorCode", line.doctorCode())
                                .bind("doctorName", line.doctorName())
                                .bind("refundOf", line.refundOf().orElse(null))
                                .bind("itemName", classed.itemName())
                                .bind("itemClass", classed.itemClass())
                                .bind("priorSelfPayRate", classed.priorSelfPayRate())
                                .bind("ceiling", classed.ceiling().orElse(null))
                                .bind("chargeCategory", classed.chargeCategory())
                                .bind("fullSelfPay", classed.fullSelfPay())
                                .bind("overLimit", classed.overLimit())
                                .bind("priorSelfPay", classed.priorSelfPay())
                                .bind("inScope", classed.inScope())
                                .bind("approval", line.approval())
                                .bind("diseaseCode", line.diseaseCode())
                                .bind("restricted", classed.restricted())
                                .bind("marks", classed.marks().letters())
                                .add();
                    }
                    batch.execute();
                });
    }

    int withdraw(String visitId, int round, Collection<String> numbers) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(WITHDRAW)
                                .bind("period", period(visitId))
                                .bind("visitId", visitId)
                                .bind("round", round)
                                .bindArray("numbers", String.class, List.copyOf(numbers))
                                .execute());
    }

    OpenLines sums(String visitId, int round, String batch) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(SUMS)
                                .bind("period", period(visitId))
                                .bind("visitId", visitId)
                                .bind("round", round)
                                .bind("batch", batch)
                                .map(
                                        (row, context) ->
                                                new OpenLines(
                                                        row.getInt("lines"),
                                                        new LineSplit(
                                                                money(row, "full_self_pay"),
                                                                money(row, "over_limit"),
                                                                money(row, "prior_self_pay"),
                                                                money(row, "in_scope"))))
                                .one());
    }

    /** What the lines of a round say they are for. */
    Set<String> diseases(String visitId, int round, String batch) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(DISEASES)
                                .bind("period", period(visitId))
                                .bind("visitId", visitId)
                                .bind("round", round)
                                .bind("batch", batch)
                                .mapTo(String.class)
                                .set());
    }

    /** Moves the lines of other batches into the round after. */
    void postpone(String visitId, int round, String batch) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(POSTPONE)
                                .bind("period", period(visitId))
                                .bind("visitId", visitId)
                                .bind("round", round)
                                .bind("next", round + 1)
                                .bind("batch", batch)
                                .execute());
    }

    void reopen(String visitId, int round, int next) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(REOPEN)
                                .bind("period", period(visitId))
                                .bind("visitId", visitId)
                                .bind("round", round)
                                .bind("next", next)
                                .execute());
    }

    /** Whether the lines of a round that was billed are all open again, as they were. */
    boolean areOpenAgain(String visitId, int round, int open) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(CHANGED)
                                        .bind("period", period(visitId))
                                        .bind("visitId", visitId)
                                        .bind("round", round)
                                        .bind("open", open)
                                        .mapTo(Long.class)
                                        .one()
                                == 0);
    }

    /** Moves the open lines that were not in a round into the round after the open one. */
    void postponeNew(String visitId, int round, int open) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(POSTPONE_NEW)
                                .bind("period", period(visitId))
                                .bind("visitId", visitId)
                                .bind("round", round)
                                .bind("open", open)
                                .bind("next", open + 1)
                                .execute());
    }

    /** The month in a visit's number. */
    private static String period(String visitId) {
        return "20" + visitId.substring(7, 9) + "-" + visitId.substring(9, 11);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        FeeLine line =
                new FeeLine(
                        row.getString("line_no"),
                        row.getString("batch"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        row.getString("item_code"),
                        row.getString("hospital_item_code"),
                        money(row, "amount_fen"),
                        row.getBigDecimal("count"),
                        row.getBigDecimal("price"),
                        row.getString("department_code"),
                        row.getString("department_name"),
                        row.getString("doctor_code"),
                        row.getString("doctor_name"),
                        Optional.ofNullable(row.getString("refund_of")),
                        row.getString("approval"),
                        row.getString("disease_code"));
        return new Stored(
                row.getInt("round"),
                new ClassedFeeLine(
                        line,
                        row.getString("item_name"),
                        ItemClass.fromString(row.getString("class")),
                        Rate.ofBasisPoints(row.getInt("prior_self_pay_points")),
                        Optional.ofNullable(row.getBigDecimal("ceiling_yuan")),
                        row.getString("charge_category"),
                        row.getString("restricted"),
                        ItemMarks.ofLetters(row.getString("marks")),
                        money(row, "full_self_pay_fen"),
                        money(row, "over_limit_fen"),
                        money(row, "prior_self_pay_fen"),
                        money(row, "in_scope_fen")));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
