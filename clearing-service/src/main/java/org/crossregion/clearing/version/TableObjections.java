package org.crossregion.clearing.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.CutBook;
import org.crossregion.clearing.detail.Allotted;
import org.crossregion.clearing.detail.Holding;
import org.crossregion.clearing.national.NationalGate;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes objections to generated tables. The settlement leaves every table that has its pair, and
 * each of them has to be generated again before it is published; once one of them is published it
 * is too late, and a deduction takes the objection's place.
 */
@ApplicationScoped
public class TableObjections {

    private static final Set<PeriodState> MAY_CHANGE =
            Set.of(PeriodState.CONFIRMED, PeriodState.GENERATED);

    private final ObjectionRepository repository;
    private final Periods periods;
    private final CutBook cuts;
    private final Holding holding;
    private final NationalGate national;
    private final Caller caller;
    private final Clock clock;

    TableObjections(
            ObjectionRepository repository,
            Periods periods,
            CutBook cuts,
            Holding holding,
            NationalGate national,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.periods = periods;
        this.cuts = cuts;
        this.holding = holding;
        this.national = national;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Objects to a settlement in a table that is generated and not published.
     *
     * @return where the settlement stands now: held, in the next period that takes details
     * @throws Refused if its period is not cut yet (then it is held), or one of the tables that
     *     have its pair is published
     */
    @Transactional
    Allotted raise(String settlementId, String reason) {
        Allotted asked = holding.find(settlementId);
        mustNotBeTheNations(asked);
        if (asked.open()) {
            throw new Refused(
                    ClearingRefusal.PERIOD_NOT_GENERATED,
                    settlementId
                            + " stands in "
                            + asked.placement().period()
                            + ", which still takes details: hold it instead");
        }
        List<Progress> tables =
                tables(asked).stream()
                        .map(circle -> new PeriodKey(circle, asked.placement().period()))
                        .map(periods::lock)
                        .toList();
        tables.stream()
                .filter(one -> !MAY_CHANGE.contains(one.state()))
                .findFirst()
                .ifPresent(
                        one -> {
                            throw new Refused(
                                    ClearingRefusal.OBJECTION_TOO_LATE,
                                    one.key() + " is " + one.state().code());
                        });
        Allotted moved = holding.takeOut(settlementId, asked.placement().period(), reason);
        tables.forEach(
                one ->
                        repository.add(
                                one.key(),
                                one.version(),
                                settlementId,
                                reason,
                                caller.user(),
                                clock.instant()));
        return moved;
    }

    /**
     * What the nation has issued stays as it is: the next result, or a deduction, puts it right.
     */
    private void mustNotBeTheNations(Allotted asked) {
        RegionPair pair = asked.detail().pair();
        Period period = asked.placement().period();
        boolean loaded =
                pair.tier() == Tier.NATIONAL
                        && Stream.of(pair.insured(), pair.treatment())
                                .anyMatch(region -> national.imports(region.province(), period));
        if (loaded && !asked.open()) {
            throw new Refused(
                    ClearingRefusal.NATIONAL_RESULT_CLOSED,
                    pair + " of " + period + " was cleared by the nation's result; deduct instead");
        }
    }

    /** Whose tables of that period have the pair, always in the same order. */
    private List<Circle> tables(Allotted asked) {
        Period period = asked.placement().period();
        return cuts.since(period).byPeriod().getOrDefault(period, Set.of()).stream()
                .filter(circle -> circle.covers(asked.detail().pair()))
                .sorted(Comparator.comparing(Circle::toString))
                .toList();
    }

    /** Every objection to a period's table, the first one first. */
    public List<TableObjection> of(PeriodKey key) {
        return repository.of(key);
    }

    /** Why a version cannot be published, if somebody has objected to it. */
    public Optional<Refused> refusal(PeriodKey key, int version) {
        List<TableObjection> open = against(key, version);
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Refused(
                                ClearingRefusal.TABLE_OBJECTED,
                                "%s, version %d: %s; generate it again"
                                        .formatted(
                                                key,
                                                version,
                                                open.stream()
                                                        .map(TableObjection::settlementId)
                                                        .toList())));
    }

    /**
     * Refuses to go on with a version that somebody has objected to.
     *
     * @param version the one that is to be published
     */
    public void mustBeNone(PeriodKey key, int version) {
        refusal(key, version)
                .ifPresent(
                        refused -> {
                            throw refused;
                        });
    }

    /** What was raised against a version, or since it was drawn. */
    public List<TableObjection> against(PeriodKey key, int version) {
        return repository.of(key).stream().filter(one -> one.version() == version).toList();
    }
}
