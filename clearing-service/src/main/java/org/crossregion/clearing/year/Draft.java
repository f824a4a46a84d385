package org.crossregion.clearing.year;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.detail.LeftOver;
import org.crossregion.clearing.detail.LeftOvers;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.Outbox;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The draft of a year's end: everything its months have left over, collected without anyone's help;
 * the fund is asked how it stands, too.
 */
@ApplicationScoped
public class Draft {

    private final DraftRepository repository;
    private final LeftOvers leftOvers;
    private final Applications applications;
    private final Periods periods;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Draft(
            DraftRepository repository,
            LeftOvers leftOvers,
            Applications applications,
            Periods periods,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.leftOvers = leftOvers;
        this.applications = applications;
        this.periods = periods;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Collects what the year has left over so far; may be repeated until it is confirmed. */
    @Transactional
    public Collection collect(PeriodKey year, String by) {
        Progress progress = periods.lock(year);
        if (progress.state().compareTo(PeriodState.CONFIRMED) >= 0) {
            throw new Refused(
                    ClearingRefusal.PERIOD_IN_OTHER_STATE,
                    year
                            + " is "
                            + progress.state().code()
                            + "; collection is taken from [open, reconciling]");
        }
        if (!year.period().hasEnded(clock.instant())) {
            throw new Refused(
                    ClearingRefusal.PERIOD_NOT_ENDED,
                    year + " ends at " + year.period().endExclusive());
        }
        List<LeftOver> found = leftOvers.of(year.circle(), year.period());
        int before = repository.count(year);
        repository.add(year, found, by, clock.instant());
        int added = repository.count(year) - before;
        Collection collection = new Collection(found.size(), added, by, clock.instant());
        repository.add(year, collection);
        outbox.add(YearCollected.of(year, clock.instant()));
        audit.record(
                "year-collected",
                year.eventKey(),
                Map.of("items", collection.items(), "added", collection.added()));
        return collection;
    }

    /** When it was last collected. */
    public Optional<Collection> last(PeriodKey year) {
        return repository.last(year);
    }

    /** What was collected of the items that a region is a side of, by kind and application. */
    public List<DraftSum> sums(PeriodKey year, String regionPrefix) {
        return repository.sums(year, regionPrefix);
    }

    /**
     * The items of the year that a region is a side of, as they stand now, in the order of their
     * ids: what was collected, and what has been left over since.
     *
     * @param regionPrefix how the region's code begins; empty for all
     * @param after the last one of the page before
     */
    public List<Item> items(
            PeriodKey year, String regionPrefix, Optional<String> after, int limit) {
        TreeSet<String> ids =
                new TreeSet<>(
                        leftOvers.ids(year.circle(), year.period(), regionPrefix, after, limit));
        ids.addAll(repository.collected(year, regionPrefix, after, limit));
        List<String> page = ids.stream().limit(limit).toList();
        Map<String, Application> latest =
                applications.latest(year, page).stream()
                        .collect(Collectors.toMap(Application::settlementId, Function.identity()));
        return leftOvers.find(page, year.period()).stream()
                .map(
                        item -> {
                            Optional<Application> application =
                                    Optional.ofNullable(latest.get(item.settlementId()));
                            return new Item(
                                    item,
                                    application
                                            .map(Application::kind)
                                            .orElseGet(() -> ItemKind.of(item)),
                                    application);
                        })
                .toList();
    }
}
