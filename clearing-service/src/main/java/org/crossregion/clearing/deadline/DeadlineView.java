package org.crossregion.clearing.deadline;

import java.time.LocalDate;

/**
 * A deadline as the list shows it.
 *
 * @param about what it is about, for people
 * @param region who has to act
 * @param counterpart who waits
 * @param silence what its silence until then means, or null
 */
public record DeadlineView(
        String kind,
        String kindName,
        String subject,
        String about,
        LocalDate dueOn,
        String region,
        String regionName,
        String counterpart,
        String counterpartName,
        String silence) {}
