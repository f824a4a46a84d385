package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.filing.Applicants.Applicant;
import org.crossregion.filing.filing.CasePreview.MaterialNamed;
import org.crossregion.filing.filing.CasePreview.Objection;
import org.crossregion.filing.filing.CasePreview.PromiseTerms;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.policy.TypeTerms;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.security.Environment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges an application by the very rules of a submission, and says all of it; files nothing. */
@ApplicationScoped
class CaseDesk {

    private final Applicants applicants;
    private final Judgement judgement;
    private final Clock clock;

    CaseDesk(Applicants applicants, Judgement judgement, Clock clock) {
        this.applicants = applicants;
        this.judgement = judgement;
        this.clock = clock;
    }

    /**
     * @throws Refused if the person is unknown, outside the caller's regions, or not insured
     */
    @Transactional
    CasePreview preview(Application asked) {
        LocalDate today = Beijing.day(clock.instant());
        Applicant applicant = applicants.lock(asked.personNo(), today);
        List<RegionCode> placesFiled =
                asked.type().isLongTerm()
                        ? applicant.places().longTerm(asked.validFrom(), asked.possibleEnd(), "")
                        : List.of();
        Judgement.Passed judged = judgement.prepare(asked, applicant, placesFiled, today);
        List<Refused> against =
                new ArrayList<>(judged.rules().objections(today, !Environment.isProduction()));
        overlap(asked, applicant.places(), judged.rules(), against);
        return preview(judged, against, placesFiled, today);
    }

    private void overlap(
            Application asked, OpenPlaces places, ApplicationRules rules, List<Refused> against) {
        boolean placesKnown =
                against.stream().noneMatch(one -> one.refusal() == FilingRefusal.REGION_UNKNOWN);
        if (!placesKnown) {
            return;
        }
        Optional<LocalDate> until =
                rules.validUntil().filter(day -> !day.isBefore(asked.validFrom()));
        places.overlapping(rules.treatmentRegions(), asked.validFrom(), until, List.of())
                .ifPresent(other -> against.add(FilingSubmission.overlaps(other)));
    }

    private static CasePreview preview(
            Judgement.Passed judged,
            List<Refused> against,
            List<RegionCode> placesFiled,
            LocalDate today) {
        ApplicationRules rules = judged.rules();
        Application asked = rules.application();
        FilingPolicy policy = judged.policy().value();
        Optional<TypeTerms> terms = policy.terms(asked.type(), asked.category());
        boolean placesKnown =
                against.stream().noneMatch(one -> one.refusal() == FilingRefusal.REGION_UNKNOWN);
        boolean onPromise = rules.onPromise();
        int institutions = terms.map(policy::mostInstitutions).orElse(0);
        return new CasePreview(
                against.isEmpty(),
                policy.name(),
                policy.region(),
                policy.validFrom(),
                judged.policy().version(),
                asked.type(),
                asked.type().label(),
                asked.category(),
                terms.map(TypeTerms::label).orElse(""),
                terms.map(TypeTerms::source).orElse(policy.source()),
                terms.map(one -> missing(policy, one, asked)).orElse(List.of()),
                against.stream().map(one -> objection(one, rules.because())).toList(),
                placesKnown ? rules.treatmentRegions() : asked.treatmentRegions(),
                placesFiled,
                policy.places(onPromise),
                asked.institutions(),
                institutions,
                institutions > 0 && policy.institutionsLocked(),
                asked.validFrom(),
                rules.validUntil().orElse(null),
                onPromise ? promise(policy, asked, today) : null,
                policy.accountSuspendedWhileFiled() && asked.type().isLongTerm(),
                policy.homeCare(asked.type(), onPromise),
                judged.reviewDue());
    }

    private static List<List<MaterialNamed>> missing(
            FilingPolicy policy, TypeTerms terms, Application asked) {
        return terms.missing(asked.materialKinds(), asked.promise()).stream()
                .map(
                        choice ->
                                choice.stream()
                                        .map(
                                                kind ->
                                                        new MaterialNamed(
                                                                kind,
                                                                policy.materials().get(kind),
                                                                policy.materialMonths().get(kind)))
                                        .toList())
                .toList();
    }

    private static Objection objection(Refused refused, String because) {
        return new Objection(
                refused.refusal().code(),
                refused.refusal().title(),
                refused.detail() + because,
                refused.violations().stream().map(Violation::field).distinct().toList());
    }

    private static PromiseTerms promise(FilingPolicy policy, Application asked, LocalDate today) {
        return new PromiseTerms(
                policy.lockedUntil(asked.validFrom()),
                policy.proofDue(today).orElse(null),
                policy.proof() == null ? null : policy.proof().missed());
    }
}
