package org.crossregion.local.story;

import org.crossregion.local.scenario.Filing;
import org.crossregion.local.scenario.Scenario;
import org.crossregion.local.scenario.Scene;
import org.crossregion.local.scenario.Turn;
import org.crossregion.local.scenario.Visit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The story's moments in order: when the clock stops, what happens there beside each other, and
 * what the offices then do one after the other. Every day has at least one stop, but of stretches
 * of more than a month in which nothing happens.
 */
final class Agenda {

    /** Hospitals work their desks off at these times of a day; what falls later has its own. */
    private static final List<LocalTime> DESK_HOURS =
            List.of(LocalTime.of(10, 0), LocalTime.of(14, 0), LocalTime.of(17, 0));

    private static final int QUIET_DAYS = 31;

    private static final LocalTime COUNTERS_OPEN = LocalTime.of(8, 30);

    private final SortedMap<LocalDateTime, Stop> stops = new TreeMap<>();

    Agenda(Scenario scenario) {
        for (Filing filing : scenario.filings()) {
            LocalDateTime time = filing.on().atTime(COUNTERS_OPEN);
            stop(time)
                    .happenings
                    .add(new Happening(What.FILED, time, filing.person().number(), filing));
        }
        for (Visit visit : scenario.visits()) {
            atDesk(What.BEGUN, visit.begun(), visit);
            atDesk(What.SETTLED, visit.settled(), visit);
            visit.turned().ifPresent(time -> atDesk(What.TAKEN_BACK, time, visit));
        }
        for (Scene scene : scenario.plot()) {
            stop(scene.at()).scenes.add(scene);
        }
        stopEveryDay();
    }

    private void stopEveryDay() {
        List<LocalDate> busy =
                stops.keySet().stream().map(LocalDateTime::toLocalDate).distinct().toList();
        for (int i = 1; i < busy.size(); i++) {
            LocalDate before = busy.get(i - 1);
            if (ChronoUnit.DAYS.between(before, busy.get(i)) <= QUIET_DAYS) {
                before.datesUntil(busy.get(i)).forEach(day -> stop(day.atTime(COUNTERS_OPEN)));
            }
        }
    }

    /** What happens to a person. */
    enum What {
        FILED,
        BEGUN,
        SETTLED,
        TAKEN_BACK
    }

    /**
     * Something that happens to a person.
     *
     * @param of the {@link Filing} or the {@link Visit}
     */
    record Happening(What what, LocalDateTime time, String person, Record of) {}

    /** Where the clock stops. */
    static final class Stop {

        private final LocalDateTime at;
        private final List<Happening> happenings = new ArrayList<>();
        private final List<Scene> scenes = new ArrayList<>();

        private Stop(LocalDateTime at) {
            this.at = at;
        }

        LocalDateTime at() {
            return at;
        }

        /** What offices do, in the order of the plot. */
        List<Scene> scenes() {
            return scenes;
        }

        /** One person's happenings one after the other; persons do not wait for each other. */
        Collection<List<Happening>> lanes() {
            Map<String, List<Happening>> lanes = new LinkedHashMap<>();
            happenings.stream()
                    .sorted(Comparator.comparing(Happening::time).thenComparing(Happening::what))
                    .forEach(
                            one ->
                                    lanes.computeIfAbsent(one.person(), none -> new ArrayList<>())
                                            .add(one));
            return lanes.values();
        }
    }

    /** Every stop, in order. */
    Collection<Stop> stops() {
        return stops.values();
    }

    private void atDesk(What what, LocalDateTime time, Visit visit) {
        if (what == What.TAKEN_BACK && visit.turn() == Turn.NONE) {
            return;
        }
        stop(deskHour(time))
                .happenings
                .add(new Happening(what, time, visit.person().number(), visit));
    }

    /** The next hour at which hospitals work their desks off; out of hours, at once. */
    static LocalDateTime deskHour(LocalDateTime time) {
        return DESK_HOURS.stream()
                .filter(hour -> time.getHour() >= COUNTERS_OPEN.getHour())
                .filter(hour -> !hour.isBefore(time.toLocalTime()))
                .findFirst()
                .map(hour -> time.toLocalDate().atTime(hour))
                .orElse(time);
    }

    private Stop stop(LocalDateTime time) {
        return stops.computeIfAbsent(time, Stop::new);
    }
}
