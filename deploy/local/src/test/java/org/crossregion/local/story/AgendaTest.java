package org.crossregion.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.local.scenario.Sample;
import org.crossregion.local.scenario.Scenario;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

class AgendaTest {

    private final Scenario month =
            Scenario.load(
                    "month",
                    new Sample(
                            Path.of(
                                    System.getProperty("build.root"),
                                    "deploy/local/src/main/reference")));

    @Test
    void hospitals_work_their_desks_off_at_the_next_hour() {
        assertThat(Agenda.deskHour(at("2026-10-09T09:20"))).isEqualTo("2026-10-09T10:00");
        assertThat(Agenda.deskHour(at("2026-10-09T10:00"))).isEqualTo("2026-10-09T10:00");
        assertThat(Agenda.deskHour(at("2026-10-09T14:01"))).isEqualTo("2026-10-09T17:00");
    }

    @Test
    void what_happens_out_of_hours_happens_at_once() {
        assertThat(Agenda.deskHour(at("2026-12-31T23:40"))).isEqualTo("2026-12-31T23:40");
        assertThat(Agenda.deskHour(at("2027-01-01T00:05"))).isEqualTo("2027-01-01T00:05");
    }

    @Test
    void the_clock_stops_on_every_day_in_order() {
        List<LocalDateTime> stops =
                new Agenda(month).stops().stream().map(Agenda.Stop::at).toList();

        assertThat(stops).isSorted();
        assertThat(stops.stream().map(LocalDateTime::toLocalDate).distinct())
                .containsExactlyElementsOf(
                        month.firstDay().datesUntil(month.lastDay().plusDays(1)).toList());
    }

    @Test
    void nobody_is_billed_before_they_came() {
        for (Agenda.Stop stop : new Agenda(month).stops()) {
            assertThat(stop.lanes())
                    .allSatisfy(
                            lane ->
                                    assertThat(lane)
                                            .extracting(Agenda.Happening::time)
                                            .isSorted()
                                            .allMatch(time -> !time.isAfter(stop.at())));
        }
    }

    @Test
    void the_story_begins_on_its_first_day() {
        assertThat(month.firstDay()).isEqualTo(LocalDate.of(2026, 10, 1));
    }

    private static LocalDateTime at(String time) {
        return LocalDateTime.parse(time);
    }
}
