package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.Accounts;
import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.StayUse;
import org.crossregion.settlement.accumulator.YearChange;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.Benefit;
import org.crossregion.settlement.benefit.BenefitPolicies;
import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.settlement.benefit.BenefitQuestion;
import org.crossregion.settlement.benefit.CrossYearBill;
import org.crossregion.settlement.platform.RemoteCancelled;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;

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
    private final BilledYears billed;

    Reckoning(
            BenefitPolicies policies,
            Accumulators accumulators,
            Accounts accounts,
            RemoteReckoning remote,
            BilledYears billed) {
        this.policies = policies;
        this.accumulators = accumulators;
        this.accounts = accounts;
        this.remote = remote;
        this.billed = billed;
    }

    /** On what is true now and may be otherwise in a moment. */
    Reckoned preview(SettleRequest request, Rounds.Round round, Patient patient, Instant now) {
        Visit visit = round.visit();
        IntFunction<YearUse> years =
                year -> accumulators.read(visit.personNo(), visit.scheme(), year);
        if (patient.isRemote()) {
            return remote.preview(
                    request,
                    round,
                    patient,
                    now,
                    stay(visit),
                    change -> counted(visit, year(now), years.apply(year(now)), change));
        }
        Supplier<Money> balance = () -> accounts.balance(visit.personNo());
        return here(request, round, patient, now, years, balance);
    }

    /** On years and an account that stay locked until the transaction ends. */
    Reckoned binding(SettleRequest request, Rounds.Round round, Patient patient, Instant now) {
        Visit visit = round.visit();
        IntFunction<YearUse> years =
                year -> accumulators.lock(visit.personNo(), visit.scheme(), year);
        if (patient.isRemote()) {
            return remote.binding(
                    request,
                    round,
                    patient,
                    now,
                    stay(visit),
                    change -> counted(visit, year(now), years.apply(year(now)), change));
        }
        Supplier<Money> balance =
                patient.pays(request)
                        ? () -> accounts.lock(visit.personNo())
                        : () -> accounts.balance(visit.personNo());
        return here(request, round, patient, now, years, balance);
    }

    private YearChange counted(Visit visit, int year, YearUse used, YearUse change) {
        int admission =
                change.admissions() > 0
                        ? accumulators.nextAdmission(
                                visit.personNo(), visit.scheme(), year, used, Set.of())
                        : 0;
        return new YearChange(year, used, change, admission);
    }

    /**
     * What taking a bill back, or entering it again, finds.
     *
     * @param years that the bill counts in, locked, and what is done to them now
     * @param balanceAfter what the account then holds; negative if it does not suffice
     * @param remoteRequest under which the other platform did the same; absent if we compute
     */
    record Changed(List<YearChange> years, Money balanceAfter, Optional<String> remoteRequest) {}

    /** The years that a bill was entered in, locked, the earlier one first; and what it did. */
    List<YearChange> hold(Settlement bill) {
        String personNo = bill.person().personNo();
        return accumulators.changes(bill.settlementId().orElseThrow()).stream()
                .map(one -> one.again(accumulators.lock(personNo, bill.scheme(), one.year())))
                .toList();
    }

    /**
     * Frees what a bill has used; for a remote one, at its platform, which books it at once.
     *
     * @param held its years, locked
     */
    Changed release(Settlement bill, List<YearChange> held, Instant now, String reason) {
        List<YearChange> freed = held.stream().map(one -> one.takenBack(one.before())).toList();
        if (bill.remoteRequest().isPresent()) {
            RemoteCancelled done = remote.release(bill, now, reason);
            return new Changed(freed, done.accountBalance(), Optional.of(done.request()));
        }
        Money balance = accounts.lock(bill.person().personNo()).plus(bill.split().account());
        return new Changed(freed, balance, Optional.empty());
    }

    /** Uses again what a bill had used before it was taken back, in the same years. */
    Changed reclaim(Settlement bill, Visit visit, Instant now) {
        List<YearChange> used = hold(bill);
        if (bill.remoteRequest().isPresent()) {
            RemoteCancelled done = remote.reclaim(bill, visit, now);
            return new Changed(used, done.accountBalance(), Optional.of(done.request()));
        }
        Money balance = accounts.lock(bill.person().personNo()).minus(bill.split().account());
        return new Changed(used, balance, Optional.empty());
    }

    private StayUse stay(Visit visit) {
        return visit.isStay() && visit.openRound() > 1
                ? accumulators.ofVisit(visit.visitId())
                : StayUse.NOTHING;
    }

    /**
     * @param read reads a year; each is asked for once, in order, before the balance
     */
    private Reckoned here(
            SettleRequest request,
            Rounds.Round round,
            Patient patient,
            Instant now,
            IntFunction<YearUse> read,
            Supplier<Money> account) {
        Visit visit = round.visit();
        StayUse stay = stay(visit);
        LocalDate today = Beijing.day(now);
        IntFunction<BenefitPolicy> ofYear =
                year ->
                        policies.ofYear(visit.insuredRegion(), visit.scheme(), year, today)
                                .applied(CareKind.isFamilyBed(visit.medType()), patient.claims());
        BenefitPolicy policy = ofYear.apply(today.getYear());
        List<BilledYears.Year> years = billed.of(policy, visit, request, now, read);
        Money balance = account.get();
        int admission = billed.admission(visit, stay, years.get(0));
        YearUse first = years.get(0).seen().used();
        BenefitQuestion question =
                new BenefitQuestion(
                        round.lines().parts(),
                        visit.careType(),
                        patient.level(),
                        patient.insurance().personType(),
                        patient.insurance().civilServant(),
                        patient.filedAs(),
                        visit.isStay()
                                ? first.afterAdmissions(admission - (stay.counted() ? 0 : 1))
                                : first,
                        visit.isStay(),
                        stay.counted(),
                        stay.deductible(),
                        balance,
                        patient.pays(request),
                        patient.answer().accountSuspended());
        List<Benefit> parts =
                CrossYearBill.compute(
                                ofYear,
                                question,
                                years.stream().map(BilledYears.Year::seen).toList())
                        .orElseThrow(() -> uncovered(policy, question));
        Benefit benefit = CrossYearBill.together(parts);
        BenefitPolicy last = ofYear.apply(years.get(years.size() - 1).seen().year());
        return new Reckoned(
                last.name(),
                last.version(),
                benefit,
                changes(years, parts, admission),
                balance.minus(benefit.split().account()),
                Optional.empty());
    }

    private static List<YearChange> changes(
            List<BilledYears.Year> years, List<Benefit> parts, int admission) {
        List<YearChange> changes = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            YearUse change = parts.get(i).change();
            changes.add(
                    new YearChange(
                            years.get(i).seen().year(),
                            years.get(i).used(),
                            change,
                            change.admissions() > 0 ? admission : 0));
        }
        return changes;
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
