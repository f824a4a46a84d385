package org.crossregion.fund.utilisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.fund.alert.Alerts;
import org.crossregion.fund.alert.Alerts.Watched;
import org.crossregion.fund.alert.Guard;
import org.crossregion.fund.alert.Measured;
import org.crossregion.fund.alert.Thresholds;
import org.crossregion.fund.quota.AlertScope;
import org.crossregion.fund.quota.QuotaPolicies;
import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Measures again what has just moved, and lets the alerts judge it. */
@ApplicationScoped
public class UseWatch {

    private final UtilisationRepository utilisation;
    private final GuardedUse guarded;
    private final QuotaPolicies policies;
    private final Alerts alerts;
    private final Clock clock;

    UseWatch(
            UtilisationRepository utilisation,
            GuardedUse guarded,
            QuotaPolicies policies,
            Alerts alerts,
            Clock clock) {
        this.utilisation = utilisation;
        this.guarded = guarded;
        this.policies = policies;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * Looks at the running month.
     *
     * @param watched in their order
     */
    @Transactional(TxType.MANDATORY)
    public void look(List<Watched> watched) {
        look(watched, Period.monthOf(clock.instant()));
    }

    /** Looks at a month that was cleared, or a year's last, and then at the running one. */
    @Transactional(TxType.MANDATORY)
    public void look(List<Watched> watched, Period cleared) {
        if (watched.isEmpty()) {
            return;
        }
        Period running = Period.monthOf(clock.instant());
        Period month = cleared.months().get(cleared.months().size() - 1);
        measure(watched, month);
        if (month.compareTo(running) < 0) {
            measure(watched, running);
        }
    }

    /** What no policy is in force for is not watched. */
    private void measure(List<Watched> watched, Period period) {
        QuotaPolicies.Terms terms = policies.on(Beijing.day(clock.instant()));
        TreeMap<Guard, QuotaPolicy> guards = new TreeMap<>();
        for (Watched one : watched) {
            terms.of(one.pair())
                    .ifPresent(
                            policy ->
                                    guards.put(Guard.of(policy, one.pair(), one.scheme()), policy));
        }
        alerts.lock(period.firstDay().getYear(), List.copyOf(guards.keySet()));
        alerts.judge(measured(guards, period, terms));
    }

    /** The pairs in one query, each member in one of its own. */
    private List<Measured> measured(
            TreeMap<Guard, QuotaPolicy> guards, Period period, QuotaPolicies.Terms terms) {
        List<Watched> pairs =
                guards.keySet().stream()
                        .filter(guard -> guard.scope() == AlertScope.PAIR)
                        .map(guard -> new Watched(guard.pair(), guard.scheme()))
                        .toList();
        List<Measured> measured = new ArrayList<>();
        if (!pairs.isEmpty()) {
            for (Utilised use : utilisation.of(period, pairs)) {
                Guard guard = Guard.ofPair(use.pair(), use.scheme());
                measured.add(measured(guard, guards.get(guard), use));
            }
        }
        guards.forEach(
                (guard, policy) -> {
                    if (guard.scope() != AlertScope.PAIR) {
                        Utilised use = guarded.of(period, guard, policy, terms);
                        measured.add(measured(guard, policy, use));
                    }
                });
        return measured;
    }

    private static Measured measured(Guard guard, QuotaPolicy policy, Utilised use) {
        return new Measured(guard, use.period(), use.paidIn(), use.used(), Thresholds.of(policy));
    }
}
