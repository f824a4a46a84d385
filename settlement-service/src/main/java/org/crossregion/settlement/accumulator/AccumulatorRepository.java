package org.crossregion.settlement.accumulator;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.person.SamePerson;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The running rows of the accumulators, and their changes. */
@ApplicationScoped
class AccumulatorRepository {

    private static final String OWN =
            """
            select bills, admissions, total_fen, deductible_fen, yearly_deductible_fen,
                   pooling_fen, pooling_by_care::text as pooling_by_care, layers::text as layers,
                   yearly_deductibles::text as yearly_deductibles
            from accumulator
            where person_no = :personNo and scheme = :scheme and year = :year
            """;

    private static final String READ =
            """
            select bills, admissions, total_fen, deductible_fen, yearly_deductible_fen,
                   pooling_fen, pooling_by_care::text as pooling_by_care, layers::text as layers,
                   yearly_deductibles::text as yearly_deductibles
            from accumulator
            where person_no in (%s) and scheme = :scheme and year = :year
            """
                    .formatted(SamePerson.NUMBERS);

    /**
     * Makes the rows or changes nothing about them; either way they are ours, in the order of the
     * numbers, and as they are now.
     */
    private static final String LOCK =
            """
            insert into accumulator as one (person_no, scheme, year)
            select n.person_no, :scheme, :year
            from (%s) n
            order by n.person_no
            on conflict (person_no, scheme, year) do update
            set bills = one.bills
            returning bills, admissions, total_fen, deductible_fen, yearly_deductible_fen,
                   pooling_fen, pooling_by_care::text as pooling_by_care, layers::text as layers,
                   yearly_deductibles::text as yearly_deductibles
            """
                    .formatted(SamePerson.NUMBERS);

    private static final String APPLY =
            """
            with applied as (
                update accumulator
                set bills = :nowBills, admissions = :nowAdmissions, total_fen = :nowTotal,
                    deductible_fen = :nowDeductible, yearly_deductible_fen = :nowYearlyDeductible,
                    yearly_deductibles = cast(:nowYearlyDeductibles as jsonb),
                    pooling_fen = :nowPooling, pooling_by_care = cast(:nowPoolingByCare as jsonb),
                    layers = cast(:nowLayers as jsonb)
                where person_no = :personNo and scheme = :scheme and year = :year
                    and bills = :beforeBills and admissions = :beforeAdmissions
                    and total_fen = :beforeTotal
                returning person_no)
            insert into accumulator_change (settlement_id, original_id, visit_id, stay, person_no,
                   scheme, year, admission, bills, admissions, total_fen, deductible_fen,
                   yearly_deductible_fen, yearly_deductibles, pooling_fen, pooling_by_care,
                   layers)
            select :settlementId, :originalId, :visitId, :stay, :personNo,
                   :scheme, :year, :admission, :bills, :admissions, :total, :deductible,
                   :yearlyDeductible, cast(:yearlyDeductibles as jsonb), :pooling,
                   cast(:poolingByCare as jsonb), cast(:layers as jsonb)
            from applied
            """;

    private static final String CHANGES =
            """
            select bills, admissions, total_fen, deductible_fen, yearly_deductible_fen,
                   pooling_fen, pooling_by_care::text as pooling_by_care, layers::text as layers,
                   yearly_deductibles::text as yearly_deductibles, year, admission
            from accumulator_change
            where settlement_id = :settlementId
            order by year
            """;

    /** The numbers of a year's admissions that stand. */
    private static final String ADMISSIONS =
            """
            select admission
            from accumulator_change
            where person_no in (%s) and scheme = :scheme and year = :year and admission > 0
            group by admission
            having sum(admissions) > 0
            """
                    .formatted(SamePerson.NUMBERS);

    /** What the bills of one visit that stand have counted and borne already. */
    private static final String OF_VISIT =
            """
            select coalesce(sum(admission * admissions), 0) as admission,
                   coalesce(sum(deductible_fen), 0)::bigint as deductible
            from accumulator_change
            where visit_id = :visitId
            """;

    /** What was entered in a bill's years before it. */
    private static final String BEFORE =
            """
            select b.year, b.bills, b.admissions, b.total_fen, b.deductible_fen, b.yearly_deductible_fen,
                   b.pooling_fen, b.pooling_by_care::text as pooling_by_care,
                   b.layers::text as layers, b.yearly_deductibles::text as yearly_deductibles
            from accumulator_change one
            join accumulator_change b
                on b.person_no in (%s) and b.scheme = one.scheme and b.year = one.year
            where one.settlement_id = :settlementId and b.id < one.id
            order by b.id
            """
                    .formatted(SamePerson.NUMBERS.replace(":personNo", "one.person_no"));

    private static final String IS_STAY =
            "select bool_or(stay) from accumulator_change where settlement_id = :settlementId";

    /** The same as of a visit, as it was before one of its bills. */
    private static final String OF_VISIT_BEFORE =
            """
            select coalesce(sum(b.admission * b.admissions), 0) as admission,
                   coalesce(sum(b.deductible_fen), 0)::bigint as deductible
            from (
                select visit_id, min(id) as id
                from accumulator_change
                where settlement_id = :settlementId
                group by visit_id) one
            join accumulator_change b using (visit_id)
            where b.id < one.id
            """;

    private static final String IS_FOLLOWED =
            """
            select exists (
                select 1
                from accumulator_change one
                join accumulator_change later
                    on later.person_no in (%s) and later.scheme = one.scheme
                        and later.year = one.year and later.stay = one.stay
                where one.settlement_id = :settlementId and one.year = :year
                  and later.settlement_id <> :settlementId
                  and later.id > one.id and later.original_id is null
                  and later.settlement_id like 'A%%'
                  and not exists (select 1 from accumulator_change mirror
                      where mirror.original_id = later.settlement_id))
            """
                    .formatted(SamePerson.NUMBERS.replace(":personNo", "one.person_no"));

    private static final String LATER_STAY =
            """
            select later.settlement_id
            from accumulator_change one
            join accumulator_change later
                on later.person_no in (%s) and later.scheme = one.scheme and later.year = one.year
            where one.settlement_id = :settlementId and later.settlement_id <> :settlementId
              and later.id > one.id and later.stay and later.original_id is null
              and not exists (select 1 from accumulator_change mirror
                  where mirror.original_id = later.settlement_id)
            order by later.id desc
            limit 1
            """
                    .formatted(SamePerson.NUMBERS.replace(":personNo", "one.person_no"));

    private final Jdbi jdbi;
    private final YearUseColumns columns;

    AccumulatorRepository(Jdbi jdbi, YearUseColumns columns) {
        this.jdbi = jdbi;
        this.columns = columns;
    }

    YearUse read(String personNo, Scheme scheme, int year) {
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(READ)
                                .bind("personNo", personNo)
                                .bind("scheme", scheme)
                                .bind("year", year)
                                .map((row, context) -> columns.read(row))
                                .stream()
                                .reduce(YearUse.NOTHING, YearUse::plus));
    }

    /** What was booked under this number alone. */
    YearUse own(String personNo, Scheme scheme, int year) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OWN)
                                .bind("personNo", personNo)
                                .bind("scheme", scheme)
                                .bind("year", year)
                                .map((row, context) -> columns.read(row))
                                .one());
    }

    /** The rows of all numbers, made if need be, locked until the transaction ends. */
    YearUse lock(String personNo, Scheme scheme, int year) {
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(LOCK)
                                .bind("personNo", personNo)
                                .bind("scheme", scheme)
                                .bind("year", year)
                                .map((row, context) -> columns.read(row))
                                .stream()
                                .reduce(YearUse.NOTHING, YearUse::plus));
    }

    /**
     * Keeps a change and what the year comes to with it, if the number's own row is as it was.
     *
     * @return whether it was
     */
    boolean apply(AccumulatorChange change, YearUse own) {
        YearChange year = change.year();
        YearUse now = own.plus(year.change());
        return jdbi.withHandle(
                handle ->
                        boundNow(bound(handle.createUpdate(APPLY), year.change()), now)
                                        .bind("beforeBills", own.bills())
                                        .bind("beforeAdmissions", own.admissions())
                                        .bind("beforeTotal", own.total())
                                        .bind("settlementId", change.settlementId())
                                        .bind("originalId", change.originalId().orElse(null))
                                        .bind("visitId", change.visitId())
                                        .bind("stay", change.stay())
                                        .bind("personNo", change.personNo())
                                        .bind("scheme", change.scheme())
                                        .bind("year", year.year())
                                        .bind("admission", year.admission())
                                        .execute()
                                > 0);
    }

    List<YearChange> changes(String settlementId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(CHANGES)
                                .bind("settlementId", settlementId)
                                .map(
                                        (row, context) ->
                                                new YearChange(
                                                        row.getInt("year"),
                                                        YearUse.NOTHING,
                                                        columns.read(row),
                                                        row.getInt("admission")))
                                .list());
    }

    Set<Integer> admissions(String personNo, Scheme scheme, int year) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ADMISSIONS)
                                .bind("personNo", personNo)
                                .bind("scheme", scheme)
                                .bind("year", year)
                                .mapTo(Integer.class)
                                .set());
    }

    StayUse ofVisit(String visitId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_VISIT)
                                .bind("visitId", visitId)
                                .map(
                                        (row, context) ->
                                                new StayUse(
                                                        row.getInt("admission"),
                                                        Money.ofFen(row.getLong("deductible"))))
                                .one());
    }

    /** By year; one that held nothing is absent. */
    Map<Integer, YearUse> before(String settlementId) {
        Map<Integer, YearUse> years = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(BEFORE)
                                .bind("settlementId", settlementId)
                                .map(
                                        (row, context) ->
                                                Map.entry(row.getInt("year"), columns.read(row)))
                                .forEach(
                                        one ->
                                                years.merge(
                                                        one.getKey(),
                                                        one.getValue(),
                                                        YearUse::plus)));
        return years;
    }

    boolean isStay(String settlementId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(IS_STAY)
                                .bind("settlementId", settlementId)
                                .mapTo(Boolean.class)
                                .one());
    }

    StayUse ofVisitBefore(String settlementId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_VISIT_BEFORE)
                                .bind("settlementId", settlementId)
                                .map(
                                        (row, context) ->
                                                new StayUse(
                                                        row.getInt("admission"),
                                                        Money.ofFen(row.getLong("deductible"))))
                                .one());
    }

    boolean isFollowed(String settlementId, int year) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(IS_FOLLOWED)
                                .bind("settlementId", settlementId)
                                .bind("year", year)
                                .mapTo(Boolean.class)
                                .one());
    }

    Optional<String> laterStay(String settlementId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LATER_STAY)
                                .bind("settlementId", settlementId)
                                .mapTo(String.class)
                                .findOne());
    }

    private <S extends SqlStatement<S>> S bound(S statement, YearUse use) {
        return statement
                .bind("bills", use.bills())
                .bind("admissions", use.admissions())
                .bind("total", use.total())
                .bind("deductible", use.deductible())
                .bind("yearlyDeductible", use.yearlyDeductible())
                .bind("yearlyDeductibles", columns.text(use.yearlyDeductibles()))
                .bind("pooling", use.pooling())
                .bind("poolingByCare", columns.text(use.poolingByCare()))
                .bind("layers", columns.text(use));
    }

    private <S extends SqlStatement<S>> S boundNow(S statement, YearUse use) {
        return statement
                .bind("nowBills", use.bills())
                .bind("nowAdmissions", use.admissions())
                .bind("nowTotal", use.total())
                .bind("nowDeductible", use.deductible())
                .bind("nowYearlyDeductible", use.yearlyDeductible())
                .bind("nowYearlyDeductibles", columns.text(use.yearlyDeductibles()))
                .bind("nowPooling", use.pooling())
                .bind("nowPoolingByCare", columns.text(use.poolingByCare()))
                .bind("nowLayers", columns.text(use));
    }
}
