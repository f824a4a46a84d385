package org.crossregion.fund.reference;

import java.time.LocalDate;
import java.util.List;

/** What the fund reads of filing's event about the working days of a year. */
record WorkingDaysPublished(
        int year,
        boolean provisional,
        List<LocalDate> holidays,
        List<LocalDate> workedWeekends,
        long version) {}
