package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.benefit.ClaimTerms;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.settlement.payout.Payees;
import org.crossregion.settlement.payout.Term;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes a claim of what is handed in, and refuses what cannot be one. */
@ApplicationScoped
class ClaimDrafts {

    private final Claimants claimants;
    private final ClaimPlaces places;
    private final ClaimClassing classing;
    private final Deadlines deadlines;
    private final Payees payees;

    ClaimDrafts(
            Claimants claimants,
            ClaimPlaces places,
            ClaimClassing classing,
            Deadlines deadlines,
            Payees payees) {
        this.claimants = claimants;
        this.places = places;
        this.classing = classing;
        this.deadlines = deadlines;
        this.payees = payees;
    }

    /** A claim with what was handed in. */
    record Draft(Claim claim, Claim.Papers papers) {}

    /**
     * @param number gives a claim of an insured region its number
     */
    Draft draft(ClaimRequest request, String by, Instant now, Function<RegionCode, String> number) {
        LocalDate today = Beijing.day(now);
        mustBeSound(request, today);
        Claimant claimant = claimants.find(request.personNo(), request.scheme(), today);
        RegionCode insured = claimant.insurance().poolingRegion();
        ClaimedAt at = places.at(request.institution(), request.careType(), today);
        ClaimTerms terms = deadlines.terms(insured, request.scheme(), request.endedOn());
        Deadlines.InTime time =
                deadlines.mustBeInTime(
                        terms, request.personNo(), insured, request.endedOn(), today);
        List<ClaimInvoice> invoices = invoices(request);
        List<ClaimLine> lines =
                classing.lines(request, insured, terms.insuredCatalogue() ? insured : at.region());
        LineSplit parts = parts(lines);
        mustAddUp(request.total(), parts.total(), "明细与分类合计");
        mustAddUp(
                request.total(),
                Money.sum(invoices.stream().map(ClaimInvoice::amount).toList()),
                "票据合计");
        Claim claim =
                new Claim(
                        number.apply(insured),
                        ClaimState.REGISTERED,
                        request.personNo(),
                        request.scheme(),
                        insured,
                        claimant.insurance().admdvs(),
                        at,
                        new CareKind(
                                request.careType(),
                                request.kind(),
                                request.emergency(),
                                request.injury()),
                        request.beganOn(),
                        request.endedOn(),
                        request.reason(),
                        text(request.detail()),
                        text(request.diagnosis()),
                        evidence(request),
                        time.lastDay(),
                        time.extension(),
                        today,
                        Term.of(terms.limits(), request.careType(), request.total()),
                        payees.of(request.payee()),
                        parts,
                        by,
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return new Draft(claim, new Claim.Papers(lines, invoices));
    }

    private static void mustBeSound(ClaimRequest request, LocalDate today) {
        if (request.thirdParty()) {
            throw new Refused(
                    SettlementRefusal.THIRD_PARTY_INJURY,
                    SettlementRefusal.THIRD_PARTY_INJURY.title());
        }
        if (request.endedOn().isBefore(request.beganOn())) {
            throw Refused.field("endedOn", "not-before-its-begin", "早于开始日期 / is before beganOn");
        }
        if (request.endedOn().isAfter(today)) {
            throw Refused.field("endedOn", "not-in-the-future", "就医尚未结束 / care has not ended");
        }
        if (request.reason() == ClaimReason.OTHER && text(request.detail()).isBlank()) {
            throw Refused.field("detail", "required", "原因为其他时须说明 / other needs a detail");
        }
        if (request.items().isEmpty() && request.categories().isEmpty()) {
            throw Refused.field("lines", "required", "须有明细或分类合计 / lines or sums are needed");
        }
    }

    private static List<ClaimInvoice> invoices(ClaimRequest request) {
        Set<String> numbers = new HashSet<>();
        List<ClaimInvoice> invoices =
                request.invoices().stream()
                        .map(
                                one ->
                                        new ClaimInvoice(
                                                one.number()
                                                        .replaceAll("\\s", "")
                                                        .toUpperCase(Locale.ROOT),
                                                one.amount()))
                        .toList();
        for (int i = 0; i < invoices.size(); i++) {
            if (!numbers.add(invoices.get(i).number())) {
                throw Refused.field(
                        "invoices[" + i + "].number", "unique", "票据重复 / is there twice");
            }
            if (!invoices.get(i).amount().isPositive()) {
                throw Refused.field(
                        "invoices[" + i + "].amount",
                        "positive",
                        "金额应大于零 / must be more than nothing");
            }
        }
        return invoices;
    }

    private static LineSplit parts(List<ClaimLine> lines) {
        return new LineSplit(
                Money.sum(lines.stream().map(line -> line.parts().fullSelfPay()).toList()),
                Money.sum(lines.stream().map(line -> line.parts().overLimit()).toList()),
                Money.sum(lines.stream().map(line -> line.parts().priorSelfPay()).toList()),
                Money.sum(lines.stream().map(line -> line.parts().inScope()).toList()));
    }

    private static void mustAddUp(Money stated, Money sum, String what) {
        if (!stated.equals(sum)) {
            throw new Refused(
                    SettlementRefusal.TOTAL_DIFFERS, "申报总额 " + stated + "，" + what + " " + sum);
        }
    }

    private static TreeMap<EvidenceKind, String> evidence(ClaimRequest request) {
        TreeMap<EvidenceKind, String> evidence = new TreeMap<>();
        request.evidence()
                .forEach(one -> evidence.merge(one.kind(), one.reference(), (a, b) -> a + "；" + b));
        return evidence;
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}
