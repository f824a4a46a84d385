package org.crossregion.fund.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.forms.Form;
import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.ledger.Movement;
import org.crossregion.fund.ledger.PairMoney;
import org.crossregion.fund.reference.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the statement of a region's fund (周转金对账单): opening, movements, closing. */
@ApplicationScoped
class StatementForms implements FormSource {

    private final Ledger ledger;
    private final Regions regions;
    private final Caller caller;
    private final Clock clock;

    StatementForms(Ledger ledger, Regions regions, Caller caller, Clock clock) {
        this.ledger = ledger;
        this.regions = regions;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public Set<String> forms() {
        return Set.of(StatementSheet.NAME);
    }

    @Override
    public Set<String> roles(String form) {
        return FormReaders.ROLES;
    }

    @Override
    public Form make(FormQuery query) {
        Period period = query.needPeriod();
        RegionCode region = query.needRegion();
        caller.mustCover(region);
        List<Movement> movements = ledger.movements(region, Optional.of(period.endExclusive()));
        List<PairMoney> money =
                ledger.money(period.firstDay().getYear()).stream()
                        .filter(one -> one.pair().insured().equals(region))
                        .toList();
        if (movements.isEmpty() && money.isEmpty()) {
            throw new Refused(FundRefusal.QUOTAS_NOT_FIXED, "nothing is in the fund of " + region);
        }
        return new StatementSheet(region, period, money, movements, regions.names())
                .form(asOf(period));
    }

    /** The last day of the period, or today while it runs. */
    private LocalDate asOf(Period period) {
        LocalDate today = Beijing.day(clock.instant());
        LocalDate last = Beijing.day(period.endExclusive()).minusDays(1);
        return today.isBefore(last) ? today : last;
    }
}
