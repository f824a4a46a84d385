package org.crossregion.fund.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Books what happens to the fund, and tells how it stands. */
@ApplicationScoped
public class Ledger {

    private final LedgerRepository repository;

    Ledger(LedgerRepository repository) {
        this.repository = repository;
    }

    /** Books in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public void book(Entry entry) {
        repository.add(entry);
    }

    /** Books that a quota rose by an amount, or fell by a negative one. */
    @Transactional(TxType.MANDATORY)
    public void quotaChanged(
            int year,
            RegionPair pair,
            Scheme scheme,
            Money difference,
            Instant at,
            String by,
            String reason) {
        book(
                Entry.of(
                        EntryKind.QUOTA_FIXED,
                        at,
                        by,
                        reason,
                        difference,
                        new Account(year, pair, scheme, AccountKind.DUE),
                        new Account(year, pair, scheme, AccountKind.QUOTA)));
    }

    /** Books that a year's quota was raised by an emergency increase. */
    @Transactional(TxType.MANDATORY)
    public void emergencyApproved(
            int year,
            RegionPair pair,
            Scheme scheme,
            Money amount,
            Instant at,
            String by,
            String reason,
            String notice) {
        book(
                Entry.of(
                                EntryKind.EMERGENCY_APPROVED,
                                at,
                                by,
                                reason,
                                amount,
                                new Account(year, pair, scheme, AccountKind.DUE),
                                new Account(year, pair, scheme, AccountKind.EMERGENCY))
                        .forDocument(notice));
    }

    /** How a year's pairs stand, by pair and scheme. */
    public List<PairMoney> money(int year) {
        return repository.money(year);
    }

    /** How all years' pairs stand, by year, pair and scheme. */
    public List<PairMoney> money() {
        return repository.money();
    }

    /** What every year's accounts hold, have lent and were brought, by year, pair and scheme. */
    public List<Holding> holdings() {
        return repository.holdings();
    }

    /**
     * What moved the money of an insured region's pairs, in order; what only passed from one year's
     * accounts to the next's did not move it.
     *
     * @param before only what was booked before this instant
     */
    public List<Movement> movements(RegionCode insured, Optional<Instant> before) {
        return repository.movements(insured, before);
    }

    /** Makes others wait who would book from what they have read. */
    @Transactional(TxType.MANDATORY)
    public void lock() {
        repository.lock();
    }
}
