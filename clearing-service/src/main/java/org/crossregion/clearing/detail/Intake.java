package org.crossregion.clearing.detail;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.CutBook;
import org.crossregion.clearing.cut.Cuts;
import org.crossregion.clearing.total.Totals;
import org.crossregion.values.Period;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Takes new details in: each becomes a fact once, stands in one period, and moves its totals. */
@ApplicationScoped
class Intake {

    private final DetailRepository details;
    private final EntryRepository entries;
    private final Partitions partitions;
    private final CutBook cuts;
    private final Totals totals;
    private final Clock clock;

    Intake(
            DetailRepository details,
            EntryRepository entries,
            Partitions partitions,
            CutBook cuts,
            Totals totals,
            Clock clock) {
        this.details = details;
        this.entries = entries;
        this.partitions = partitions;
        this.cuts = cuts;
        this.totals = totals;
        this.clock = clock;
    }

    /**
     * Takes a batch in, in its order and the caller's transaction. What is known already is passed
     * over.
     *
     * @throws Contradiction if one of them cannot be true; nothing is taken in then
     */
    void take(List<Detail> batch) {
        Map<String, Detail> arrived = new LinkedHashMap<>();
        for (Detail detail : batch) {
            Detail twin = arrived.putIfAbsent(detail.settlementId(), detail);
            mustBeSame(detail, twin);
        }
        if (arrived.isEmpty()) {
            return;
        }
        partitions.ensure(arrived.values().stream().map(Detail::origin).distinct().toList());

        cuts.passGate();
        Map<String, Standing> known = new HashMap<>(originalsOf(arrived));
        for (Detail detail : arrived.values()) {
            mustHaveOriginal(detail, arrived, known);
        }
        Set<String> claimed = details.claim(arrived.values());
        known.putAll(known(arrived, claimed));

        Instant now = clock.instant();
        List<Detail> fresh =
                arrived.values().stream()
                        .filter(detail -> claimed.contains(detail.settlementId()))
                        .toList();
        Booking booking =
                Booking.arrival(
                        fresh, known, takenBackBy(fresh), cutsFor(fresh, known.values()), now);

        if (!fresh.isEmpty()) {
            details.add(fresh, now);
        }
        details.except(booking.exceptions());
        entries.add(booking.entries());
        totals.move(booking.deltas());
    }

    /** The originals, outside this batch, of the mirrors in it; nobody moves them meanwhile. */
    private Map<String, Standing> originalsOf(Map<String, Detail> arrived) {
        List<String> originals =
                arrived.values().stream()
                        .flatMap(detail -> detail.originalId().stream())
                        .filter(id -> !arrived.containsKey(id))
                        .sorted()
                        .distinct()
                        .toList();
        details.lock(originals);
        return details.find(originals);
    }

    /** What is deducted from the originals of new mirrors; the originals are locked. */
    private Map<String, List<DeductionEntry>> takenBackBy(List<Detail> fresh) {
        return entries.takenFrom(
                fresh.stream().flatMap(detail -> detail.originalId().stream()).toList());
    }

    private static void mustHaveOriginal(
            Detail detail, Map<String, Detail> arrived, Map<String, Standing> known) {
        detail.originalId()
                .filter(id -> !arrived.containsKey(id) && !known.containsKey(id))
                .ifPresent(
                        id -> {
                            throw new Contradiction(detail, "its original " + id + " is unknown");
                        });
    }

    /** What was taken in earlier must have said the same. */
    private Map<String, Standing> known(Map<String, Detail> arrived, Set<String> claimed) {
        List<String> repeated = new ArrayList<>(arrived.keySet());
        repeated.removeAll(claimed);
        Map<String, Standing> known = details.find(repeated);
        for (String id : repeated) {
            Detail detail = arrived.get(id);
            if (!known.containsKey(id)) {
                throw new Contradiction(
                        detail,
                        "its original "
                                + detail.originalId().orElse("")
                                + " is taken back already");
            }
            mustBeSame(detail, known.get(id).detail());
        }
        return known;
    }

    private static void mustBeSame(Detail detail, Detail twin) {
        if (twin != null && !detail.sameFactAs(twin)) {
            throw new Contradiction(detail, "the same id was recorded with other content");
        }
    }

    private Cuts cutsFor(List<Detail> fresh, Collection<Standing> known) {
        return Stream.concat(
                        fresh.stream().map(Detail::origin),
                        known.stream().map(standing -> standing.placement().period()))
                .min(Period::compareTo)
                .map(cuts::since)
                .orElse(Cuts.NONE);
    }
}
