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
import org.crossregion.settlement.benefit.CrossYearBill;
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

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Computes a settlement once more with what was right, on the year as the settlement found it:
 * later bills stay as they are. What is due beyond what was paid is the top-up, as far as the
 * ceilings of the year leave room for it now. A stay that was divided (按天数分年度) is divided as it
 * was: each part by the policy of its year, on what its year held, within its year's ceilings. What
 * a review withheld from the settlement (freedDeductible: review) counts as borne as it did then,
 * whatever was decided since: its own explanation says how much.
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
        Accumulators.Found found = accumulators.foundBy(id);
        List<BilledPart> billed = billed(bill, changes, found, before);
        IntFunction<BenefitPolicy> policyOf = year -> policyOf(bill, year);
        BenefitPolicy policy = policyOf.apply(billed.get(billed.size() - 1).year());
        BenefitQuestion question =
                question(bill, corrections, found, changes.get(0), billed.get(0).found());
        List<Benefit> due =
                CrossYearBill.compute(
                                policyOf, question, billed.stream().map(BilledPart::seen).toList())
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                SettlementRefusal.NO_BENEFIT_POLICY,
                                                policy.name() + " 不包含" + bill.careType().label()));
        List<Underpaid.Year> years = new ArrayList<>();
        for (int i = 0; i < billed.size(); i++) {
            BilledPart part = billed.get(i);
            years.add(part.underpaid(due.get(i), policyOf.apply(part.year()), question));
        }
        Benefit together = CrossYearBill.together(due);
        Money amount = Money.sum(years.stream().map(Underpaid.Year::amount).toList());
        Money paid = Money.sum(years.stream().map(Underpaid.Year::paid).toList());
        if (!amount.isPositive()) {
            throw new Refused(
                    SettlementRefusal.NOT_UNDERPAID,
                    "基金应支付 " + together.split().fundTotal() + "，已支付 " + paid);
        }
        Money toAccount = toAccount(bill, before, amount);
        return new Underpaid(
                together.split().fundTotal(),
                paid,
                years,
                toAccount,
                amount.minus(toAccount),
                policy.name(),
                policy.version(),
                together.explanation());
    }

    private List<BilledPart> billed(
            Settlement bill,
            List<YearChange> changes,
            Accumulators.Found found,
            List<TopUpEntry> before) {
        List<BilledDays> days = BilledDays.of(bill.split(), changes, settlements.explanation(bill));
        BenefitQuestion asked =
                question(bill, List.of(), found, changes.get(0), found.used(changes.get(0).year()));
        List<BilledPart> parts = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            int year = days.get(i).year();
            YearUse added = changes.get(i).change();
            EnumMap<Fund, Money> paid = new EnumMap<>(Fund.class);
            paid.putAll(days.get(i).paid());
            for (TopUpEntry entry : before) {
                added = added.plus(accumulators.change(entry.entryId(), year));
                entry.funds(year).forEach((fund, more) -> paid.merge(fund, more, Money::plus));
            }
            parts.add(
                    new BilledPart(
                            year,
                            days.get(i).days(),
                            seen(bill, days.get(i), asked, found.used(year)),
                            added,
                            accumulators.read(bill.person().personNo(), bill.scheme(), year),
                            paid));
        }
        return parts;
    }

    /** What the year held for the bill: with what was withheld from it. */
    private YearUse seen(Settlement bill, BilledDays days, BenefitQuestion asked, YearUse found) {
        Money withheld =
                days.borneBefore()
                        .orElse(Money.ZERO)
                        .minus(policyOf(bill, days.year()).borneBefore(asked.on(found)))
                        .orZeroIfNegative();
        return found.bearing(Map.of(bill.careType(), withheld));
    }

    private BenefitPolicy policyOf(Settlement bill, int year) {
        return policies.ofYear(
                        bill.insuredRegion(), bill.scheme(), year, Beijing.day(bill.settledAt()))
                .applied(CareKind.isFamilyBed(bill.medType()), false);
    }

    private BenefitQuestion question(
            Settlement bill,
            List<Correction> corrections,
            Accumulators.Found found,
            YearChange change,
            YearUse used) {
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
                admission > 0 ? used.afterAdmissions(admission - (counted ? 0 : 1)) : used,
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
}
