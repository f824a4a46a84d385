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
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The draft of a year's end: everything its months have left over, collected without anyone's help.
 */
@ApplicationScoped
public class Draft {

    private final DraftRepository repository;
    private final LeftOvers leftOvers;
    private final Applications applications;
    private final Periods periods;
    private final AuditTrail audit;
    private final Clock clock;

    Draft(
            DraftRepository repository,
            LeftOvers leftOvers,
            Applications applications,
            Periods periods,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.leftOvers = leftOvers;
        this.applications = applications;
        this.periods = periods;
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
        int before = repository.collected(year).size();
        repository.add(year, found, by, clock.instant());
        int added = repository.collected(year).size() - before;
        Collection collection = new Collection(found.size(), added, by, clock.instant());
        repository.add(year, collection);
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

    /**
     * Every item of the year as it stands now: what was collected, and what has been left over
     * since.
     */
    public List<Item> items(PeriodKey year) {
        Map<String, Application> latest =
                applications.of(year).stream()
                        .collect(
                                Collectors.toMap(
                                        Application::settlementId,
                                        Function.identity(),
                                        (earlier, later) -> later));
        Map<String, LeftOver> items =
                leftOvers.of(year.circle(), year.period()).stream()
                        .collect(Collectors.toMap(LeftOver::settlementId, Function.identity()));
        for (String collected : repository.collected(year)) {
            if (!items.containsKey(collected)) {
                leftOvers
                        .find(collected, year.period())
                        .ifPresent(item -> items.put(collected, item));
            }
        }
        return items.values().stream()
                .sorted(Comparator.comparing(LeftOver::settlementId))
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
