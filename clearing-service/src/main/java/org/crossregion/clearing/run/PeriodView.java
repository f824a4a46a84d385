package org.crossregion.clearing.run;

import org.crossregion.values.Money;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A period as its page shows it.
 *
 * @param version the statement version in force; null before generation
 * @param sha256 the hash of that version's canonical table
 * @param factsWatermark the last fact that was in when the period was cut
 * @param number the official number of its table, once issued
 * @param next the step that moves it on; null once closed
 * @param deadlines every step that has a date, and what silence until then means
 * @param blocking what keeps the next step from being taken now
 * @param steps who took which step
 * @param notices what was issued, and how far it is paid
 */
public record PeriodView(
        String period,
        String authority,
        String authorityName,
        String tier,
        String state,
        String stateName,
        Integer version,
        String sha256,
        Long factsWatermark,
        String number,
        Next next,
        List<Deadline> deadlines,
        Lists lists,
        List<Blocking> blocking,
        List<Taken> steps,
        Figures figures,
        List<NoticeLine> notices) {

    /** The step that comes next and the role that may take it. */
    public record Next(String step, String role) {}

    /** By when a step is due, whether the calendar takes it, and what silence means. */
    public record Deadline(
            String step, OffsetDateTime due, boolean scheduled, String silence, boolean passed) {}

    /**
     * How far the insured regions' lists of the month have come.
     *
     * @param due by when they are compared
     * @param pairs pairs of regions with bills of the month
     * @param open differences of their lists that are not resolved; silence confirms none of them
     * @param missing insured→treatment, those whose list of the whole month is missing; 100 at most
     */
    public record Lists(
            OffsetDateTime due,
            boolean passed,
            long pairs,
            long compared,
            long open,
            List<String> missing) {}

    /** Something that keeps the next step from being taken. */
    public record Blocking(String rule, String message) {}

    /** A step somebody took. */
    public record Taken(String step, int version, String by, OffsetDateTime at) {}

    /** What stands in the period now: live before the cut, still afterwards. */
    public record Figures(
            long details,
            long cases,
            String total,
            String cleared,
            String deducted,
            long heldDetails) {}

    /**
     * A notice of the period.
     *
     * @param deadline null for an advice
     */
    public record NoticeLine(
            String number,
            String region,
            String regionName,
            String direction,
            Money amount,
            Money paid,
            Money outstanding,
            String state,
            LocalDate deadline) {}
}
