package org.crossregion.clearing.period;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds periods and moves them, one step at a time. */
@ApplicationScoped
public class Periods {

    private final PeriodRepository repository;

    Periods(PeriodRepository repository) {
        this.repository = repository;
    }

    public Progress find(PeriodKey key) {
        return repository.find(key).orElseGet(() -> Progress.open(key));
    }

    /** Where each of a circle's periods stands. */
    public Map<Period, PeriodState> states(Circle circle, Collection<Period> periods) {
        Map<Period, PeriodState> known = repository.states(circle, periods);
        Map<Period, PeriodState> states = new TreeMap<>();
        periods.forEach(period -> states.put(period, known.getOrDefault(period, PeriodState.OPEN)));
        return states;
    }

    /** Whose period of that name has been issued. */
    public List<PeriodKey> issued(Period period) {
        return repository.issued(period);
    }

    /** Takes the period's row for the rest of the transaction, making it if nobody has yet. */
    @Transactional(MANDATORY)
    public Progress lock(PeriodKey key) {
        repository.open(key);
        return repository.lock(key);
    }

    /**
     * Refuses a step that does not follow from the state the period is in.
     *
     * @throws Refused naming the state it is in and the states the step starts from
     */
    public static void mustAllow(Progress progress, Step step) {
        if (!step.from().contains(progress.state())) {
            throw new Refused(
                    ClearingRefusal.PERIOD_IN_OTHER_STATE,
                    progress.key()
                            + " is "
                            + progress.state().code()
                            + "; "
                            + step.code()
                            + " is taken from "
                            + step.from().stream().sorted().map(PeriodState::code).toList());
        }
    }

    /** Moves a locked period on by a step it allows. */
    @Transactional(MANDATORY)
    public Progress move(Progress progress, Step step, int version, String by, Instant now) {
        mustAllow(progress, step);
        repository.move(progress.key(), step.to(), new Progress.Taken(step, version, by, now));
        return find(progress.key());
    }
}
