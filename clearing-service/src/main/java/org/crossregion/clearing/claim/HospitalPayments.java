package org.crossregion.clearing.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.payment.Advances;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Records what agencies pay their hospitals (拨付): once a month is generated, or where policy says
 * so from its confirmation on, the revolving fund then standing in for who will owe it.
 */
@ApplicationScoped
class HospitalPayments {

    private final Payables payables;
    private final PayableRepository repository;
    private final PayoutRepository payouts;
    private final ClaimRepository claims;
    private final Advances advances;
    private final AuditTrail audit;
    private final Clock clock;

    HospitalPayments(
            Payables payables,
            PayableRepository repository,
            PayoutRepository payouts,
            ClaimRepository claims,
            Advances advances,
            AuditTrail audit,
            Clock clock) {
        this.payables = payables;
        this.repository = repository;
        this.payouts = payouts;
        this.claims = claims;
        this.advances = advances;
        this.audit = audit;
        this.clock = clock;
    }

    /** A transfer as the agency tells of it. */
    record Transfer(Money amount, LocalDate paidOn, String bankReference, String by) {}

    /** Records what the agency has paid; never more than is open. */
    @Transactional
    PaymentList pay(String institution, RegionCode region, Period period, Transfer transfer) {
        claims.lock(institution);
        PaymentList list = payables.of(institution, period);
        Optional<HospitalPayment> same =
                list.payments().stream()
                        .filter(one -> one.bankReference().equals(transfer.bankReference()))
                        .findFirst();
        if (same.isPresent()) {
            mustSay(same.get(), transfer);
            return list;
        }
        PayableRepository.Charges charges = repository.charges(institution, period);
        List<PayoutRepository.DueOf> dues = payouts.dues(institution, period);
        Money open = list.open();
        if (!payables.stateOf(institution, period).isGenerated()) {
            dues = ahead(institution, region, period, dues);
            open = open(dues, charges).min(open);
        }
        if (transfer.amount().compareTo(open) > 0) {
            throw new Refused(
                    ClearingRefusal.PAYMENT_TOO_HIGH,
                    transfer.amount() + " is more than the open " + open);
        }
        if (transfer.paidOn().isAfter(Beijing.day(clock.instant()))) {
            throw Refused.field("paidOn", "past", "must not lie ahead");
        }
        HospitalPayment payment = payment(institution, period, transfer);
        repository.add(payment);
        List<Payout.Line> lines =
                Payout.share(
                        transfer.amount(),
                        dues.stream().map(PayoutRepository.DueOf::due).toList(),
                        charges);
        payouts.add(payment.id(), lines);
        audit.record(
                "hospital-paid",
                "hospital-payment/" + institution + "/" + period,
                Map.of(
                        "amount", transfer.amount(),
                        "paidOn", transfer.paidOn(),
                        "bankReference", transfer.bankReference()));
        advances.ask(payment.id(), region, period, transfer.amount(), shares(dues, lines));
        return payables.of(institution, period);
    }

    private static void mustSay(HospitalPayment before, Transfer transfer) {
        if (!before.amount().equals(transfer.amount())
                || !before.paidOn().equals(transfer.paidOn())) {
            throw new Refused(
                    ClearingRefusal.BANK_REFERENCE_USED,
                    transfer.bankReference() + " stands for " + before.amount());
        }
    }

    /** What of a month that is not generated may be paid already, by the policies of its tiers. */
    private List<PayoutRepository.DueOf> ahead(
            String institution,
            RegionCode region,
            Period period,
            List<PayoutRepository.DueOf> dues) {
        Set<Tier> tiers = advances.ahead(region, period);
        List<PayoutRepository.DueOf> ahead =
                dues.stream().filter(one -> tiers.contains(one.pair().tier())).toList();
        if (ahead.isEmpty()) {
            throw new Refused(
                    ClearingRefusal.PERIOD_NOT_GENERATED,
                    period + " of " + institution + " has not been generated");
        }
        return ahead;
    }

    /** What the contract takes is kept back from it whole. */
    private static Money open(
            List<PayoutRepository.DueOf> dues, PayableRepository.Charges charges) {
        return Money.sum(
                        dues.stream()
                                .map(one -> one.due().net().minus(one.due().before()))
                                .toList())
                .minus(charges.reserved())
                .minus(charges.charged())
                .orZeroIfNegative();
    }

    private HospitalPayment payment(String institution, Period period, Transfer transfer) {
        Instant now = clock.instant();
        UUID id = EventIds.next();
        return new HospitalPayment(
                id,
                institution,
                period.toString(),
                transfer.amount(),
                transfer.paidOn(),
                transfer.bankReference(),
                transfer.by(),
                now.atZone(Beijing.ZONE).toOffsetDateTime());
    }

    /** Settlement by settlement, what was paid now. */
    private static List<Advances.Share> shares(
            List<PayoutRepository.DueOf> dues, List<Payout.Line> lines) {
        List<Advances.Share> shares = new ArrayList<>();
        for (int i = 0; i < dues.size(); i++) {
            PayoutRepository.DueOf one = dues.get(i);
            shares.add(new Advances.Share(one.pair(), one.scheme(), lines.get(i).paid()));
        }
        return shares;
    }
}
