package org.crossregion.clearing.detail;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.CutBook;
import org.crossregion.clearing.cut.Cuts;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Finds what account years have left over. */
@ApplicationScoped
public class LeftOvers {

    private static final String EVERYBODY = "";

    private final DetailRepository details;
    private final EntryRepository entries;
    private final CutBook cuts;

    LeftOvers(DetailRepository details, EntryRepository entries, CutBook cuts) {
        this.details = details;
        this.entries = entries;
        this.cuts = cuts;
    }

    /**
     * The details a circle decides about that a year has left over, in the order of their ids: what
     * stands in the period of the year, deductions by themselves among it, and what of the year is
     * still held elsewhere.
     */
    public List<LeftOver> of(Circle circle, Period year) {
        return find(ids(circle, year, EVERYBODY, Optional.empty(), Integer.MAX_VALUE), year);
    }

    /**
     * The ids of those that a region is a side of, in their order.
     *
     * @param regionPrefix how the region's code begins; empty for all
     * @param after the last one of the page before
     */
    public List<String> ids(
            Circle circle, Period year, String regionPrefix, Optional<String> after, int limit) {
        TreeSet<String> ids =
                new TreeSet<>(details.leftOver(circle, year, regionPrefix, after, limit));
        Set<String> deducted = new TreeSet<>(entries.standingIn(year).keySet());
        deducted.removeIf(id -> after.filter(last -> id.compareTo(last) <= 0).isPresent());
        details.find(deducted).values().stream()
                .map(Standing::detail)
                .filter(detail -> Circle.deciding(detail.pair()).tier() == circle.tier())
                .filter(detail -> circle.covers(detail.pair()))
                .filter(detail -> concerns(detail, regionPrefix))
                .map(Detail::settlementId)
                .forEach(ids::add);
        return ids.stream().limit(limit).toList();
    }

    private static boolean concerns(Detail detail, String regionPrefix) {
        return detail.pair().insured().value().startsWith(regionPrefix)
                || detail.pair().treatment().value().startsWith(regionPrefix);
    }

    /**
     * Items of a year, whatever has become of them, in the order of the ids given: the deduction
     * that stands in the year's end if there is one, else the detail.
     */
    public List<LeftOver> find(List<String> ids, Period year) {
        Map<String, Standing> found = details.find(ids);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, Money> deducted = entries.standingIn(year);
        Set<String> disputed = details.everHeld(ids);
        Cuts since =
                cuts.since(
                        found.values().stream()
                                .map(standing -> standing.detail().origin())
                                .reduce(year, LeftOvers::earlier));
        return ids.stream()
                .filter(found::containsKey)
                .map(
                        id ->
                                deducted.containsKey(id)
                                        ? deduction(found.get(id), year, deducted.get(id), since)
                                        : leftOver(found.get(id), disputed, since))
                .toList();
    }

    /** One item of a year, whatever has become of it. */
    public Optional<LeftOver> find(String settlementId, Period year) {
        return find(List.of(settlementId), year).stream().findFirst();
    }

    private static Period earlier(Period one, Period other) {
        return one.firstDay().isAfter(other.firstDay()) ? other : one;
    }

    /** The deductions of an item that is one. */
    public List<UUID> deductions(LeftOver item) {
        return entries.idsStandingIn(item.standing(), item.settlementId());
    }

    /** What was deducted after its settlement was cleared; it takes money, so it is negative. */
    private static LeftOver deduction(Standing standing, Period year, Money deducted, Cuts cuts) {
        Detail detail = standing.detail();
        return new LeftOver(
                detail.settlementId(),
                detail.kind(),
                detail.pair(),
                detail.scheme(),
                detail.settledAt(),
                deducted.negated(),
                year,
                false,
                cuts.isOpen(detail.pair(), year),
                false,
                true);
    }

    private static LeftOver leftOver(Standing standing, Set<String> disputed, Cuts cuts) {
        Detail detail = standing.detail();
        Placement placement = standing.placement();
        return new LeftOver(
                detail.settlementId(),
                detail.kind(),
                detail.pair(),
                detail.scheme(),
                detail.settledAt(),
                detail.cleared().minus(standing.deducted()),
                placement.period(),
                placement.state() == DetailState.HELD,
                cuts.isOpen(detail.pair(), placement.period()),
                disputed.contains(detail.settlementId()),
                false);
    }
}
