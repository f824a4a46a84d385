package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.eligibility.EligibilityReason;
import org.crossregion.messaging.Outbox;
import org.crossregion.settlement.accumulator.Accounts;
import org.crossregion.settlement.accumulator.AccumulatorChange;
import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.StayUse;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.Benefit;
import org.crossregion.settlement.benefit.BenefitPolicies;
import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.settlement.benefit.BenefitQuestion;
import org.crossregion.settlement.benefit.BenefitQuestion.FiledAs;
import org.crossregion.settlement.benefit.HospitalLevel;
import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.fee.OpenLines;
import org.crossregion.settlement.filing.Counter;
import org.crossregion.settlement.month.Months;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitState;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Settles a bill, in the caller's one transaction. The order of locks is the same for everybody:
 * the month (shared), the visit, the person's year, the person's account. Filing-service is asked,
 * if at all, before any of them is taken.
 */
@ApplicationScoped
class Settling {

    private final Visits visits;
    private final Fees fees;
    private final Persons persons;
    private final Reference reference;
    private final Counter counter;
    private final BenefitPolicies policies;
    private final Accumulators accumulators;
    private final Accounts accounts;
    private final Months months;
    private final SettlementRepository bills;
    private final SettlementNumbers numbers;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Settling(
            Visits visits,
            Fees fees,
            Persons persons,
            Reference reference,
            Counter counter,
            BenefitPolicies policies,
            Accumulators accumulators,
            Accounts accounts,
            Months months,
            SettlementRepository bills,
            SettlementNumbers numbers,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.visits = visits;
        this.fees = fees;
        this.persons = persons;
        this.reference = reference;
        this.counter = counter;
        this.policies = policies;
        this.accumulators = accumulators;
        this.accounts = accounts;
        this.months = months;
        this.bills = bills;
        this.numbers = numbers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who is settled where, as what; decided before anything is locked. */
    private record Patient(
            InsuredPerson person,
            Insurance insurance,
            Institution institution,
            EligibilityAnswer answer) {

        FiledAs filedAs() {
            if (answer.filingType().isPresent()) {
                return FiledAs.of(answer.filingType().get());
            }
            return answer.reason() == EligibilityReason.UNFILED_ALLOWED
                    ? new FiledAs(Optional.empty(), true)
                    : FiledAs.NOT_NEEDED;
        }
    }

    Settlement preSettle(SettleRequest request) {
        Visit visit = visit(visits.find(request.visitId(), request.institution()), request);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Patient patient = patient(visit, now);
        OpenLines lines = fees.open(visit, request.batch());
        if (lines.isEmpty()) {
            throw noLines(visit);
        }
        mustAddUp(request, lines);
        int year = Beijing.day(now).getYear();
        String personNo = visit.personNo();
        YearUse used = accumulators.read(personNo, visit.scheme(), year);
        Money balance = usesAccount(request, patient) ? accounts.balance(personNo) : Money.ZERO;
        BenefitPolicy policy = policy(visit, now);
        Benefit benefit = benefit(policy, request, visit, patient, lines, used, balance);
        Money left =
                usesAccount(request, patient)
                        ? balance.minus(benefit.split().account())
                        : accounts.balance(personNo);
        return bill(Optional.empty(), request, visit, patient, policy, benefit, now, left);
    }

    Settlement settle(SettleRequest request) {
        Visit seen = visit(visits.find(request.visitId(), request.institution()), request);
        if (fees.open(seen, request.batch()).isEmpty()) {
            return again(seen, request);
        }
        Patient patient = patient(seen, clock.instant());

        Instant now = months.enter();
        Visit visit =
                visit(
                        visits.lock(request.visitId(), request.institution(), request.personNo()),
                        request);
        OpenLines lines = fees.open(visit, request.batch());
        if (lines.isEmpty()) {
            return again(visit, request);
        }
        mustAddUp(request, lines);
        BenefitPolicy policy = policy(visit, now);
        int year = Beijing.day(now).getYear();
        String personNo = visit.personNo();
        YearUse used = accumulators.lock(personNo, visit.scheme(), year);
        Money balance = usesAccount(request, patient) ? accounts.lock(personNo) : Money.ZERO;
        Benefit benefit = benefit(policy, request, visit, patient, lines, used, balance);

        String id = numbers.next(visit.insuredRegion(), now);
        Money left = pay(id, request, patient, benefit, balance);
        Settlement bill =
                bill(Optional.of(id), request, visit, patient, policy, benefit, now, left);
        if (!request.batch().isEmpty()) {
            fees.postponeOthers(visit, request.batch());
        }
        visits.openRound(
                visit.visitId(), visit.openRound() + 1, visit.isStay() && !request.midStay());
        bills.add(bill, request.batch(), "", benefit.explanation());
        accumulators.apply(
                used,
                new AccumulatorChange(
                        id,
                        Optional.empty(),
                        visit.visitId(),
                        visit.isStay(),
                        personNo,
                        visit.scheme(),
                        year,
                        benefit.change()));
        audit.record(
                "settlement-recorded",
                id,
                Map.of(
                        "visit", visit.visitId(),
                        "institution", visit.institution(),
                        "total", bill.split().total(),
                        "cleared", bill.cleared()));
        outbox.add(SettlementRecorded.of(bill));
        return bill;
    }

    /** The visit, if it may be billed to that person under that scheme. */
    private static Visit visit(Visit visit, SettleRequest request) {
        Visits.mustBeOf(visit, request.personNo());
        if (visit.scheme() != request.scheme()) {
            throw new Refused(
                    SettlementRefusal.NOT_IN_SCHEME,
                    visit.visitId() + " 登记的险种是" + visit.scheme().label());
        }
        if (visit.state() == VisitState.CANCELLED) {
            throw new Refused(SettlementRefusal.VISIT_ENDED, visit.visitId() + " 已撤销");
        }
        return visit;
    }

    private Patient patient(Visit visit, Instant now) {
        if (!visit.isStay()) {
            visits.mustNotBeInHospital(visit.personNo());
        }
        InsuredPerson person = persons.find(visit.personNo());
        Insurance insurance =
                person.insurance(visit.scheme())
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                SettlementRefusal.NOT_IN_SCHEME,
                                                visit.personNo()
                                                        + " 未参加"
                                                        + visit.scheme().label()
                                                        + "医保"));
        Institution institution = reference.institution(visit.institution());
        LocalDate today = Beijing.day(now);
        EligibilityAnswer answer =
                counter.mustBeDirect(
                        visit.personNo(),
                        counter.question(
                                insurance,
                                institution,
                                visit.careType(),
                                Beijing.day(visit.beganAt()),
                                today,
                                visit.emergency(),
                                visit.isStay()));
        counter.mustBeHosted(visit.insuredRegion(), today);
        return new Patient(person, insurance, institution, answer);
    }

    /** No lines are open: either the reply was lost and this asks again, or it asks for nothing. */
    private Settlement again(Visit visit, SettleRequest request) {
        Settlement last =
                bills.standing(visit.visitId())
                        .flatMap(id -> bills.find(id, persons::find))
                        .orElseThrow(() -> noLines(visit));
        boolean same =
                last.split().total().equals(request.statedTotal())
                        && last.useAccount() == request.useAccount()
                        && last.midStay() == request.midStay()
                        && last.scheme() == request.scheme();
        if (!same) {
            throw new Refused(
                    SettlementRefusal.ALREADY_SETTLED,
                    visit.visitId()
                            + " 已结算："
                            + last.settlementId().orElseThrow()
                            + "，总额 "
                            + last.split().total());
        }
        return last;
    }

    private static Refused noLines(Visit visit) {
        return new Refused(SettlementRefusal.NO_FEE_LINES, visit.visitId() + " 没有待结算明细");
    }

    private static void mustAddUp(SettleRequest request, OpenLines lines) {
        Money total = lines.parts().total();
        if (!total.equals(request.statedTotal())) {
            throw new Refused(
                    SettlementRefusal.TOTAL_DIFFERS,
                    "申报总额 " + request.statedTotal() + "，" + lines.count() + " 条明细合计 " + total);
        }
        if (total.isNegative()) {
            throw new Refused(SettlementRefusal.NEGATIVE_TOTAL, "明细合计 " + total);
        }
    }

    private BenefitPolicy policy(Visit visit, Instant now) {
        return policies.inForce(visit.insuredRegion(), visit.scheme(), Beijing.day(now));
    }

    private static boolean usesAccount(SettleRequest request, Patient patient) {
        return request.useAccount() && !patient.answer().accountSuspended();
    }

    private Benefit benefit(
            BenefitPolicy policy,
            SettleRequest request,
            Visit visit,
            Patient patient,
            OpenLines lines,
            YearUse used,
            Money balance) {
        StayUse stay =
                visit.isStay() && visit.openRound() > 1
                        ? accumulators.ofVisit(visit.visitId())
                        : StayUse.NOTHING;
        BenefitQuestion question =
                new BenefitQuestion(
                        lines.parts(),
                        visit.careType(),
                        HospitalLevel.ofGrade(patient.institution().level()),
                        patient.insurance().personType(),
                        patient.insurance().civilServant(),
                        patient.filedAs(),
                        used,
                        visit.isStay(),
                        stay.counted(),
                        stay.deductible(),
                        balance,
                        usesAccount(request, patient));
        return policy.compute(question)
                .orElseThrow(
                        () ->
                                new Refused(
                                        SettlementRefusal.NO_BENEFIT_POLICY,
                                        policy.name()
                                                + " 不包含"
                                                + visit.careType().label()
                                                + "（人员类别 "
                                                + question.personType()
                                                + "）"));
    }

    /** Moves the account if it pays, and says what it holds afterwards. */
    private Money pay(
            String id, SettleRequest request, Patient patient, Benefit benefit, Money balance) {
        Money paid = benefit.split().account();
        if (!usesAccount(request, patient)) {
            return accounts.balance(patient.person().personNo());
        }
        return paid.isZero()
                ? balance
                : accounts.move(patient.person().personNo(), Optional.of(id), paid.negated());
    }

    private static Settlement bill(
            Optional<String> id,
            SettleRequest request,
            Visit visit,
            Patient patient,
            BenefitPolicy policy,
            Benefit benefit,
            Instant now,
            Money balance) {
        LocalDate today = Beijing.day(now);
        LocalDate began = Beijing.day(visit.beganAt());
        LocalDate ended =
                request.midStay() ? today : visit.endedAt().map(Beijing::day).orElse(today);
        boolean inClearing = !visit.insuredRegion().equals(visit.treatmentRegion());
        return new Settlement(
                id,
                SettlementKind.SETTLEMENT,
                Optional.empty(),
                visit.visitId(),
                visit.openRound(),
                visit.institution(),
                patient.person(),
                visit.scheme(),
                patient.insurance().personType(),
                patient.insurance().civilServant(),
                visit.insuredRegion(),
                visit.insuredAdmdvs(),
                visit.treatmentRegion(),
                visit.treatmentAdmdvs(),
                visit.careType(),
                visit.medType(),
                visit.certificateType(),
                patient.answer().filingType(),
                patient.answer().filingId(),
                now,
                Period.monthOf(now),
                began,
                ended.isBefore(began) ? began : ended,
                inClearing,
                request.midStay(),
                request.useAccount(),
                request.messageId(),
                request.invoice(),
                benefit.split(),
                benefit.deductible(),
                benefit.poolingRate(),
                balance,
                inClearing ? benefit.split().cleared(java.util.Set.of()) : Money.ZERO,
                policy.name(),
                policy.version());
    }
}
