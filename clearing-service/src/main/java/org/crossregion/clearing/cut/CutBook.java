package org.crossregion.clearing.cut;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which periods are cut, and the gate between intake and cutting.
 *
 * <p>Whoever adds or moves details passes the gate first and then reads the cuts; whoever cuts
 * closes it. So a batch is either wholly before a cut and in its figures, or wholly behind it and
 * late.
 */
@ApplicationScoped
public class CutBook {

    private static final int DECEMBER = 12;

    private final CutRepository repository;
    private final YearEnds yearEnds;

    CutBook(CutRepository repository, YearEnds yearEnds) {
        this.repository = repository;
        this.yearEnds = yearEnds;
    }

    /** Passes the gate, together with any number of others, until the transaction ends. */
    @Transactional(MANDATORY)
    public void passGate() {
        repository.pass();
    }

    /**
     * Closes the gate until the transaction ends, after everyone inside has left.
     *
     * @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException if some batch takes
     *     longer than a moment; the caller's transaction is lost and may be tried again
     */
    @Transactional(MANDATORY)
    public void closeGate() {
        repository.close();
    }

    /** The cuts from the beginning of a period's year on, with what its December leaves over. */
    public Cuts since(Period period) {
        return cuts(repository.since(period.year()));
    }

    /** The same as they will be once a circle's period is cut as well. */
    public Cuts asIfCut(Circle circle, Period cut, Period since) {
        Map<Period, Set<Circle>> byPeriod = repository.since(since.year());
        byPeriod.computeIfAbsent(cut, one -> new HashSet<>()).add(circle);
        return cuts(byPeriod);
    }

    private Cuts cuts(Map<Period, Set<Circle>> byPeriod) {
        Map<Period, Set<Circle>> runs = new HashMap<>();
        byPeriod.forEach(
                (cut, circles) -> {
                    if (cut.isMonth() && cut.firstDay().getMonthValue() == DECEMBER) {
                        runs.put(cut.year(), withRun(circles, cut.year()));
                    }
                });
        return new Cuts(byPeriod, runs, new RememberedRules(yearEnds));
    }

    /** Of the circles that decide about the pairs of those given, the ones with a year-end run. */
    private Set<Circle> withRun(Set<Circle> circles, Period year) {
        return Stream.concat(
                        circles.stream().filter(circle -> circle.tier() == Tier.PROVINCE),
                        Stream.of(new Circle(RegionCode.NATION, Tier.NATIONAL)))
                .filter(circle -> yearEnds.hasRun(circle, year))
                .collect(Collectors.toSet());
    }

    public Optional<Cut> find(Circle circle, Period period) {
        return repository.find(circle, period);
    }

    /** Cuts a circle's period; the gate must be closed. */
    @Transactional(MANDATORY)
    public Cut cut(Circle circle, Period period, Instant now) {
        repository.add(circle, period, now);
        return repository.find(circle, period).orElseThrow();
    }
}
