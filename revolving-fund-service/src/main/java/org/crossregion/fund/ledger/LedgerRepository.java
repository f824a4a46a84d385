package org.crossregion.fund.ledger;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import java.util.List;

/** Accounts, entries and postings in the database. */
@ApplicationScoped
class LedgerRepository {

    private static final String LOCK = "lock table entry in share row exclusive mode";

    private static final String ADD_ENTRY =
            """
            insert into entry (kind, booked_at, booked_by, reason)
            values (:kind, :bookedAt, :bookedBy, :reason)
            returning id
            """;

    private static final String OPEN_ACCOUNT =
            """
            insert into account (year, kind, insured_region, treatment_region, scheme)
            values (:year, :kind, :insured, :treatment, :scheme)
            on conflict do nothing
            """;

    private static final String ADD_POSTING =
            """
            insert into posting (entry_id, line, account_id, amount_fen)
            select :entry, :line, id, :amount
            from account
            where year = :year and kind = :kind and insured_region = :insured
              and treatment_region = :treatment and scheme = :scheme
            """;

    private static final String MONEY =
            """
            select year, insured_region, treatment_region, scheme, quota_fen, paid_in_fen
            from pair_money
            where :year::integer is null or year = :year
            order by year, insured_region, treatment_region, scheme
            """;

    private final Jdbi jdbi;

    LedgerRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void lock() {
        jdbi.useHandle(handle -> handle.execute(LOCK));
    }

    void add(Entry entry) {
        jdbi.useHandle(
                handle -> {
                    long id =
                            handle.createQuery(ADD_ENTRY)
                                    .bind("kind", entry.kind())
                                    .bind("bookedAt", entry.bookedAt())
                                    .bind("bookedBy", entry.bookedBy())
                                    .bind("reason", entry.reason())
                                    .mapTo(Long.class)
                                    .one();
                    int line = 1;
                    for (Posting posting : entry.postings()) {
                        add(handle, id, line++, posting);
                    }
                });
    }

    private static void add(Handle handle, long entry, int line, Posting posting) {
        Account account = posting.account();
        handle.createUpdate(OPEN_ACCOUNT)
                .bind("year", account.year())
                .bind("kind", account.kind())
                .bind("insured", account.pair().insured())
                .bind("treatment", account.pair().treatment())
                .bind("scheme", account.scheme())
                .execute();
        handle.createUpdate(ADD_POSTING)
                .bind("entry", entry)
                .bind("line", line)
                .bind("amount", posting.amount())
                .bind("year", account.year())
                .bind("kind", account.kind())
                .bind("insured", account.pair().insured())
                .bind("treatment", account.pair().treatment())
                .bind("scheme", account.scheme())
                .execute();
    }

    List<PairMoney> money(int year) {
        return query(year);
    }

    List<PairMoney> money() {
        return query(null);
    }

    private List<PairMoney> query(Integer year) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(MONEY)
                                        .bind("year", year)
                                        .mapTo(Row.class)
                                        .list())
                .stream()
                .map(Row::money)
                .toList();
    }

    /** A row of the view. */
    record Row(
            int year,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            Money quotaFen,
            Money paidInFen) {

        PairMoney money() {
            return new PairMoney(
                    year,
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    quotaFen,
                    paidInFen);
        }
    }
}
