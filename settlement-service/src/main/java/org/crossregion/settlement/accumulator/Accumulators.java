package org.crossregion.settlement.accumulator;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Scheme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The year's accumulators of persons, exact under concurrency: lock, read, change. Whoever needs
 * two years of a person locks the earlier one first. What was used under any number of one human
 * being counts together; each bill stays booked under its own, so that a merge can be undone.
 */
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

    /** Applies a change to a year that is locked, and keeps it. */
    public void apply(AccumulatorChange change) {
        YearChange year = change.year();
        // A merged person's year is more than what was booked under this number.
        boolean applied =
                rows.apply(change, year.before())
                        || rows.apply(
                                change, rows.own(change.personNo(), change.scheme(), year.year()));
        if (!applied) {
            throw new IllegalStateException(
                    "the year of " + change.settlementId() + " is not ours");
        }
    }

    /** What a settlement changed, by year; what it found then is not kept. */
    public List<YearChange> changes(String settlementId) {
        return rows.changes(settlementId);
    }

    /** What a settlement or a top-up changed in one year; nothing if it does not count in it. */
    public YearUse change(String settlementId, int year) {
        return changes(settlementId).stream()
                .filter(one -> one.year() == year)
                .map(YearChange::change)
                .findFirst()
                .orElse(YearUse.NOTHING);
    }

    /**
     * What a bill found when it was entered.
     *
     * @param years what was used in each of its years before it
     * @param isStay whether it is for a stay
     * @param stay what earlier bills of the same stay had done
     */
    public record Found(Map<Integer, YearUse> years, boolean isStay, StayUse stay) {

        public Found {
            years = Map.copyOf(years);
        }

        public YearUse used(int year) {
            return years.getOrDefault(year, YearUse.NOTHING);
        }
    }

    /** What a bill found in its years when it was entered. */
    public Found foundBy(String settlementId) {
        return new Found(
                rows.before(settlementId),
                rows.isStay(settlementId),
                rows.ofVisitBefore(settlementId));
    }

    /** What the standing bills of a visit have counted and borne. */
    public StayUse ofVisit(String visitId) {
        return rows.ofVisit(visitId);
    }

    /**
     * The number of the next admission in a year, which must be locked: the lowest that no standing
     * one has. So whoever comes next bears a deductible that a cancellation has freed.
     *
     * @param withheld numbers that are not given again
     */
    public int nextAdmission(
            String personNo, Scheme scheme, int year, YearUse used, Set<Integer> withheld) {
        if (used.admissions() == 0) {
            return 1;
        }
        Set<Integer> taken = rows.admissions(personNo, scheme, year);
        int next = 1;
        while (taken.contains(next) || withheld.contains(next)) {
            next++;
        }
        return next;
    }

    /**
     * Whether a bill of the same kind (a stay, or none) stands that was settled later in a year.
     */
    public boolean isFollowed(String settlementId, int year) {
        return rows.isFollowed(settlementId, year);
    }

    /** The last standing bill of a stay that was settled after this one in a year of its. */
    public Optional<String> laterStay(String settlementId) {
        return rows.laterStay(settlementId);
    }
}
