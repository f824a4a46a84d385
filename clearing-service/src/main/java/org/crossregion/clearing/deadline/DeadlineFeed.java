package org.crossregion.clearing.deadline;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;

/** Deadlines as an iCalendar file (RFC 5545), one event of a whole day each. */
final class DeadlineFeed {

    private static final String PRODUCT = "-//crossregion//clearing-service//ZH";

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
            event.setSummary(deadline.regionName() + " " + deadline.kindName() + "截止");
            event.setDescription(description(deadline));
            calendar.addEvent(event);
        }
        return Biweekly.write(calendar).go();
    }

    private static String description(DeadlineView deadline) {
        return deadline.silence() == null
                ? deadline.subject()
                : deadline.subject() + "\n逾期未答复视为：" + deadline.silence();
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(
                new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                false);
    }
}
