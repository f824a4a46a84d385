package org.crossregion.clearing.detail;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.CutBook;
import org.crossregion.clearing.cut.Cuts;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds what account years have left over. */
@ApplicationScoped
public class LeftOvers {

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
        List<LeftOver> items = new ArrayList<>(details(circle, year));
        Map<String, Money> deducted = entries.standingIn(year);
        Map<String, Standing> settlements = details.find(deducted.keySet());
        settlements.values().stream()
                .filter(
                        standing ->
                                Circle.deciding(standing.detail().pair()).tier() == circle.tier())
                .filter(standing -> circle.covers(standing.detail().pair()))
                .map(
                        standing ->
                                deduction(
                                        standing,
                                        year,
                                        deducted.get(standing.detail().settlementId())))
                .forEach(items::add);
        items.sort(Comparator.comparing(LeftOver::settlementId));
        return items;
    }

    private List<LeftOver> details(Circle circle, Period year) {
        List<String> ids = details.leftOver(circle, year);
        Map<String, Standing> found = details.find(ids);
        Set<String> disputed = details.everHeld(ids);
        Cuts since = cuts.since(year);
        return ids.stream()
                .map(found::get)
                .map(standing -> leftOver(standing, disputed, since))
                .toList();
    }

    /**
     * One item of a year, whatever has become of it: the deduction that stands in the year's end if
     * there is one, else the detail.
     */
    public Optional<LeftOver> find(String settlementId, Period year) {
        List<String> id = List.of(settlementId);
        Optional<Standing> found = Optional.ofNullable(details.find(id).get(settlementId));
        Money deducted = entries.standingIn(year).get(settlementId);
        if (deducted != null) {
            return found.map(standing -> deduction(standing, year, deducted));
        }
        return found.map(
                standing ->
                        leftOver(
                                standing,
                                details.everHeld(id),
                                cuts.since(standing.detail().origin())));
    }

    /** The deductions of an item that is one. */
    public List<UUID> deductions(LeftOver item) {
        return entries.idsStandingIn(item.standing(), item.settlementId());
    }

    /** What was deducted after its settlement was cleared; it takes money, so it is negative. */
    private LeftOver deduction(Standing standing, Period year, Money deducted) {
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
                cuts.since(year).isOpen(detail.pair(), year),
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
