package org.crossregion.clearing.period;

import org.crossregion.values.Period;

/** A period as papers print it. */
public final class Printed {

    private Printed() {}

    /** A month as {@code 2026年11月}, a year as {@code 2026年度}. */
    public static String of(Period period) {
        int year = period.firstDay().getYear();
        return period.isMonth()
                ? year + "年" + period.firstDay().getMonthValue() + "月"
                : year + "年度";
    }
}
