package org.crossregion.clearing.deadline;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Deadlines as an iCalendar file (RFC 5545), one event of a whole day each. */
final class DeadlineFeed {

    private static final String PRODUCT = "-//crossregion//clearing-service//ZH";

    /** What silence means, in the words of the page. */
    private static final Map<String, String> SILENCE =
            Map.of("confirmed", "视为确认", "accepted", "视为同意");

    private DeadlineFeed() {}

    /**
     * @param at when the file is made
     */
    static String of(List<DeadlineView> deadlines, Instant at) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setName("异地就医清算期限");
        for (DeadlineView deadline : deadlines) {
            VEvent event = new VEvent();
            event.setUid(deadline.kind() + "/" + deadline.subject() + "/" + deadline.dueOn());
            event.setDateTimeStamp(Date.from(at));
            event.setDateStart(day(deadline.dueOn()));
            event.setSummary(
                    "%s %s（%s）截止"
                            .formatted(
                                    deadline.regionName(), deadline.kindName(), deadline.about()));
            event.setDescription(description(deadline));
            calendar.addEvent(event);
        }
        return Biweekly.write(calendar).go();
    }

    private static String description(DeadlineView deadline) {
        List<String> lines = new ArrayList<>();
        if (!deadline.counterpart().equals(deadline.region())) {
            lines.add("对方：" + deadline.counterpartName());
        }
        if (deadline.silence() != null) {
            lines.add("逾期未办：" + SILENCE.getOrDefault(deadline.silence(), deadline.silence()));
        }
        lines.add(deadline.subject());
        return String.join("\n", lines);
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(
                new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                false);
    }
}
