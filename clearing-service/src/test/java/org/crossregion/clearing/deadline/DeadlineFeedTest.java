package org.crossregion.clearing.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class DeadlineFeedTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

    @Test
    void a_deadline_is_an_event_of_its_whole_day_that_keeps_its_identity() {
        String feed = DeadlineFeed.of(List.of(deadline("confirmed")), NOW);
        ICalendar read = Biweekly.parse(feed).first();

        assertThat(feed).contains("DTSTART;VALUE=DATE:20261231");
        assertThat(read.getEvents()).hasSize(1);
        assertThat(read.getEvents().get(0).getSummary().getValue())
                .isEqualTo("长春市 款项划拨（通知书220000-2026-8-0001）截止");
        assertThat(read.getEvents().get(0).getUid().getValue())
                .isEqualTo("notice-transfer/notice/220000-2026-8-0001/2026-12-31");
        assertThat(read.getEvents().get(0).getDescription().getValue())
                .isEqualTo("对方：吉林省\n逾期未办：视为确认\nnotice/220000-2026-8-0001");
    }

    @Test
    void the_same_deadlines_at_the_same_time_are_the_same_file() {
        assertThat(DeadlineFeed.of(List.of(deadline(null)), NOW))
                .isEqualTo(DeadlineFeed.of(List.of(deadline(null)), NOW));
    }

    private static DeadlineView deadline(String silence) {
        return new DeadlineView(
                "notice-transfer",
                "款项划拨",
                "notice/220000-2026-8-0001",
                "通知书220000-2026-8-0001",
                LocalDate.parse("2026-12-31"),
                "220100",
                "长春市",
                "220000",
                "吉林省",
                silence);
    }
}
