package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;

import org.assertj.core.api.SoftAssertions;
import org.jdbi.v3.core.Jdbi;

/**
 * Holds what is kept of persons against what the settlements say, each computed anew from the facts
 * alone: years, accounts, mirrors, events' twins in the audit trail.
 */
@ApplicationScoped
class Books {

    /**
     * The running row of a year is the sum of its changes, part by part; that of another number of
     * the person is locked beside it, and may have none.
     */
    private static final String DRIFT =
            """
            select count(*)
            from accumulator a
            full join (
                select person_no, scheme, year, sum(bills) as bills,
                       sum(admissions) as admissions, sum(total_fen) as total,
                       sum(deductible_fen) as deductible, sum(yearly_deductible_fen) as yearly,
                       sum(pooling_fen) as pooling
                from accumulator_change
                group by person_no, scheme, year) c using (person_no, scheme, year)
            where (a.bills, a.admissions, a.total_fen, a.deductible_fen, a.yearly_deductible_fen,
                   a.pooling_fen)
               is distinct from (coalesce(c.bills, 0), coalesce(c.admissions, 0),
                   coalesce(c.total, 0), coalesce(c.deductible, 0), coalesce(c.yearly, 0),
                   coalesce(c.pooling, 0))
            """;

    /** And so are the parts of it that are kept by kind of care and by fund. */
    private static final String DRIFT_OF_PARTS =
            """
            with kept as (
                select person_no, scheme, year, 'borne ' || key as part, value::bigint as fen
                from accumulator, jsonb_each_text(yearly_deductibles)
                union all
                select person_no, scheme, year, 'base ' || key, (value ->> 0)::bigint
                from accumulator, jsonb_each(layers)
                union all
                select person_no, scheme, year, 'paid ' || key, (value ->> 1)::bigint
                from accumulator, jsonb_each(layers)),
            changed as (
                select person_no, scheme, year, 'borne ' || key as part, value::bigint as fen
                from accumulator_change, jsonb_each_text(yearly_deductibles)
                union all
                select person_no, scheme, year, 'base ' || key, (value ->> 0)::bigint
                from accumulator_change, jsonb_each(layers)
                union all
                select person_no, scheme, year, 'paid ' || key, (value ->> 1)::bigint
                from accumulator_change, jsonb_each(layers))
            select count(*)
            from (select person_no, scheme, year, part, fen from kept where fen <> 0) k
            full join (
                select person_no, scheme, year, part, sum(fen)::bigint as fen
                from changed
                group by person_no, scheme, year, part
                having sum(fen) <> 0) c using (person_no, scheme, year, part)
            where k.fen is distinct from c.fen
            """;

    /** What the years of a person come to is what the settlements themselves come to. */
    private static final String NOT_THE_FACTS =
            """
            with facts as (
                select person_no, scheme,
                       sum(case kind when 'settlement' then 1 when 'top-up' then 0 else -1 end) as bills,
                       sum(total_fen) as total, sum(deductible_fen) as deductible,
                       sum(pooling_fen) as pooling
                from (
                    select person_no, scheme, kind, total_fen, deductible_fen, pooling_fen
                    from settlement
                    union all
                    select person_no, scheme, 'top-up', 0, deductible_fen, pooling_fen
                    from top_up_entry) entered
                group by person_no, scheme),
            years as (
                select person_no, scheme, sum(bills) as bills, sum(total_fen) as total,
                       sum(deductible_fen + yearly_deductible_fen) as deductible,
                       sum(pooling_fen) as pooling
                from accumulator
                group by person_no, scheme)
            select count(*)
            from years y
            full join facts f using (person_no, scheme)
            where (y.bills, y.total, y.deductible, y.pooling)
               is distinct from (coalesce(f.bills, 0), coalesce(f.total, 0),
                   coalesce(f.deductible, 0), coalesce(f.pooling, 0))
            """;

    private static final String ACCOUNT_NOT_THE_FACTS =
            """
            with entered as (
                select person_no, sum(amount_fen) as fen,
                       coalesce(sum(amount_fen) filter (where settlement_id is null), 0) as other_fen
                from account_entry
                group by person_no),
            payer as (
                select settlement_id, min(person_no) as person_no
                from account_entry
                where settlement_id is not null
                group by settlement_id
                having count(distinct person_no) = 1),
            billed as (
                select coalesce(p.person_no, s.person_no) as person_no, sum(s.account_fen) as fen
                from settlement s
                left join payer p using (settlement_id)
                where s.remote_request is null
                group by 1),
            topped as (
                select person_no, sum(account_fen) as fen
                from top_up_entry
                group by person_no)
            select count(*)
            from account a
            left join entered e using (person_no)
            left join billed b using (person_no)
            left join topped t using (person_no)
            where balance_fen <> coalesce(e.fen, 0)
               or balance_fen
                  <> coalesce(e.other_fen, 0) - coalesce(b.fen, 0) + coalesce(t.fen, 0)
            """;

    /** Each entry goes on from the one before it. */
    private static final String BROKEN_STATEMENTS =
            """
            select count(*)
            from (select balance_fen,
                         sum(amount_fen) over (partition by person_no order by id) as so_far
                  from account_entry) e
            where balance_fen <> so_far
            """;

    private static final String BILLS_NOT_ENTERED =
            """
            select count(*)
            from settlement s
            left join account_entry e on e.settlement_id = s.settlement_id
            where remote_request is null
              and coalesce(e.amount_fen, 0) <> -account_fen
            """;

    private static final String UNBALANCED_BILLS =
            """
            select count(*)
            from settlement
            where total_fen <> full_self_pay_fen + over_limit_fen + prior_self_pay_fen
                  + in_scope_fen
               or total_fen <> pooling_fen + civil_servant_fen + enterprise_fen
                  + serious_illness_fen + large_amount_fen + disabled_fen + medical_aid_fen
                  + other_fen + account_fen + cash_fen + hospital_borne_fen
               or cleared_fen <> case when in_clearing
                      then total_fen - cash_fen - hospital_borne_fen else 0 end
            """;

    private static final String CROOKED_MIRRORS =
            """
            select count(*)
            from settlement m
            left join settlement o on o.settlement_id = m.original_id
            left join mirror k on k.original_id = m.original_id
            where m.kind <> 'settlement'
              and (k.mirror_id is distinct from m.settlement_id
                or (m.total_fen, m.pooling_fen, m.account_fen, m.cash_fen, m.cleared_fen,
                    m.deductible_fen, m.person_no)
                   is distinct from (-o.total_fen, -o.pooling_fen, -o.account_fen, -o.cash_fen,
                    -o.cleared_fen, -o.deductible_fen, o.person_no))
            """;

    /** A fact has its change of the year, and its row in the audit trail, once. */
    private static final String NOT_TOLD_ONCE =
            """
            with changed as (
                select settlement_id, count(*) as times
                from accumulator_change
                where bills <> 0
                group by settlement_id),
            told as (
                select subject as settlement_id, action, count(*) as times
                from audit_entry
                where action like 'settlement-%'
                group by subject, action)
            select count(*)
            from settlement s
            left join changed c using (settlement_id)
            left join told t on t.settlement_id = s.settlement_id
                and t.action = case s.kind when 'settlement' then 'settlement-recorded'
                    else 'settlement-' || s.kind end
            where (c.times, t.times) is distinct from (1::bigint, 1::bigint)
            """;

    private final Jdbi jdbi;

    Books(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Everything of everybody. */
    void mustBeExact() {
        SoftAssertions.assertSoftly(
                softly -> {
                    softly.assertThat(count(DRIFT)).as("years not their changes").isZero();
                    softly.assertThat(count(DRIFT_OF_PARTS)).as("parts of years").isZero();
                    softly.assertThat(count(NOT_THE_FACTS)).as("years not the facts").isZero();
                    softly.assertThat(count(ACCOUNT_NOT_THE_FACTS)).as("balances").isZero();
                    softly.assertThat(count(BROKEN_STATEMENTS)).as("entries").isZero();
                    softly.assertThat(count(BILLS_NOT_ENTERED)).as("bills unpaid").isZero();
                    softly.assertThat(count(UNBALANCED_BILLS)).as("identities").isZero();
                    softly.assertThat(count(CROOKED_MIRRORS)).as("mirrors").isZero();
                    softly.assertThat(count(NOT_TOLD_ONCE)).as("told once").isZero();
                });
        assertThat(count("select count(*) from settlement")).isPositive();
    }

    private long count(String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}
