package org.crossregion.clearing.detail;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.CutBook;
import org.crossregion.clearing.cut.Cuts;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.Period;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what account years have left over. */
@ApplicationScoped
public class LeftOvers {

    private final DetailRepository details;
    private final CutBook cuts;

    LeftOvers(DetailRepository details, CutBook cuts) {
        this.details = details;
        this.cuts = cuts;
    }

    /**
     * The details a circle decides about that a year has left over, in the order of their ids: what
     * stands in the period of the year, and what of the year is still held elsewhere.
     */
    public List<LeftOver> of(Circle circle, Period year) {
        List<String> ids = details.leftOver(circle, year);
        Map<String, Standing> found = details.find(ids);
        Set<String> disputed = details.everHeld(ids);
        Cuts since = cuts.since(year);
        return ids.stream()
                .map(found::get)
                .map(standing -> leftOver(standing, disputed, since))
                .toList();
    }

    /** One detail, whatever has become of it. */
    public Optional<LeftOver> find(String settlementId) {
        List<String> id = List.of(settlementId);
        return Optional.ofNullable(details.find(id).get(settlementId))
                .map(
                        standing ->
                                leftOver(
                                        standing,
                                        details.everHeld(id),
                                        cuts.since(standing.detail().origin())));
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
                detail.cleared(),
                placement.period(),
                placement.state() == DetailState.HELD,
                cuts.isOpen(detail.pair(), placement.period()),
                disputed.contains(detail.settlementId()));
    }
}
