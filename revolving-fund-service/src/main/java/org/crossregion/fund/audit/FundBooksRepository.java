package org.crossregion.fund.audit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.util.List;

/** What the fund's ledger has booked for each notice and payment, in the database. */
@ApplicationScoped
class FundBooksRepository {

    /** From the postings themselves, not from what they were booked from. */
    private static final String ALL =
            """
            select 'settled' as what, e.document, a.scheme, abs(sum(p.amount_fen))::bigint as amount_fen
            from entry e
                     join posting p on p.entry_id = e.id
                     join account a on a.id = p.account_id
            where e.kind in ('quota-paid', 'emergency-paid', 'quota-returned') and a.kind = 'paid-in'
            group by e.document, a.scheme
            union all
            select case e.kind when 'drawn' then 'drawn' else 'replenished' end,
                   e.document, a.scheme, abs(sum(p.amount_fen))::bigint
            from entry e
                     join posting p on p.entry_id = e.id
                     join account a on a.id = p.account_id
            where e.kind in ('drawn', 'replenished') and a.kind = 'lent'
            group by e.kind, e.document, a.scheme
            """;

    private static final String POSTINGS =
            """
            select p.entry_id || '/' || p.line
            from entry e
                     join posting p on p.entry_id = e.id
            where e.document = :document and e.document <> ''
            order by p.entry_id, p.line
            """;

    private final Jdbi jdbi;

    FundBooksRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Told> all() {
        return jdbi.withHandle(handle -> handle.createQuery(ALL).mapTo(Told.class).list());
    }

    /** By entry and line. */
    List<String> postings(String document) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(POSTINGS)
                                .bind("document", document)
                                .mapTo(String.class)
                                .list());
    }
}
