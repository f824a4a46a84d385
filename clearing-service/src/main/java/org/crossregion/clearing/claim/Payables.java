package org.crossregion.clearing.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What institutions are paid for their periods, as it follows from their details. */
@ApplicationScoped
class Payables {

    private final PayableRepository repository;
    private final PayoutRepository payouts;
    private final ClaimRepository claims;
    private final Periods periods;
    private final AuditTrail audit;
    private final Clock clock;

    Payables(
            PayableRepository repository,
            PayoutRepository payouts,
            ClaimRepository claims,
            Periods periods,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.payouts = payouts;
        this.claims = claims;
        this.periods = periods;
        this.audit = audit;
        this.clock = clock;
    }

    PaymentList of(String institution, Period period) {
        return PaymentList.of(
                institution,
                period.toString(),
                repository.lines(institution, period),
                repository.charges(institution, period),
                repository.payments(institution, period));
    }

    /** Records what the agency has paid; never more than is open. */
    @Transactional
    PaymentList pay(
            String institution,
            Period period,
            Money amount,
            LocalDate paidOn,
            String bankReference,
            String by) {
        claims.lock(institution);
        PaymentList list = of(institution, period);
        Optional<HospitalPayment> same =
                list.payments().stream()
                        .filter(one -> one.bankReference().equals(bankReference))
                        .findFirst();
        if (same.isPresent()) {
            if (same.get().amount().equals(amount) && same.get().paidOn().equals(paidOn)) {
                return list;
            }
            throw new Refused(
                    ClearingRefusal.BANK_REFERENCE_USED,
                    bankReference + " stands for " + same.get().amount());
        }
        if (stateOf(institution, period).compareTo(PeriodState.GENERATED) < 0) {
            throw new Refused(
                    ClearingRefusal.PERIOD_NOT_GENERATED,
                    period + " of " + institution + " has not been generated");
        }
        if (amount.compareTo(list.open()) > 0) {
            throw new Refused(
                    ClearingRefusal.PAYMENT_TOO_HIGH,
                    amount + " is more than the open " + list.open());
        }
        if (paidOn.isAfter(Beijing.day(clock.instant()))) {
            throw Refused.field("paidOn", "past", "must not lie ahead");
        }
        Instant now = clock.instant();
        UUID id = EventIds.next();
        repository.add(
                new HospitalPayment(
                        id,
                        institution,
                        period.toString(),
                        amount,
                        paidOn,
                        bankReference,
                        by,
                        now.atZone(Beijing.ZONE).toOffsetDateTime()));
        payouts.add(
                id,
                Payout.share(
                        amount,
                        payouts.dues(institution, period),
                        repository.charges(institution, period)));
        audit.record(
                "hospital-paid",
                "hospital-payment/" + institution + "/" + period,
                Map.of("amount", amount, "paidOn", paidOn, "bankReference", bankReference));
        return of(institution, period);
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
