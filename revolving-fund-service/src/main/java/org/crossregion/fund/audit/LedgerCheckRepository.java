package org.crossregion.fund.audit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.util.List;

/** Holds the ledger against what it was booked from, in the database. */
@ApplicationScoped
class LedgerCheckRepository {

    private static final String DIFFERENCES =
            """
            with booked as (
                select e.document, a.kind, sum(p.amount_fen) as amount_fen
                from entry e
                         join posting p on p.entry_id = e.id
                         join account a on a.id = p.account_id
                where e.document <> '' and e.closes is null
                group by e.document, a.kind
            ), pair as (
                select a.insured_region || '→' || a.treatment_region || ' ' || a.scheme as document,
                       coalesce(sum(p.amount_fen) filter (where a.kind in ('held', 'lent')), 0)
                           as booked_fen,
                       coalesce(-sum(p.amount_fen) filter (where a.kind = 'paid-in'), 0)
                           as expected_fen
                from account a
                         join posting p on p.account_id = a.id
                group by a.insured_region, a.treatment_region, a.scheme
            ), culprit as (
                select a.insured_region || '→' || a.treatment_region || ' ' || a.scheme as document,
                       p.entry_id || '/' || p.line as name, p.entry_id, p.line,
                       sum(p.amount_fen) over (partition by p.entry_id, a.insured_region,
                                                            a.treatment_region, a.scheme)
                           as off_fen
                from posting p
                         join account a on a.id = p.account_id
                where a.kind in ('held', 'lent', 'paid-in')
            ), drawn as (
                select d.payment::text as document,
                       coalesce((select amount_fen from booked b
                                 where b.document = d.payment::text and b.kind = 'lent'), 0)
                           as booked_fen,
                       d.drawn_fen - coalesce((select sum(r.amount_fen) from replenishment r
                                               where r.payment = d.payment), 0) as expected_fen
                from draw d
            ), notified as (
                select n.number as document,
                       coalesce((select -amount_fen from booked b
                                 where b.document = n.number and b.kind = 'paid-in'), 0)
                           as booked_fen,
                       coalesce((select sum(t.amount_fen) from notice_transfer t
                                 where t.number = n.number), 0)
                           * case n.direction when 'payable' then 1 else -1 end as expected_fen
                from notice n
            ), increased as (
                select n.number as document,
                       coalesce((select -amount_fen from booked b
                                 where b.document = n.number and b.kind = 'emergency'), 0)
                           as booked_fen,
                       (select sum(l.amount_fen) from notice_line l where l.number = n.number)
                           as expected_fen
                from notice n
                where n.kind = 'emergency'
                  and not exists (select 1 from notice_void v where v.replaced_by = n.number)
            )
            , difference as (
                select 'held and lent = paid in' as what, document, booked_fen, expected_fen,
                       (select array_agg(c.name order by c.entry_id, c.line)
                        from culprit c
                        where c.document = pair.document and c.off_fen <> 0) as postings
                from pair
                union all
                select 'lent = drawn - replenished', document, booked_fen, expected_fen, null
                from drawn
                union all
                select 'booked on notice = transfers', document, booked_fen, expected_fen, null
                from notified
                union all
                select 'increase = its notice', document, booked_fen, expected_fen, null
                from increased
            )
            select what, document, booked_fen::bigint as booked_fen,
                   expected_fen::bigint as expected_fen,
                   coalesce(postings,
                            (select array_agg(p.entry_id || '/' || p.line
                                              order by p.entry_id, p.line)
                             from entry e
                                      join posting p on p.entry_id = e.id
                             where e.document <> '' and e.document = difference.document),
                            '{}') as postings
            from difference
            where booked_fen <> expected_fen
            order by what, document
            """;

    private final Jdbi jdbi;

    LedgerCheckRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<LedgerDifference> differences() {
        return jdbi.withHandle(
                handle -> handle.createQuery(DIFFERENCES).mapTo(LedgerDifference.class).list());
    }
}
