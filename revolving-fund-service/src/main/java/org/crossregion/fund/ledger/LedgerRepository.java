package org.crossregion.fund.ledger;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Accounts, entries and postings in the database. */
@ApplicationScoped
class LedgerRepository {

    private static final String LOCK = "lock table entry in share row exclusive mode";

    private static final String ADD_ENTRY =
            """
            insert into entry (kind, booked_at, booked_by, reason, document, closes)
            values (:kind, :bookedAt, :bookedBy, :reason, :document, :closes)
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

    private static final String MONEY_OF_YEAR =
            """
            select year, insured_region, treatment_region, scheme, quota_fen, emergency_fen,
                   paid_in_fen, adjusted_fen, held_fen, lent_fen
            from pair_money_of(:year)
            order by insured_region, treatment_region, scheme
            """;

    private static final String MONEY =
            """
            select year, insured_region, treatment_region, scheme, quota_fen, emergency_fen,
                   paid_in_fen, adjusted_fen, held_fen, lent_fen
            from pair_money
            order by year, insured_region, treatment_region, scheme
            """;

    private static final String HOLDINGS =
            """
            select a.year, a.insured_region, a.treatment_region, a.scheme,
                   coalesce(sum(p.amount_fen) filter (where a.kind = 'held'), 0)::bigint as held_fen,
                   coalesce(sum(p.amount_fen) filter (where a.kind = 'lent'), 0)::bigint as lent_fen,
                   coalesce(-sum(p.amount_fen) filter (where a.kind = 'paid-in'), 0)::bigint
                       as paid_in_fen
            from account a
                     join posting p on p.account_id = a.id
            where a.kind in ('held', 'lent', 'paid-in')
            group by a.year, a.insured_region, a.treatment_region, a.scheme
            order by a.year, a.insured_region, a.treatment_region, a.scheme
            """;

    private static final String MOVEMENTS =
            """
            select e.id as entry, e.kind, e.booked_at, e.booked_by, e.reason, e.document,
                   a.insured_region, a.treatment_region, a.scheme,
                   coalesce(sum(p.amount_fen) filter (where a.kind = 'held'), 0)::bigint as held_fen,
                   coalesce(sum(p.amount_fen) filter (where a.kind = 'lent'), 0)::bigint as lent_fen
            from account a
                     join posting p on p.account_id = a.id
                     join entry e on e.id = p.entry_id
            where a.kind in ('held', 'lent')
              and a.insured_region = :insured
              and e.closes is null
              and (:before::timestamptz is null or e.booked_at < :before)
            group by e.id, a.insured_region, a.treatment_region, a.scheme
            order by e.booked_at, e.id, a.treatment_region, a.scheme
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
                                    .bind("document", entry.document())
                                    .bind("closes", closes(entry))
                                    .mapTo(Long.class)
                                    .one();
                    int line = 1;
                    for (Posting posting : entry.postings()) {
                        add(handle, id, line++, posting);
                    }
                });
    }

    private static Integer closes(Entry entry) {
        return entry.closes().isPresent() ? entry.closes().getAsInt() : null;
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
        return jdbi.withHandle(
                handle -> money(handle.createQuery(MONEY_OF_YEAR).bind("year", year)));
    }

    List<PairMoney> money() {
        return jdbi.withHandle(handle -> money(handle.createQuery(MONEY)));
    }

    private static List<PairMoney> money(Query query) {
        return query.mapTo(Row.class).list().stream().map(Row::money).toList();
    }

    List<Holding> holdings() {
        return jdbi
                .withHandle(handle -> handle.createQuery(HOLDINGS).mapTo(HoldingRow.class).list())
                .stream()
                .map(HoldingRow::holding)
                .toList();
    }

    List<Movement> movements(RegionCode insured, Optional<Instant> before) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(MOVEMENTS)
                                        .bind("insured", insured)
                                        .bind(
                                                "before",
                                                before.map(at -> at.atOffset(ZoneOffset.UTC))
                                                        .orElse(null))
                                        .mapTo(MovementRow.class)
                                        .list())
                .stream()
                .map(MovementRow::movement)
                .toList();
    }

    /** A row of the view. */
    record Row(
            int year,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            Money quotaFen,
            Money emergencyFen,
            Money paidInFen,
            Money adjustedFen,
            Money heldFen,
            Money lentFen) {

        PairMoney money() {
            return new PairMoney(
                    year,
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    quotaFen,
                    emergencyFen,
                    paidInFen,
                    adjustedFen,
                    heldFen,
                    lentFen);
        }
    }

    /** What the accounts of a year, pair and scheme come to. */
    record HoldingRow(
            int year,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            Money heldFen,
            Money lentFen,
            Money paidInFen) {

        Holding holding() {
            return new Holding(
                    year,
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    heldFen,
                    lentFen,
                    paidInFen);
        }
    }

    /** What an entry came to for a pair and scheme. */
    record MovementRow(
            long entry,
            EntryKind kind,
            Instant bookedAt,
            String bookedBy,
            String reason,
            String document,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            Money heldFen,
            Money lentFen) {

        Movement movement() {
            return new Movement(
                    entry,
                    kind,
                    bookedAt,
                    bookedBy,
                    reason,
                    document,
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    heldFen,
                    lentFen);
        }
    }
}
