package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.Accounts;
import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.StayUse;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.Benefit;
import org.crossregion.settlement.benefit.BenefitPolicies;
import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.settlement.benefit.BenefitQuestion;
import org.crossregion.settlement.fee.OpenLines;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;

import java.time.Instant;

/** Brings a bill, the person's year and account, and the policy together. */
@ApplicationScoped
class Reckoning {

    private final BenefitPolicies policies;
    private final Accumulators accumulators;
    private final Accounts accounts;

    Reckoning(BenefitPolicies policies, Accumulators accumulators, Accounts accounts) {
        this.policies = policies;
        this.accumulators = accumulators;
        this.accounts = accounts;
    }

    /**
     * What a bill comes to.
     *
     * @param used in the year before it
     * @param balanceAfter what the account holds once it has paid
     */
    record Result(BenefitPolicy policy, Benefit benefit, YearUse used, Money balanceAfter) {}

    /** On what is true now and may be otherwise in a moment. */
    Result preview(
            SettleRequest request, Visit visit, Patient patient, OpenLines lines, Instant now) {
        YearUse used =
                accumulators.read(visit.personNo(), visit.scheme(), Beijing.day(now).getYear());
        Money balance = accounts.balance(visit.personNo());
        return result(request, visit, patient, lines, now, used, balance);
    }

    /** On a year and an account that stay locked until the transaction ends. */
    Result binding(
            SettleRequest request, Visit visit, Patient patient, OpenLines lines, Instant now) {
        YearUse used =
                accumulators.lock(visit.personNo(), visit.scheme(), Beijing.day(now).getYear());
        Money balance =
                patient.pays(request)
                        ? accounts.lock(visit.personNo())
                        : accounts.balance(visit.personNo());
        return result(request, visit, patient, lines, now, used, balance);
    }

    private Result result(
            SettleRequest request,
            Visit visit,
            Patient patient,
            OpenLines lines,
            Instant now,
            YearUse used,
            Money balance) {
        StayUse stay =
                visit.isStay() && visit.openRound() > 1
                        ? accumulators.ofVisit(visit.visitId())
                        : StayUse.NOTHING;
        BenefitPolicy policy =
                policies.inForce(visit.insuredRegion(), visit.scheme(), Beijing.day(now));
        BenefitQuestion question =
                new BenefitQuestion(
                        lines.parts(),
                        visit.careType(),
                        patient.level(),
                        patient.insurance().personType(),
                        patient.insurance().civilServant(),
                        patient.filedAs(),
                        used,
                        visit.isStay(),
                        stay.counted(),
                        stay.deductible(),
                        balance,
                        patient.pays(request));
        Benefit benefit = policy.compute(question).orElseThrow(() -> uncovered(policy, question));
        return new Result(policy, benefit, used, balance.minus(benefit.split().account()));
    }

    private static Refused uncovered(BenefitPolicy policy, BenefitQuestion question) {
        return new Refused(
                SettlementRefusal.NO_BENEFIT_POLICY,
                policy.name()
                        + " 不包含"
                        + question.careType().label()
                        + "（人员类别 "
                        + question.personType()
                        + "）");
    }
}
