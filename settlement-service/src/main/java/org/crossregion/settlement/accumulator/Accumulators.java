package org.crossregion.settlement.accumulator;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Scheme;

import java.util.Optional;

/** The year's accumulators of persons, exact under concurrency: lock, read, change. */
@ApplicationScoped
public class Accumulators {

    private final AccumulatorRepository rows;

    Accumulators(AccumulatorRepository rows) {
        this.rows = rows;
    }

    /** As they are now, for what changes nothing. */
    public YearUse read(String personNo, Scheme scheme, int year) {
        return rows.read(personNo, scheme, year);
    }

    /** Locked until the transaction ends. */
    public YearUse lock(String personNo, Scheme scheme, int year) {
        return rows.lock(personNo, scheme, year);
    }

    /**
     * Applies a change and keeps it.
     *
     * @param before what {@link #lock} answered in this transaction
     */
    public void apply(YearUse before, AccumulatorChange change) {
        rows.write(change.personNo(), change.scheme(), change.year(), before.plus(change.use()));
        rows.record(change);
    }

    /** What a settlement changed. */
    public YearUse change(String settlementId) {
        return rows.change(settlementId);
    }

    /** The year that a settlement counts in. */
    public int yearOf(String settlementId) {
        return rows.yearOf(settlementId);
    }

    /** What the standing bills of a visit have counted and borne. */
    public StayUse ofVisit(String visitId) {
        return rows.ofVisit(visitId);
    }

    /** The last standing bill of a stay that was settled after this one in the same year. */
    public Optional<String> laterStay(String settlementId) {
        return rows.laterStay(settlementId);
    }
}
