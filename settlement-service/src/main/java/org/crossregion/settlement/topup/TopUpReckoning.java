package org.crossregion.settlement.topup;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.YearChange;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.Benefit;
import org.crossregion.settlement.benefit.BenefitPolicies;
import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.settlement.benefit.BenefitQuestion;
import org.crossregion.settlement.benefit.BenefitQuestion.FiledAs;
import org.crossregion.settlement.benefit.HospitalLevel;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.values.Beijing;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes a settlement once more with what was right, on the year as the settlement found it:
 * later bills stay as they are. What is due beyond what was paid is the top-up, as far as the
 * ceilings of the year leave room for it now.
 */
@ApplicationScoped
class TopUpReckoning {

    private final BenefitPolicies policies;
    private final Accumulators accumulators;
    private final Reference reference;
    private final Settlements settlements;

    TopUpReckoning(
            BenefitPolicies policies,
            Accumulators accumulators,
            Reference reference,
            Settlements settlements) {
        this.policies = policies;
        this.accumulators = accumulators;
        this.reference = reference;
        this.settlements = settlements;
    }

    /**
     * @param corrections of the top-ups that stand, and the one that is proposed, in order
     * @param before what those that stand have paid
     * @throws Refused if nothing is due beyond what was paid
     */
    Underpaid reckon(Settlement bill, List<Correction> corrections, List<TopUpEntry> before) {
        String id = bill.settlementId().orElseThrow();
        List<YearChange> changes = accumulators.changes(id);
        if (changes.size() != 1) {
            throw new Refused(SettlementRefusal.NO_TOP_UP, id + " 跨两个年度分别计算");
        }
        Accumulators.Found found = accumulators.foundBy(id);
        BenefitPolicy inForce =
                policies.inForce(
                        bill.insuredRegion(), bill.scheme(), Beijing.day(bill.settledAt()));
        BenefitPolicy policy =
                CareKind.isFamilyBed(bill.medType()) ? inForce.inFamilyBed() : inForce;
        Benefit due =
                policy.compute(question(bill, corrections, found, changes.get(0)))
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                SettlementRefusal.NO_BENEFIT_POLICY,
                                                policy.name() + " 不包含" + bill.careType().label()));
        int year = changes.get(0).year();
        YearUse used = accumulators.read(bill.person().personNo(), bill.scheme(), year);
        Map<Fund, Money> funds = room(policy, used, beyond(due.split(), bill.split(), before));
        Money amount = Money.sum(funds.values());
        Money paid = paid(bill, before);
        if (!amount.isPositive()) {
            throw new Refused(
                    SettlementRefusal.NOT_UNDERPAID,
                    "基金应支付 " + due.split().fundTotal() + "，已支付 " + paid);
        }
        Money toAccount = toAccount(bill, before, amount);
        return new Underpaid(
                due.split().fundTotal(),
                paid,
                funds,
                toAccount,
                amount.minus(toAccount),
                year,
                change(bill, due, id, before, funds),
                policy.name(),
                policy.version(),
                due.explanation());
    }

    private BenefitQuestion question(
            Settlement bill,
            List<Correction> corrections,
            Accumulators.Found found,
            YearChange change) {
        String personType = bill.personType();
        boolean civilServant = bill.civilServant();
        FiledAs filed = filedAs(bill);
        for (Correction one : corrections) {
            personType = one.personType().orElse(personType);
            civilServant = one.civilServant().orElse(civilServant);
            filed = one.filingType().map(FiledAs::of).orElse(filed);
        }
        FundSplit split = bill.split();
        boolean counted = found.stay().counted();
        int admission = counted ? found.stay().admission() : change.admission();
        return new BenefitQuestion(
                new LineSplit(
                        split.fullSelfPay(),
                        split.overLimit(),
                        split.priorSelfPay(),
                        split.inScope()),
                bill.careType(),
                HospitalLevel.ofGrade(reference.institution(bill.institution()).level()),
                personType,
                civilServant,
                filed,
                admission > 0
                        ? found.used().afterAdmissions(admission - (counted ? 0 : 1))
                        : found.used(),
                found.isStay(),
                counted,
                found.stay().deductible(),
                Money.ZERO,
                false,
                false);
    }

    /** As the bill was settled; that it was unfiled is only said by its explanation. */
    private FiledAs filedAs(Settlement bill) {
        if (bill.filingType().isPresent()) {
            return FiledAs.of(bill.filingType().get());
        }
        boolean unfiled =
                settlements.explanation(bill).stream()
                        .anyMatch(one -> "unfiled".equals(one.inputs().get("filing")));
        return unfiled ? new FiledAs(Optional.empty(), true) : FiledAs.NOT_NEEDED;
    }

    private static Money paid(Settlement bill, List<TopUpEntry> before) {
        return bill.split()
                .fundTotal()
                .plus(Money.sum(before.stream().map(TopUpEntry::total).toList()));
    }

    private static Map<Fund, Money> beyond(FundSplit due, FundSplit paid, List<TopUpEntry> before) {
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            Money difference = due.fund(fund).minus(paid.fund(fund));
            for (TopUpEntry entry : before) {
                difference = difference.minus(entry.fund(fund));
            }
            if (!difference.isZero()) {
                funds.put(fund, difference);
            }
        }
        return funds;
    }

    /** No fund pays beyond its ceiling of the year, whatever was settled since. */
    private static Map<Fund, Money> room(
            BenefitPolicy policy, YearUse used, Map<Fund, Money> beyond) {
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        funds.putAll(beyond);
        funds.computeIfPresent(
                Fund.POOLING,
                (fund, amount) -> atMost(amount, policy.poolingCeiling().minus(used.pooling())));
        policy.layers()
                .forEach(
                        layer ->
                                layer.yearlyCeiling()
                                        .ifPresent(
                                                ceiling ->
                                                        funds.computeIfPresent(
                                                                layer.fund(),
                                                                (fund, amount) ->
                                                                        atMost(
                                                                                amount,
                                                                                ceiling.minus(
                                                                                        used.layer(
                                                                                                        fund)
                                                                                                .paid())))));
        return funds;
    }

    private static Money atMost(Money amount, Money room) {
        return amount.isNegative() ? amount : amount.min(room.orZeroIfNegative());
    }

    /** What the account paid beyond what is the person's to bear now goes back to it. */
    private static Money toAccount(Settlement bill, List<TopUpEntry> before, Money amount) {
        Money account = bill.split().account();
        Money cash = bill.split().cash();
        for (TopUpEntry entry : before) {
            account = account.minus(entry.account());
            cash = cash.minus(entry.cash());
        }
        return amount.minus(cash).orZeroIfNegative().min(account);
    }

    /** What is due, less what the bill and the top-ups that stand have added; it is no bill. */
    private YearUse change(
            Settlement bill,
            Benefit due,
            String id,
            List<TopUpEntry> before,
            Map<Fund, Money> funds) {
        YearUse difference = due.change().plus(accumulators.changes(id).get(0).change().negated());
        for (TopUpEntry entry : before) {
            difference =
                    difference.plus(
                            accumulators.changes(entry.entryId()).get(0).change().negated());
        }
        return difference.paying(bill.careType(), funds);
    }
}
