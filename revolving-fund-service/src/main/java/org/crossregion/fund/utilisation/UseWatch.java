package org.crossregion.fund.utilisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.fund.alert.Alerts;
import org.crossregion.fund.alert.Alerts.Watched;
import org.crossregion.fund.alert.Measured;
import org.crossregion.values.Period;

import java.time.Clock;
import java.util.List;

/** Measures again what has just moved, and lets the alerts judge it. */
@ApplicationScoped
public class UseWatch {

    private final UtilisationRepository utilisation;
    private final Alerts alerts;
    private final Clock clock;

    UseWatch(UtilisationRepository utilisation, Alerts alerts, Clock clock) {
        this.utilisation = utilisation;
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

    private void measure(List<Watched> watched, Period period) {
        alerts.lock(period.firstDay().getYear(), watched);
        alerts.judge(
                utilisation.of(period, watched).stream()
                        .map(
                                one ->
                                        new Measured(
                                                one.pair(),
                                                one.scheme(),
                                                period,
                                                one.paidIn(),
                                                one.used()))
                        .toList());
    }
}
