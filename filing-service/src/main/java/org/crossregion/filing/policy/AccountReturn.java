package org.crossregion.filing.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * When the money of personal accounts that were stopped while filed is returned: from one day of
 * the next year to another, both included.
 *
 * @param from such as {@code 07-01}
 * @param until such as {@code 08-31}
 */
public record AccountReturn(
        @JsonProperty(required = true) String from, @JsonProperty(required = true) String until) {

    public AccountReturn {
        if (YearDay.of(until).isBefore(YearDay.of(from))) {
            throw new IllegalArgumentException("accountReturn ends before it begins");
        }
    }

    /** Whether money of a year may be returned on a day: in its days of the next year. */
    public boolean isOpen(int year, LocalDate day) {
        return !day.isBefore(YearDay.of(from).atYear(year + 1))
                && !day.isAfter(YearDay.of(until).atYear(year + 1));
    }

    /** Such as 次年7月1日至8月31日. */
    public String label() {
        MonthDay first = YearDay.of(from);
        MonthDay last = YearDay.of(until);
        return "次年%d月%d日至%d月%d日"
                .formatted(
                        first.getMonthValue(),
                        first.getDayOfMonth(),
                        last.getMonthValue(),
                        last.getDayOfMonth());
    }
}
