package org.crossregion.eligibility;

import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rule: a person is settled directly at home; elsewhere if the institution is connected and
 * under agreement, both regions are open, and the person holds a filing for the place on any day
 * from admission to settlement, or needs none there, or is an emergency.
 *
 * <p>So a filing made after admission but before settlement counts, and one that ends during a stay
 * covers it to the end (S1 questions four and five; 医保发〔2022〕22号; JS). Where a person could be
 * settled in several ways, the one that costs the person least is answered: long-term filing,
 * exemption, emergency, referral, maternity, other temporary filing, no filing.
 *
 * <p>What bars the benefit itself comes first, at home as elsewhere: what the insurance never pays
 * for, and a suspension of the person. A stay elsewhere that the insured region wanted to be told
 * of and was not is not settled directly from the day after the last day for it (S4).
 */
public final class Eligibility {

    /** The best filing for the person first; among equals the earliest, then by id. */
    private static final Comparator<FiledPermission> BEST_FIRST =
            Comparator.comparing((FiledPermission filing) -> rank(filing.type()))
                    .thenComparing(FiledPermission::onPromise)
                    .thenComparing(FiledPermission::validFrom)
                    .thenComparing(FiledPermission::filingId);

    private Eligibility() {}

    /**
     * Answers one question from everything on record of a person.
     *
     * @param rules of the insured region, in force on the day asked about
     */
    public static EligibilityAnswer answer(
            FilingRules rules, PersonRecord record, CareQuestion question) {
        EligibilityAnswer now = judge(rules, record, question);
        return turningPoints(rules, record, question)
                .filter(day -> !judge(rules, record, question.on(day)).decidesAs(now))
                .findFirst()
                .map(day -> now.until(day.minusDays(1)))
                .orElse(now);
    }

    /** The days after the one asked about on which the answer might change by itself, in order. */
    private static Stream<LocalDate> turningPoints(
            FilingRules rules, PersonRecord record, CareQuestion question) {
        Stream<LocalDate> filed =
                record.filings().stream()
                        .flatMap(
                                filing ->
                                        Stream.concat(
                                                Stream.of(filing.validFrom()),
                                                filing.validUntil().stream()
                                                        .map(last -> last.plusDays(1))));
        Stream<LocalDate> suspended =
                record.suspensions().stream()
                        .flatMap(
                                one ->
                                        Stream.of(
                                                        Optional.of(one.from()),
                                                        one.until().map(last -> last.plusDays(1)),
                                                        one.releasedOn())
                                                .flatMap(Optional::stream));
        Stream<LocalDate> told =
                rules.admissionNotice().stream()
                        .flatMap(
                                rule ->
                                        Stream.of(
                                                rule.lastDay(question.admittedOn(), false),
                                                rule.lastDay(question.admittedOn(), true),
                                                rule.largeAmountEnd(question)))
                        .map(last -> last.plusDays(1));
        return Stream.of(filed, suspended, told)
                .flatMap(days -> days)
                .filter(day -> day.isAfter(question.askedOn()))
                .sorted()
                .distinct();
    }

    private static EligibilityAnswer judge(
            FilingRules rules, PersonRecord record, CareQuestion question) {
        return atTheCounter(rules, record, question)
                .map(
                        reason ->
                                reason == EligibilityReason.OWN_REGION
                                                && barredAtHome(record, question)
                                        ? EligibilityReason.HOME_CARE_BARRED
                                        : reason)
                .map(reason -> because(reason, rules, record, question))
                .orElseGet(() -> elsewhere(rules, record, question));
    }

    /**
     * Emergencies are never turned away. Cancelled, a filing bars until the end of that day (S3).
     */
    private static boolean barredAtHome(PersonRecord record, CareQuestion question) {
        return !question.emergency()
                && record.filings().stream()
                        .filter(filing -> filing.holdsAsOf(question.askedOn()))
                        .anyMatch(filing -> filing.homeCare().bars(question.care()));
    }

    /** What is decided before any filing is looked at. */
    private static Optional<EligibilityReason> atTheCounter(
            FilingRules rules, PersonRecord record, CareQuestion question) {
        if (!question.insured()) {
            return Optional.of(EligibilityReason.NOT_INSURED);
        }
        if (rules.excludes(question)) {
            return Optional.of(EligibilityReason.CAUSE_EXCLUDED);
        }
        if (suspension(rules, record, question).isPresent()) {
            return Optional.of(EligibilityReason.PERSON_SUSPENDED);
        }
        return question.claimed() ? claimed(question) : connected(question);
    }

    /** Whoever has paid claims from wherever it was. */
    private static Optional<EligibilityReason> claimed(CareQuestion question) {
        return question.isOwnRegion()
                ? Optional.of(EligibilityReason.OWN_REGION)
                : Optional.empty();
    }

    private static Optional<EligibilityReason> connected(CareQuestion question) {
        if (!question.networked()) {
            return Optional.of(EligibilityReason.INSTITUTION_NOT_NETWORKED);
        }
        if (!question.agreementActive()) {
            return Optional.of(EligibilityReason.AGREEMENT_NOT_ACTIVE);
        }
        if (question.isOwnRegion()) {
            return Optional.of(EligibilityReason.OWN_REGION);
        }
        if (!question.insuredRegionOpen()) {
            return Optional.of(EligibilityReason.INSURED_REGION_NOT_OPEN);
        }
        if (!question.treatmentRegionOpen()) {
            return Optional.of(EligibilityReason.TREATMENT_REGION_NOT_OPEN);
        }
        return Optional.empty();
    }

    /** What bars the person; of several the one that bars longest, then by id. */
    private static Optional<PersonSuspension> suspension(
            FilingRules rules, PersonRecord record, CareQuestion question) {
        return question.emergency() && rules.suspendedEmergencyPays()
                ? Optional.empty()
                : record.suspensions().stream()
                        .filter(one -> one.bars(question))
                        .filter(one -> one.kind().leavesCareUnpaid() || !question.claimed())
                        .min(
                                Comparator.comparing(
                                                (PersonSuspension one) ->
                                                        one.until().orElse(LocalDate.MAX))
                                        .reversed()
                                        .thenComparing(PersonSuspension::suspensionId));
    }

    private static EligibilityAnswer elsewhere(
            FilingRules rules, PersonRecord record, CareQuestion question) {
        List<FiledPermission> holding =
                record.filings().stream()
                        .filter(filing -> obstacle(rules, record, filing, question).isEmpty())
                        .sorted(BEST_FIRST)
                        .toList();

        Optional<FiledPermission> longTerm = first(holding, FilingType::isLongTerm);
        if (longTerm.isPresent()) {
            return under(longTerm.get(), rules, record, question);
        }
        if (rules.exempts(question)) {
            return because(EligibilityReason.EXEMPT_COUNTY, rules, record, question);
        }
        boolean missed = isNoticeMissed(rules, record, question, false);
        boolean emergency = question.emergency() && rules.emergencyDeemedFiled();
        if (emergency && !missed) {
            return because(EligibilityReason.EMERGENCY, rules, record, question);
        }
        Optional<FiledPermission> temporary = first(holding, type -> !type.isLongTerm());
        if (temporary.isPresent()) {
            return under(temporary.get(), rules, record, question);
        }
        EligibilityReason reason =
                emergency || (missed && rules.unfiledPaysDirectly())
                        ? EligibilityReason.ADMISSION_NOT_TOLD
                        : unfiled(rules, record, question);
        return because(reason, rules, record, question);
    }

    private static EligibilityReason unfiled(
            FilingRules rules, PersonRecord record, CareQuestion question) {
        EligibilityReason closest =
                record.filings().stream()
                        .flatMap(filing -> obstacle(rules, record, filing, question).stream())
                        .min(Comparator.naturalOrder())
                        .orElse(EligibilityReason.NOT_FILED);
        boolean barred = closest.compareTo(EligibilityReason.FILING_SUSPENDED) <= 0;
        return rules.unfiledPaysDirectly() && !barred ? EligibilityReason.UNFILED_ALLOWED : closest;
    }

    /** Whether the insured region wanted to be told of this stay, was not, and is too late now. */
    private static boolean isNoticeMissed(
            FilingRules rules, PersonRecord record, CareQuestion question, boolean largeAmount) {
        return notice(rules, question)
                .filter(rule -> rule.isMissed(record.admissionsTold(), question, largeAmount))
                .isPresent();
    }

    /**
     * What the insured region wants to be told of the care that a question is about; absent if it
     * wants nothing. Stays elsewhere are told of, and no other care.
     */
    public static Optional<NoticeRule> notice(FilingRules rules, CareQuestion question) {
        return rules.admissionNotice()
                .filter(rule -> question.care() == CareType.INPATIENT && !question.isOwnRegion());
    }

    /** What keeps this filing from permitting the care; absent if nothing does. */
    private static Optional<EligibilityReason> obstacle(
            FilingRules rules, PersonRecord record, FiledPermission filing, CareQuestion question) {
        if (!filing.opens(question)) {
            return Optional.of(EligibilityReason.FILED_ELSEWHERE);
        }
        if (filing.state() == FilingState.REFUSED) {
            return Optional.of(EligibilityReason.FILING_REFUSED);
        }
        if (filing.neverHeld()) {
            return Optional.of(EligibilityReason.FILING_CANCELLED);
        }
        if (filing.beginsAfter(question.askedOn())) {
            return Optional.of(EligibilityReason.FILING_NOT_YET_VALID);
        }
        if (filing.endedBefore(question.admittedOn())) {
            return Optional.of(
                    filing.state() == FilingState.CANCELLED
                            ? EligibilityReason.FILING_CANCELLED
                            : EligibilityReason.FILING_EXPIRED);
        }
        if (filing.state() == FilingState.SUSPENDED) {
            return Optional.of(EligibilityReason.FILING_SUSPENDED);
        }
        if (filing.state() == FilingState.SUBMITTED) {
            return Optional.of(EligibilityReason.FILING_PENDING);
        }
        if (filing.onPromise() && !rules.promiseAllowed()) {
            return Optional.of(EligibilityReason.PROMISE_NOT_ACCEPTED);
        }
        if (!filing.permits(question.care())) {
            return Optional.of(EligibilityReason.CARE_NOT_COVERED);
        }
        if (!filing.names(question.institution())) {
            return Optional.of(EligibilityReason.INSTITUTION_NOT_CHOSEN);
        }
        boolean largeAmount = isLargeAmount(rules, filing);
        if (isNoticeMissed(rules, record, question, largeAmount)) {
            return Optional.of(EligibilityReason.ADMISSION_NOT_TOLD);
        }
        boolean tooLong =
                largeAmount
                        && notice(rules, question)
                                .filter(rule -> rule.isTooLong(question))
                                .isPresent();
        return tooLong ? Optional.of(EligibilityReason.STAY_TOO_LONG) : Optional.empty();
    }

    private static boolean isLargeAmount(FilingRules rules, FiledPermission filing) {
        return rules.admissionNotice()
                .filter(rule -> rule.isLargeAmount(filing.category()))
                .isPresent();
    }

    /** How well a type serves the person: the lower, the smaller the reduction. */
    private static int rank(FilingType type) {
        return switch (type) {
            case RESETTLED_RETIREE, RESIDENT_ELSEWHERE, STATIONED_WORKER -> 0;
            case EMERGENCY -> 1;
            case REFERRAL -> 2;
            case MATERNITY -> 3;
            case OTHER_TEMPORARY -> 4;
        };
    }

    private static Optional<FiledPermission> first(
            List<FiledPermission> holding, Predicate<FilingType> type) {
        return holding.stream().filter(filing -> type.test(filing.type())).findFirst();
    }

    private static EligibilityAnswer under(
            FiledPermission filing, FilingRules rules, PersonRecord record, CareQuestion question) {
        return made(
                Optional.of(filing.type()),
                Optional.of(filing),
                EligibilityReason.FILED,
                rules,
                record,
                question);
    }

    private static EligibilityAnswer because(
            EligibilityReason reason,
            FilingRules rules,
            PersonRecord record,
            CareQuestion question) {
        return made(
                reason == EligibilityReason.EMERGENCY
                        ? Optional.of(FilingType.EMERGENCY)
                        : Optional.empty(),
                Optional.empty(),
                reason,
                rules,
                record,
                question);
    }

    private static EligibilityAnswer made(
            Optional<FilingType> type,
            Optional<FiledPermission> filing,
            EligibilityReason reason,
            FilingRules rules,
            PersonRecord record,
            CareQuestion question) {
        boolean largeAmount = filing.filter(one -> isLargeAmount(rules, one)).isPresent();
        return new EligibilityAnswer(
                reason.isDirect(),
                type,
                filing.map(FiledPermission::filingId),
                accountBarred(record, question),
                reason,
                Optional.empty(),
                detail(reason, largeAmount, rules, record, question),
                notice(rules, question)
                        .filter(NoticeRule::hasLargeAmount)
                        .map(rule -> LargeAmount.of(rule, record, question)));
    }

    /** What there is to say besides the reason's own text. */
    private static String detail(
            EligibilityReason reason,
            boolean largeAmount,
            FilingRules rules,
            PersonRecord record,
            CareQuestion question) {
        return switch (reason) {
            case CAUSE_EXCLUDED -> question.cause().map(CareCause::label).orElse("");
            case PERSON_SUSPENDED ->
                    suspension(rules, record, question).map(PersonSuspension::says).orElse("");
            case ADMISSION_NOT_TOLD ->
                    notice(rules, question)
                            .map(rule -> rule.lastDay(question.admittedOn(), largeAmount))
                            .map(last -> "应于" + last + "前（含当日）告知")
                            .orElse("");
            case FILED, EMERGENCY, UNFILED_ALLOWED ->
                    notice(rules, question)
                            .filter(
                                    rule ->
                                            !rule.isTold(
                                                    record.admissionsTold(), question, largeAmount))
                            .map(rule -> rule.lastDay(question.admittedOn(), largeAmount))
                            .map(last -> "须于" + last + "前（含当日）将医院、科室、床位告知参保地，逾期费用不予报销")
                            .orElse("");
            default -> "";
        };
    }

    /** While any filing bars the account, it is barred everywhere (S0: 个人账户停用). */
    private static boolean accountBarred(PersonRecord record, CareQuestion question) {
        return record.filings().stream()
                .anyMatch(filing -> filing.barsAccountOn(question.askedOn()));
    }
}
