package org.crossregion.fund.quota;

import org.crossregion.web.problem.Refused;

/** Which years quotas can be for. */
public final class QuotaYears {

    private QuotaYears() {}

    /** A year of four digits from 2000 on; anything else is refused. */
    public static int checked(int year) {
        if (year < 2000 || year > 2999) {
            throw Refused.field("year", "year", "must be a year such as 2026");
        }
        return year;
    }
}
