package org.crossregion.filing.workday;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.LocalDate;
import java.util.List;

/**
 * The calendar of one year as it differs from plain weekdays.
 *
 * @param provisional not published by the State Council yet; may still change
 * @param holidays days off, in order
 * @param workedWeekends Saturdays and Sundays worked in exchange, in order
 */
record WorkingDays(
        @JsonProperty(required = true) int year,
        @JsonProperty(required = true) boolean provisional,
        @JsonProperty(required = true) List<LocalDate> holidays,
        @JsonProperty(value = "worked_weekends", required = true) List<LocalDate> workedWeekends) {

    WorkingDays {
        holidays = holidays.stream().sorted().toList();
        workedWeekends = workedWeekends.stream().sorted().toList();
    }
}
