package org.crossregion.eligibility;

import org.crossregion.values.FilingType;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rule: a person is settled directly at home; elsewhere if the institution is connected and
 * under agreement, both regions are open, and the person holds a filing for the place on any day
 * from admission to settlement, or needs none there, or is an emergency.
 *
 * <p>So a filing made after admission but before settlement counts, and one that ends during a stay
 * covers it to the end (S1 questions four and five; 医保发〔2022〕22号; JS). Where a person could be
 * settled in several ways, the one that costs the person least is answered: long-term filing,
 * exemption, emergency, referral, maternity, other temporary filing, no filing.
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
     * Answers one question from all of a person's filings, in any order.
     *
     * @param rules of the insured region, in force on the day asked about
     * @param filings every filing of the person, whatever its state
     */
    public static EligibilityAnswer answer(
            FilingRules rules, Collection<FiledPermission> filings, CareQuestion question) {
        return answer(rules, filings, Map.of(), question);
    }

    /**
     * Answers one question, where filings may bar care at home.
     *
     * @param atHome by filing id what a filing leaves of care at home while it holds; everything,
     *     where it is not named
     */
    public static EligibilityAnswer answer(
            FilingRules rules,
            Collection<FiledPermission> filings,
            Map<String, HomeCare> atHome,
            CareQuestion question) {
        return atTheCounter(question)
                .map(
                        reason ->
                                reason == EligibilityReason.OWN_REGION
                                                && barredAtHome(filings, atHome, question)
                                        ? EligibilityReason.HOME_CARE_BARRED
                                        : reason)
                .map(reason -> because(reason, filings, question))
                .orElseGet(() -> elsewhere(rules, filings, question));
    }

    /**
     * Emergencies are never turned away. Cancelled, a filing bars until the end of that day (S3).
     */
    private static boolean barredAtHome(
            Collection<FiledPermission> filings,
            Map<String, HomeCare> atHome,
            CareQuestion question) {
        return !question.emergency()
                && filings.stream()
                        .filter(filing -> filing.holdsAsOf(question.askedOn()))
                        .map(filing -> atHome.getOrDefault(filing.filingId(), HomeCare.OPEN))
                        .anyMatch(home -> home.bars(question.care()));
    }

    /** What is decided before any filing is looked at. */
    private static Optional<EligibilityReason> atTheCounter(CareQuestion question) {
        if (!question.insured()) {
            return Optional.of(EligibilityReason.NOT_INSURED);
        }
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

    private static EligibilityAnswer elsewhere(
            FilingRules rules, Collection<FiledPermission> filings, CareQuestion question) {
        List<FiledPermission> holding =
                filings.stream()
                        .filter(filing -> obstacle(rules, filing, question).isEmpty())
                        .sorted(BEST_FIRST)
                        .toList();

        Optional<FiledPermission> longTerm = first(holding, FilingType::isLongTerm);
        if (longTerm.isPresent()) {
            return under(longTerm.get(), filings, question);
        }
        if (rules.exempts(question)) {
            return because(EligibilityReason.EXEMPT_COUNTY, filings, question);
        }
        if (question.emergency() && rules.emergencyDeemedFiled()) {
            return because(EligibilityReason.EMERGENCY, filings, question);
        }
        Optional<FiledPermission> temporary = first(holding, type -> !type.isLongTerm());
        if (temporary.isPresent()) {
            return under(temporary.get(), filings, question);
        }
        return because(unfiled(rules, filings, question), filings, question);
    }

    private static EligibilityReason unfiled(
            FilingRules rules, Collection<FiledPermission> filings, CareQuestion question) {
        EligibilityReason closest =
                filings.stream()
                        .flatMap(filing -> obstacle(rules, filing, question).stream())
                        .min(Comparator.naturalOrder())
                        .orElse(EligibilityReason.NOT_FILED);
        boolean barred = closest == EligibilityReason.FILING_SUSPENDED;
        return rules.unfiledPaysDirectly() && !barred ? EligibilityReason.UNFILED_ALLOWED : closest;
    }

    /** What keeps this filing from permitting the care; absent if nothing does. */
    private static Optional<EligibilityReason> obstacle(
            FilingRules rules, FiledPermission filing, CareQuestion question) {
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
        return Optional.empty();
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
            FiledPermission filing, Collection<FiledPermission> filings, CareQuestion question) {
        return new EligibilityAnswer(
                true,
                Optional.of(filing.type()),
                Optional.of(filing.filingId()),
                accountBarred(filings, question),
                EligibilityReason.FILED);
    }

    private static EligibilityAnswer because(
            EligibilityReason reason, Collection<FiledPermission> filings, CareQuestion question) {
        return new EligibilityAnswer(
                reason.isDirect(),
                reason == EligibilityReason.EMERGENCY
                        ? Optional.of(FilingType.EMERGENCY)
                        : Optional.empty(),
                Optional.empty(),
                accountBarred(filings, question),
                reason);
    }

    /** While any filing bars the account, it is barred everywhere (S0: 个人账户停用). */
    private static boolean accountBarred(
            Collection<FiledPermission> filings, CareQuestion question) {
        return filings.stream().anyMatch(filing -> filing.barsAccountOn(question.askedOn()));
    }
}
