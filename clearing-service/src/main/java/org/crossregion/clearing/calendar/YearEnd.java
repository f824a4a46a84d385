package org.crossregion.clearing.calendar;

import org.crossregion.clearing.period.Step;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an authority clears the year's end.
 *
 * @param answerWorkingDays within how many working days the other side answers an application
 * @param silence what its silence until then means; {@code accepted} is the one that is known
 * @param collection when what the year has left over is collected
 * @param reminderDays how many days before the closing the year's page and its trail remind of it
 * @param calendar when each step is due; a step without a date has no deadline
 */
public record YearEnd(
        int answerWorkingDays,
        String silence,
        Optional<YearDate> collection,
        List<Integer> reminderDays,
        Map<Step, YearDate> calendar) {

    /** What silence means under every policy so far. */
    public static final String ACCEPTED = "accepted";

    public YearEnd {
        reminderDays = List.copyOf(reminderDays);
        EnumMap<Step, YearDate> inOrder = new EnumMap<>(Step.class);
        inOrder.putAll(calendar);
        calendar = Collections.unmodifiableMap(inOrder);
    }

    public Optional<YearDate> date(Step step) {
        return Optional.ofNullable(calendar.get(step));
    }
}
