package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.LayerUse;
import org.crossregion.settlement.accumulator.StayUse;
import org.crossregion.settlement.accumulator.YearChange;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.Benefit;
import org.crossregion.settlement.benefit.ExplainedAmount;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.settlement.entitlement.Entitlements;
import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.platform.RemoteBenefit;
import org.crossregion.settlement.platform.RemoteBill;
import org.crossregion.settlement.platform.RemoteCancellation;
import org.crossregion.settlement.platform.RemoteCancelled;
import org.crossregion.settlement.platform.RemoteRequests;
import org.crossregion.settlement.platform.RemoteShare;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Has a bill computed by the platform of an insured region that is not hosted here. Policy, year
 * and account are that platform's; what is noted here of the year is for statistics alone.
 */
@ApplicationScoped
class RemoteReckoning {

    private final RemoteRequests requests;
    private final Fees fees;
    private final Entitlements entitlements;

    RemoteReckoning(RemoteRequests requests, Fees fees, Entitlements entitlements) {
        this.requests = requests;
        this.fees = fees;
        this.entitlements = entitlements;
    }

    Reckoned preview(
            SettleRequest request,
            Rounds.Round round,
            Patient patient,
            Instant now,
            StayUse stay,
            Function<YearUse, YearChange> year) {
        return reckoned(requests.quote(bill(request, round, patient, now)), round, stay, year);
    }

    /**
     * @param year locks the person's year and counts the bill; not before the platform has answered
     */
    Reckoned binding(
            SettleRequest request,
            Rounds.Round round,
            Patient patient,
            Instant now,
            StayUse stay,
            Function<YearUse, YearChange> year) {
        RemoteBenefit benefit = requests.settle(bill(request, round, patient, now));
        return reckoned(benefit, round, stay, year);
    }

    RemoteCancelled release(Settlement bill, Instant now, String reason) {
        return requests.cancel(
                new RemoteCancellation(
                        bill.visitId(),
                        bill.round(),
                        bill.remoteRequest().orElseThrow(),
                        beijing(now),
                        bill.split().total(),
                        reason));
    }

    /** Under the round that the bill is entered in again. */
    RemoteCancelled reclaim(Settlement bill, Visit visit, Instant now) {
        return requests.restore(
                new RemoteCancellation(
                        bill.visitId(),
                        visit.openRound(),
                        bill.remoteRequest().orElseThrow(),
                        beijing(now),
                        bill.split().total(),
                        "撤销冲正"));
    }

    private RemoteBill bill(
            SettleRequest request, Rounds.Round round, Patient patient, Instant now) {
        Visit visit = round.visit();
        LineSplit parts = round.lines().parts();
        return new RemoteBill(
                visit.visitId(),
                visit.openRound(),
                visit.personNo(),
                visit.scheme(),
                patient.insurance().personType(),
                visit.insuredRegion(),
                visit.treatmentRegion(),
                visit.institution(),
                patient.level().code(),
                visit.careType(),
                visit.medType(),
                visit.isStay(),
                request.midStay(),
                visit.emergency(),
                patient.answer().filingType().orElse(null),
                Beijing.day(visit.beganAt()),
                visit.billedUntil(Beijing.day(now), request.midStay()),
                beijing(now),
                patient.pays(request),
                parts.total(),
                parts.fullSelfPay(),
                parts.overLimit(),
                parts.priorSelfPay(),
                parts.inScope(),
                fees.charges(visit, request.batch()),
                diseases(round));
    }

    private List<String> diseases(Rounds.Round round) {
        Visit visit = round.visit();
        return visit.careType() == CareType.CHRONIC_OUTPATIENT
                ? entitlements.diseases(visit.visitId(), round.diseases()).stream()
                        .sorted()
                        .toList()
                : List.of();
    }

    private static OffsetDateTime beijing(Instant at) {
        return at.atZone(Beijing.ZONE).toOffsetDateTime();
    }

    private static Reckoned reckoned(
            RemoteBenefit answer,
            Rounds.Round round,
            StayUse stay,
            Function<YearUse, YearChange> year) {
        RemoteShare share = answer.share();
        YearUse change =
                statistics(
                        answer,
                        round.visit().careType(),
                        round.visit().isStay() && !stay.counted());
        return new Reckoned(
                share.policy(),
                share.policyVersion(),
                new Benefit(
                        answer.split(),
                        share.deductible(),
                        share.poolingPercent(),
                        change,
                        explanation(answer, round.visit())),
                List.of(year.apply(change)),
                share.accountBalance(),
                Optional.of(answer.request()));
    }

    private static YearUse statistics(RemoteBenefit answer, CareType care, boolean admission) {
        FundSplit split = answer.split();
        Map<Fund, LayerUse> layers = new EnumMap<>(Fund.class);
        split.funds()
                .forEach(
                        (fund, paid) -> {
                            if (fund != Fund.POOLING) {
                                layers.put(fund, new LayerUse(Money.ZERO, paid));
                            }
                        });
        return new YearUse(
                1,
                admission ? 1 : 0,
                split.total(),
                answer.share().deductible(),
                Map.of(),
                split.fund(Fund.POOLING),
                Map.of(care, split.fund(Fund.POOLING)),
                layers);
    }

    /** Who computed it, what the bill is made of, what they said, and what came of it. */
    private static List<ExplainedAmount> explanation(RemoteBenefit answer, Visit visit) {
        FundSplit split = answer.split();
        RemoteShare share = answer.share();
        List<ExplainedAmount> explanation = new ArrayList<>();
        explanation.add(
                ExplainedAmount.remote(
                        visit.insuredRegion(),
                        share.policy(),
                        share.policyVersion(),
                        answer.request()));
        explanation.addAll(ExplainedAmount.parts(split));
        share.sentences()
                .forEach(
                        one ->
                                explanation.add(
                                        ExplainedAmount.remoteStep(one.chinese(), one.english())));
        explanation.addAll(ExplainedAmount.remotePayers(split, share.deductible()));
        return explanation;
    }
}
