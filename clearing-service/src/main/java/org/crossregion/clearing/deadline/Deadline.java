package org.crossregion.clearing.deadline;

import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something a region has to do by a day.
 *
 * @param subject what it is about, such as {@code inquiry/0198…}
 * @param about the same for people, such as {@code 2027-08期跨省确认}
 * @param region who has to act
 * @param counterpart who waits
 * @param silence what its silence until then means; empty if nothing
 * @param escalatedTo the authority that is told when the day has passed
 * @param reminderDays how many days before it is reminded of; empty for those of all cases
 */
public record Deadline(
        DeadlineKind kind,
        String subject,
        String about,
        LocalDate dueOn,
        RegionCode region,
        RegionCode counterpart,
        Optional<String> silence,
        Optional<RegionCode> escalatedTo,
        List<Integer> reminderDays) {

    public Deadline {
        reminderDays = List.copyOf(reminderDays);
    }

    /** One that is reminded of as all cases are. */
    public Deadline(
            DeadlineKind kind,
            String subject,
            String about,
            LocalDate dueOn,
            RegionCode region,
            RegionCode counterpart,
            Optional<String> silence,
            Optional<RegionCode> escalatedTo) {
        this(kind, subject, about, dueOn, region, counterpart, silence, escalatedTo, List.of());
    }

    /** Whether a region has to act or waits. */
    boolean concerns(RegionCode one) {
        return region.equals(one) || counterpart.equals(one);
    }

    /** Whose policy decides, whichever side asks. */
    RegionPair pair() {
        return new RegionPair(region, counterpart);
    }
}
