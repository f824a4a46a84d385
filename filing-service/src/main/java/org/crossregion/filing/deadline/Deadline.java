package org.crossregion.filing.deadline;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One day that somebody must not miss.
 *
 * @param subject what it is about, such as a filing's id; the same day of the same subject is told
 *     once for each step
 * @param dueOn the last day on which it is in time
 * @param region the pooling region insured in, whose policy says when to remind
 * @param agency who is competent, if the region has agencies
 */
public record Deadline(
        String subject,
        LocalDate dueOn,
        String personNo,
        RegionCode region,
        Optional<String> agency) {}
