package org.crossregion.clearing.calendar;

import org.crossregion.clearing.period.Step;
import org.crossregion.values.Coded;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key {@code yearEnd} of a clearing policy, read and written. */
final class YearEndRows {

    /** How a month and day are written without a year, {@code 03-31}. */
    private static final String NO_YEAR = "--";

    private static final int LONGEST_ANSWER = 60;

    private YearEndRows() {}

    /** What can be read; what is wrong is added to the list, and the policy is refused then. */
    static YearEnd read(PolicyFile.Year row, List<PolicyFile.Wrong> wrong) {
        int days = Optional.ofNullable(row.answerWorkingDays()).orElse(0);
        if (days < 1 || days > LONGEST_ANSWER) {
            wrong.add(
                    new PolicyFile.Wrong(
                            "yearEnd.answerWorkingDays",
                            "range",
                            "must be 1 to " + LONGEST_ANSWER));
        }
        if (!YearEnd.ACCEPTED.equals(row.silence())) {
            wrong.add(
                    new PolicyFile.Wrong(
                            "yearEnd.silence", "known", "must be " + YearEnd.ACCEPTED));
        }
        EnumMap<Step, YearDate> calendar = new EnumMap<>(Step.class);
        Optional.ofNullable(row.calendar())
                .orElse(Map.of())
                .forEach(
                        (code, day) -> {
                            String field = "yearEnd.calendar." + code;
                            Optional<Step> step =
                                    PolicyFile.read(
                                            code,
                                            text -> Coded.ofCode(Step.class, text),
                                            field,
                                            wrong);
                            date(day, field, wrong)
                                    .ifPresent(date -> step.ifPresent(s -> calendar.put(s, date)));
                        });
        return new YearEnd(
                days,
                row.silence(),
                Optional.ofNullable(row.collection())
                        .flatMap(day -> date(day, "yearEnd.collection", wrong)),
                Optional.ofNullable(row.reminderDays()).orElse(List.of()),
                calendar);
    }

    static PolicyFile.Year write(YearEnd yearEnd) {
        Map<String, PolicyFile.YearDay> calendar = new LinkedHashMap<>();
        yearEnd.calendar().forEach((step, date) -> calendar.put(step.code(), day(date)));
        return new PolicyFile.Year(
                yearEnd.answerWorkingDays(),
                yearEnd.silence(),
                yearEnd.collection().map(YearEndRows::day).orElse(null),
                yearEnd.reminderDays(),
                calendar);
    }

    private static PolicyFile.YearDay day(YearDate date) {
        return new PolicyFile.YearDay(
                date.on().toString().substring(NO_YEAR.length()), date.at(), date.job());
    }

    private static Optional<YearDate> date(
            PolicyFile.YearDay day, String field, List<PolicyFile.Wrong> wrong) {
        if (day == null || day.on() == null || day.at() == null) {
            wrong.add(
                    new PolicyFile.Wrong(
                            field, "required", "must have a day (on) and a time (at)"));
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new YearDate(
                            MonthDay.parse(NO_YEAR + day.on()),
                            day.at(),
                            Boolean.TRUE.equals(day.job())));
        } catch (DateTimeException e) {
            wrong.add(
                    new PolicyFile.Wrong(
                            field + ".on", "date", "must be a month and day such as 03-31"));
            return Optional.empty();
        }
    }
}
