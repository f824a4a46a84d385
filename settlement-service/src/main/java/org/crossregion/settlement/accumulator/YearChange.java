package org.crossregion.settlement.accumulator;

/**
 * What a bill, or the mirror of one, finds in a person's year and does to it. A bill counts in one
 * year, or in the two that a stay lies in.
 *
 * @param before in that year, locked if the bill is entered
 * @param change the bill is counted in one of its years; a mirror adds the negative
 * @param admission the number in that year of the admission that the bill counts; 0 if none
 */
public record YearChange(int year, YearUse before, YearUse change, int admission) {

    public YearChange {
        if ((change.admissions() != 0) != (admission > 0)) {
            throw new IllegalArgumentException(
                    change.admissions() + " admissions as number " + admission);
        }
    }

    /** The same taken back, on what the year holds now. */
    public YearChange takenBack(YearUse now) {
        return new YearChange(year, now, change.negated(), admission);
    }

    /** The same once more, on what the year holds now. */
    public YearChange again(YearUse now) {
        return new YearChange(year, now, change, admission);
    }
}
