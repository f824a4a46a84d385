package org.crossregion.clearing.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What institutions are paid for their periods, as it follows from their details. */
@ApplicationScoped
class Payables {

    private final PayableRepository repository;
    private final Periods periods;

    Payables(PayableRepository repository, Periods periods) {
        this.repository = repository;
        this.periods = periods;
    }

    PaymentList of(String institution, Period period) {
        return PaymentList.of(
                institution,
                period.toString(),
                repository.lines(institution, period),
                repository.charges(institution, period),
                repository.moved(institution, period),
                repository.payments(institution, period));
    }

    /** The month of an institution as far as the slower of its two tiers has come. */
    PeriodState stateOf(String institution, Period month) {
        Optional<RegionCode> region = repository.region(institution);
        if (region.isEmpty()) {
            return PeriodState.OPEN;
        }
        return Stream.of(Tier.PROVINCE, Tier.NATIONAL)
                .map(tier -> new PeriodKey(new Circle(region.get().province(), tier), month))
                .map(key -> periods.find(key).state())
                .filter(state -> state != PeriodState.OPEN)
                .min(PeriodState::compareTo)
                .orElse(PeriodState.OPEN);
    }

    /** Where an application stands. */
    ClaimState stateOf(Claim claim) {
        PaymentList list = of(claim.institution(), claim.month());
        if (list.paid().isPositive() && !list.open().isPositive()) {
            return ClaimState.PAID;
        }
        return ClaimState.of(stateOf(claim.institution(), claim.month()));
    }

    List<PayableRepository.Bill> bills(PayableRepository.Bills asked, long offset, int limit) {
        return repository.bills(asked, offset, limit);
    }

    List<FundShare> fundShares(PayableRepository.Bills asked) {
        return repository.fundShares(asked);
    }

    Figures figures(
            String institution, Period month, LocalDate begins, LocalDate ends, String kind) {
        return repository.figures(institution, month, begins, ends, kind);
    }

    Optional<RegionCode> region(String institution) {
        return repository.region(institution);
    }
}
