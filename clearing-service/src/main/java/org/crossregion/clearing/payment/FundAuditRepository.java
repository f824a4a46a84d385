package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.payment.FundAuditResource.FundAuditRow;
import org.jdbi.v3.core.Jdbi;

import java.util.List;

/** The money between clearing and the revolving fund, in the database. */
@ApplicationScoped
class FundAuditRepository {

    private static final String ROWS =
            """
            select 'settled' as what, n.authority, n.number as document, s.scheme,
                   sum(s.amount_fen)::bigint as amount_fen
            from notice n
                     join line_settlement s on s.number = n.number
            where n.kind in ('revolving-fund', 'emergency')
            group by n.authority, n.number, s.scheme
            union all
            select 'drawn', r.authority, r.payment::text, r.scheme, d.amount_fen
            from fund_request r
                     join fund_draw d on d.payment = r.payment
            where d.amount_fen > 0
            union all
            select 'replenished', r.authority, r.payment::text, r.scheme,
                   sum(b.amount_fen)::bigint
            from fund_request r
                     join fund_repayment b on b.payment = r.payment
            group by r.authority, r.payment, r.scheme
            order by what, document, scheme
            """;

    private final Jdbi jdbi;

    FundAuditRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<FundAuditRow> rows() {
        return jdbi.withHandle(handle -> handle.createQuery(ROWS).mapTo(FundAuditRow.class).list());
    }
}
