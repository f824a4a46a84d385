package org.crossregion.clearing.run;

import org.crossregion.values.Money;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A year as its page shows it.
 *
 * @param december what becomes of what December leaves over: {@code yearEndRun} or {@code
 *     nextPeriods}
 * @param version the statement version in force; null before generation
 * @param number the official number of its table (form 16), once issued
 * @param next the step that moves it on; null once closed
 * @param collection when its items were last collected; null if never
 * @param deadlines every step that has a date, the collection first
 * @param reminders what is late, or near its date
 * @param blocking what keeps the next step from being taken now
 * @param draft what was collected of the caller's own, by kind and by how far it has come
 * @param items the first of what the year left over, as far as the caller may see it
 * @param itemsNext what {@code …/items} takes as {@code after} for those that follow; null if none
 * @param standings how each region of the caller's own stands under each scheme
 */
public record YearView(
        String year,
        String authority,
        String authorityName,
        String tier,
        String december,
        String state,
        String stateName,
        Integer version,
        String sha256,
        String number,
        PeriodView.Next next,
        Collected collection,
        List<Deadline> deadlines,
        List<Reminder> reminders,
        List<PeriodView.Blocking> blocking,
        List<PeriodView.Taken> steps,
        List<Month> months,
        List<DraftSum> draft,
        List<Item> items,
        String itemsNext,
        List<Standing> standings,
        Fund fund,
        Figures figures) {

    /** When the draft was last collected, and what was found. */
    public record Collected(int items, int added, String by, OffsetDateTime at) {}

    /** By when a step is due, and whether the calendar takes it. */
    public record Deadline(
            String step, OffsetDateTime due, boolean scheduled, String silence, boolean passed) {}

    /** A step that is late, or whose date is near; days left are negative once it is late. */
    public record Reminder(String step, LocalDate by, long daysLeft, String message) {}

    /** One of the twelve, and what it came to; nothing in a month that was never opened. */
    public record Month(String period, String state, long cases, Money owed) {}

    /**
     * What was left over.
     *
     * @param amount what it clears, less what was deducted
     * @param standsIn the period it stands in now
     * @param state {@code due} or {@code held} there
     * @param application the last one made for it; null if there is none
     */
    public record Item(
            String settlementId,
            String kind,
            String kindName,
            String originPeriod,
            String insuredRegion,
            String treatmentRegion,
            String scheme,
            Money amount,
            String standsIn,
            String state,
            Application application) {}

    /**
     * Items of one kind whose applications have come equally far.
     *
     * @param state of the last application for them; null if nobody has applied
     * @param amount as they were collected; what takes money is negative
     */
    public record DraftSum(
            String kind,
            String kindName,
            String state,
            String stateName,
            int items,
            Money amount) {}

    /**
     * How a region stands in the year under one scheme.
     *
     * @param fund null as long as the fund has not said how it stands
     */
    public record Standing(
            String region,
            String regionName,
            String scheme,
            Side receivable,
            Side payable,
            InFund fund) {}

    /**
     * What a region has to receive, or to pay.
     *
     * @param months what the twelve months come to, deductions off
     * @param adjustment what the year's end adds, as far as it is decided
     * @param settled received or paid so far, by money or by offsetting
     * @param outstanding what is still open, year's end included
     */
    public record Side(Money months, Money adjustment, Money settled, Money outstanding) {}

    /**
     * A region's money in the revolving fund when the year was over.
     *
     * @param quota with emergency increases
     * @param balance what was held, less what was drawn and with what was given back later
     * @param drawnLater since the year was over, for its own notices and earlier ones
     */
    public record InFund(
            Money quota,
            Money paidIn,
            Money balance,
            Money held,
            Money drawnLater,
            Money replenishedLater) {}

    /**
     * What the figures of the fund are.
     *
     * @param closed whether the fund has closed the year
     * @param statedAt when the fund last said how it stood before that; null if never
     */
    public record Fund(boolean closed, OffsetDateTime statedAt) {}

    /** How far the application for an item has come. */
    public record Application(
            String id, String state, String region, LocalDate answerBy, boolean silent) {}

    /**
     * What the year comes to.
     *
     * @param months what the twelve months owe, less deductions
     * @param yearEnd what its end adds; live before the cut
     * @param yearEndCases the cases that it adds
     * @param heldItems what is still held in it, and would go on into the next year
     */
    public record Figures(Money months, Money yearEnd, long yearEndCases, long heldItems) {}
}
