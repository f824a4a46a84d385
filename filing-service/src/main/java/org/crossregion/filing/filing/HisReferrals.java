package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.eligibility.FilingState;
import org.crossregion.filing.filing.Applicants.Applicant;
import org.crossregion.filing.his.HisWords;
import org.crossregion.filing.institution.Institution;
import org.crossregion.filing.institution.Institutions;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.policy.HospitalTerms;
import org.crossregion.filing.policy.TypeTerms;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files and cancels referrals at a hospital's word (2501, 2501A, 2502), by the insured region's
 * policy: who may refer, what the message stands for, and whether it holds at once.
 */
@ApplicationScoped
class HisReferrals {

    private final Applicants applicants;
    private final FilingSubmission submission;
    private final FilingReview review;
    private final ReferralBook book;
    private final Terms terms;
    private final Clock clock;

    HisReferrals(
            Applicants applicants,
            FilingSubmission submission,
            FilingReview review,
            ReferralBook book,
            Terms terms,
            Clock clock) {
        this.applicants = applicants;
        this.submission = submission;
        this.review = review;
        this.book = book;
        this.terms = terms;
        this.clock = clock;
    }

    /** What came of a message, and what the counter should read. */
    record Filed(Filing filing, List<String> warnings) {}

    /**
     * The same again is answered as before.
     *
     * @throws Refused in the words of a counter, naming the national field
     */
    @Transactional
    Filed file(HisRequest request) {
        HisReferral asked = new HisReferral(request);
        try {
            return file(asked, clock.instant());
        } catch (Refused refused) {
            throw isTold(refused)
                    ? refused
                    : HisWords.told(refused, HisReferral.FIELDS, asked::sent);
        }
    }

    /** Whether it names national fields already. */
    private static boolean isTold(Refused refused) {
        return refused.isConcealing()
                || !refused.violations().isEmpty()
                        && refused.violations().stream()
                                .noneMatch(
                                        one ->
                                                HisReferral.FIELDS.containsKey(
                                                        one.field().replaceAll("[\\[.].*", "")));
    }

    private Filed file(HisReferral asked, Instant now) {
        LocalDate today = Beijing.day(now);
        asked.mustBeAgreed();
        RegionCode region = asked.region();
        Applicant applicant = applicants.lock(asked.personNo(), today);
        Optional<Filing> before = book.sameBefore(asked.referral("", now));
        if (before.isPresent()) {
            return new Filed(before.get(), warnings(before.get(), asked, region));
        }
        FilingPolicy policy = terms.policy(applicant.insuredRegion(), today);
        TypeTerms offered = terms.offered(policy, applicant);
        terms.mustLieWhereItSays(asked, region);

        Filing filing =
                submission.submit(
                        asked.application(policy, offered, today),
                        Optional.empty(),
                        asked.request().author());
        book.add(asked.referral(filing.id(), now));
        Filing after =
                policy.hospitals().referrals() == HospitalTerms.Asking.AT_ONCE
                        ? review.take(
                                filing.id(),
                                Transition.ACTIVATED,
                                "具有转诊权的定点医疗机构提交，按参保地规定即时生效",
                                asked.request().author())
                        : filing;
        return new Filed(after, warnings(after, asked, region));
    }

    private List<String> warnings(Filing filing, HisReferral asked, RegionCode region) {
        List<String> warnings = new ArrayList<>();
        if (filing.state() == FilingState.SUBMITTED) {
            warnings.add("已提交参保地 " + filing.insuredRegion() + " 审核，审核通过后生效");
        }
        filing.validUntil().ifPresent(last -> warnings.add("备案有效期至 " + last));
        String destination = asked.sent("reflin_medins_no");
        if (filing.institutions().isEmpty() && !terms.isKnown(destination)) {
            warnings.add("转往机构 " + destination + " 不在名录中，备案对 " + region + " 的联网定点医药机构有效");
        }
        return warnings;
    }

    /**
     * Cancels it: today is its last day. What is cancelled already stays so.
     *
     * @throws Refused if this hospital sent no such referral of the person, or it has ended
     */
    @Transactional
    void withdraw(HisRequest request) {
        String id = request.text("data", "trt_dcla_detl_sn");
        Filing filing =
                book.sentBy(request.institution(), id)
                        .filter(one -> one.personNo().equals(request.text("data", "psn_no")))
                        .orElseThrow(
                                () ->
                                        Refused.concealing(
                                                FilingRefusal.FILING_UNKNOWN,
                                                "trt_dcla_detl_sn " + id + "：没有本机构为该人员提交的转院备案"));
        if (filing.state() == FilingState.CANCELLED) {
            return;
        }
        if (!filing.mayTake(Transition.CANCELLED)) {
            throw HisWords.refused(
                    FilingRefusal.TRANSITION_NOT_ALLOWED,
                    "trt_dcla_detl_sn",
                    id + "：已" + filing.state().label() + "，不能撤销");
        }
        review.take(
                id,
                Transition.CANCELLED,
                HisReferral.reason(request.text("data", "memo")),
                request.author());
    }

    /** The referrals that hospitals sent, with their filings. */
    @ApplicationScoped
    static class ReferralBook {

        private final ReferralRepository referrals;
        private final FilingRepository filings;

        ReferralBook(ReferralRepository referrals, FilingRepository filings) {
            this.referrals = referrals;
            this.filings = filings;
        }

        void add(Referral referral) {
            referrals.add(referral);
        }

        /** The open filing that the same referral made before. */
        Optional<Filing> sameBefore(Referral referral) {
            return referrals.ofPerson(referral.personNo()).stream()
                    .filter(one -> one.isSameAs(referral))
                    .map(one -> filings.find(one.filingId()).orElseThrow())
                    .filter(Filing::isOpen)
                    .findFirst();
        }

        Optional<Filing> sentBy(String institution, String id) {
            return referrals
                    .find(id)
                    .filter(one -> one.sentBy().equals(institution))
                    .flatMap(one -> filings.lock(id));
        }
    }

    /** What the insured region's policy says of a hospital's referral. */
    @ApplicationScoped
    static class Terms {

        private final FilingPolicies policies;
        private final Institutions institutions;
        private final Regions regions;

        Terms(FilingPolicies policies, Institutions institutions, Regions regions) {
            this.policies = policies;
            this.institutions = institutions;
            this.regions = regions;
        }

        /**
         * @throws Refused if the region takes no referral from a hospital
         */
        FilingPolicy policy(RegionCode insuredRegion, LocalDate today) {
            FilingPolicy policy = policies.inForce(insuredRegion, today).value();
            if (policy.termsOf(FilingType.REFERRAL).isEmpty()) {
                throw HisWords.refused(
                        FilingRefusal.TYPE_NOT_OFFERED,
                        "refl_type",
                        "参保地 " + insuredRegion + " 不办理转诊备案");
            }
            if (policy.hospitals().referrals() == HospitalTerms.Asking.NONE) {
                throw HisWords.refused(
                        FilingRefusal.CHANNEL_NOT_OFFERED,
                        "fixmedins_code",
                        "参保地 " + insuredRegion + " 不受理定点医疗机构提交的转院备案，请到其经办机构办理");
            }
            return policy;
        }

        /**
         * The first category for such a person that the message stands for, or the first at all.
         */
        TypeTerms offered(FilingPolicy policy, Applicant applicant) {
            List<TypeTerms> fitting =
                    policy.termsOf(FilingType.REFERRAL).stream()
                            .filter(
                                    one ->
                                            one.isFor(
                                                    applicant.insurance().scheme(),
                                                    applicant.insurance().personType()))
                            .toList();
            return fitting.stream()
                    .filter(one -> one.missing(policy.hospitals().materials(), false).isEmpty())
                    .findFirst()
                    .or(() -> fitting.stream().findFirst())
                    .orElseGet(() -> policy.termsOf(FilingType.REFERRAL).get(0));
        }

        boolean isKnown(String institution) {
            return institutions.find(institution).isPresent();
        }

        /**
         * @throws Refused if the institution referred to is known and lies elsewhere
         */
        void mustLieWhereItSays(HisReferral asked, RegionCode region) {
            Optional<Institution> to = institutions.find(asked.sent("reflin_medins_no"));
            if (to.isEmpty() || !regions.find(List.of(region)).containsKey(region)) {
                return;
            }
            RegionCode pool = regions.poolingRegion(to.get().region()).code();
            boolean there =
                    region.isProvince()
                            ? region.sameProvince(pool)
                            : regions.poolingRegion(region).code().equals(pool);
            if (!there) {
                throw HisWords.refused(
                        FilingRefusal.INSTITUTIONS_NOT_ACCEPTED,
                        "reflin_medins_no",
                        to.get().code() + " " + to.get().name() + "：不在就医地 " + region);
            }
        }
    }
}
