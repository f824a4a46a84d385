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
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.Optional;

/**
 * Brings a bill, the person's year and account, and the policy together; for a region that is not
 * hosted here, the bill and its platform.
 */
@ApplicationScoped
class Reckoning {

    private final BenefitPolicies policies;
    private final Accumulators accumulators;
    private final Accounts accounts;
    private final RemoteReckoning remote;

    Reckoning(
            BenefitPolicies policies,
            Accumulators accumulators,
            Accounts accounts,
            RemoteReckoning remote) {
        this.policies = policies;
        this.accumulators = accumulators;
        this.accounts = accounts;
        this.remote = remote;
    }

    /** On what is true now and may be otherwise in a moment. */
    Reckoned preview(SettleRequest request, Rounds.Round round, Patient patient, Instant now) {
        Visit visit = round.visit();
        YearUse used = accumulators.read(visit.personNo(), visit.scheme(), year(now));
        if (patient.isRemote()) {
            return remote.preview(request, round, patient, now, stay(visit), used);
        }
        Money balance = accounts.balance(visit.personNo());
        return here(request, round, patient, now, used, balance);
    }

    /** On a year and an account that stay locked until the transaction ends. */
    Reckoned binding(SettleRequest request, Rounds.Round round, Patient patient, Instant now) {
        Visit visit = round.visit();
        if (patient.isRemote()) {
            return remote.binding(
                    request,
                    round,
                    patient,
                    now,
                    stay(visit),
                    () -> accumulators.lock(visit.personNo(), visit.scheme(), year(now)));
        }
        YearUse used = accumulators.lock(visit.personNo(), visit.scheme(), year(now));
        Money balance =
                patient.pays(request)
                        ? accounts.lock(visit.personNo())
                        : accounts.balance(visit.personNo());
        return here(request, round, patient, now, used, balance);
    }

    /**
     * What taking a bill back, or entering it again, finds.
     *
     * @param used in the person's year, locked, before it
     * @param balanceAfter what the account then holds; negative if it does not suffice
     * @param remoteRequest under which the other platform did the same; absent if we compute
     */
    record Changed(YearUse used, Money balanceAfter, Optional<String> remoteRequest) {}

    /** Frees what a bill has used; for a remote one, at its platform, which books it at once. */
    Changed release(Settlement bill, Instant now, String reason) {
        String personNo = bill.person().personNo();
        if (bill.remoteRequest().isPresent()) {
            return remote.release(
                    bill,
                    now,
                    reason,
                    () -> accumulators.lock(personNo, bill.scheme(), year(bill.settledAt())));
        }
        int year = accumulators.yearOf(bill.settlementId().orElseThrow());
        YearUse used = accumulators.lock(personNo, bill.scheme(), year);
        Money balance = accounts.lock(personNo).plus(bill.split().account());
        return new Changed(used, balance, Optional.empty());
    }

    /** Uses again what a bill had used before it was taken back. */
    Changed reclaim(Settlement bill, Visit visit, Instant now) {
        String personNo = bill.person().personNo();
        if (bill.remoteRequest().isPresent()) {
            return remote.reclaim(
                    bill, visit, now, () -> accumulators.lock(personNo, bill.scheme(), year(now)));
        }
        YearUse used = accumulators.lock(personNo, bill.scheme(), year(now));
        Money balance = accounts.lock(personNo).minus(bill.split().account());
        return new Changed(used, balance, Optional.empty());
    }

    private StayUse stay(Visit visit) {
        return visit.isStay() && visit.openRound() > 1
                ? accumulators.ofVisit(visit.visitId())
                : StayUse.NOTHING;
    }

    private Reckoned here(
            SettleRequest request,
            Rounds.Round round,
            Patient patient,
            Instant now,
            YearUse used,
            Money balance) {
        Visit visit = round.visit();
        StayUse stay = stay(visit);
        BenefitPolicy inForce =
                policies.inForce(visit.insuredRegion(), visit.scheme(), Beijing.day(now));
        BenefitPolicy policy = patient.claims() ? inForce.claimed() : inForce;
        BenefitQuestion question =
                new BenefitQuestion(
                        round.lines().parts(),
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
                        patient.pays(request),
                        patient.answer().accountSuspended());
        Benefit benefit = policy.compute(question).orElseThrow(() -> uncovered(policy, question));
        return new Reckoned(
                policy.name(),
                policy.version(),
                benefit,
                used,
                balance.minus(benefit.split().account()),
                Optional.empty());
    }

    private static int year(Instant at) {
        return Beijing.day(at).getYear();
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
