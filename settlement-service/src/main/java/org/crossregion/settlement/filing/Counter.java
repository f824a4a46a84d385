package org.crossregion.settlement.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.CareQuestion;
import org.crossregion.eligibility.Eligibility;
import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.eligibility.EligibilityReason;
import org.crossregion.eligibility.FilingRules;
import org.crossregion.eligibility.NoticeRule;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.platform.NationalPlatform;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.reference.Region;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.CareType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers at the counter whether a person may be settled directly: from the copies, and if those
 * say no for want of a filing, once more from filing-service itself, since the person may have
 * filed a second ago.
 */
@ApplicationScoped
public class Counter {

    /** Reasons that a newer filing could have changed. */
    private static final Set<EligibilityReason> MAY_HAVE_CHANGED =
            Set.of(
                    EligibilityReason.NOT_FILED,
                    EligibilityReason.UNFILED_ALLOWED,
                    EligibilityReason.FILED_ELSEWHERE,
                    EligibilityReason.FILING_PENDING,
                    EligibilityReason.HOME_CARE_BARRED,
                    EligibilityReason.PERSON_SUSPENDED,
                    EligibilityReason.ADMISSION_NOT_TOLD,
                    EligibilityReason.FILING_SUSPENDED,
                    EligibilityReason.FILING_EXPIRED,
                    EligibilityReason.FILING_CANCELLED,
                    EligibilityReason.FILING_REFUSED,
                    EligibilityReason.FILING_NOT_YET_VALID,
                    EligibilityReason.INSTITUTION_NOT_CHOSEN,
                    EligibilityReason.CARE_NOT_COVERED,
                    EligibilityReason.PROMISE_NOT_ACCEPTED);

    /** Reasons that need no filing to be looked at; whoever computes, they are ours to see. */
    private static final Set<EligibilityReason> AT_THE_COUNTER =
            Set.of(
                    EligibilityReason.OWN_REGION,
                    EligibilityReason.NOT_INSURED,
                    EligibilityReason.CAUSE_EXCLUDED,
                    EligibilityReason.PERSON_SUSPENDED,
                    EligibilityReason.INSTITUTION_NOT_NETWORKED,
                    EligibilityReason.AGREEMENT_NOT_ACTIVE,
                    EligibilityReason.INSURED_REGION_NOT_OPEN,
                    EligibilityReason.TREATMENT_REGION_NOT_OPEN);

    /** What holds where no policy has been published: filing as the nation asks for it. */
    private static final FilingRules WITHOUT_POLICY =
            new FilingRules(false, Set.of(), true, true, false, 6, 0);

    private final Reference reference;
    private final FilingRepository copies;
    private final FilingOwner owner;
    private final NationalPlatform platform;
    private final ObjectMapper json;

    /** By their text: there are as many as policies that were published. */
    private final Map<String, FilingRules> rules = new ConcurrentHashMap<>();

    Counter(
            Reference reference,
            FilingRepository copies,
            FilingOwner owner,
            NationalPlatform platform,
            ObjectMapper json) {
        this.reference = reference;
        this.copies = copies;
        this.owner = owner;
        this.platform = platform;
        this.json = json;
    }

    /**
     * The question of a person with an insurance relation at an institution, whose agreement must
     * hold on the day of admission.
     *
     * @param stayBegun the stay was admitted under an agreement of which nobody said when it ended
     */
    public CareQuestion question(
            Insurance insurance,
            Institution institution,
            CareType care,
            LocalDate admittedOn,
            LocalDate askedOn,
            boolean emergency,
            boolean stayBegun) {
        return question(
                insurance,
                institution,
                stayBegun || institution.isUnderAgreementOn(admittedOn),
                care,
                admittedOn,
                askedOn,
                emergency);
    }

    /**
     * The same where the agreement is judged otherwise.
     *
     * @param underAgreement whether the institution's agreement counts as held
     */
    public CareQuestion question(
            Insurance insurance,
            Institution institution,
            boolean underAgreement,
            CareType care,
            LocalDate admittedOn,
            LocalDate askedOn,
            boolean emergency) {
        Region insured = reference.region(insurance.admdvs(), askedOn);
        Region treatment = reference.region(institution.region(), askedOn);
        return new CareQuestion(
                insured.poolingRegion(),
                treatment.poolingRegion(),
                institution.region(),
                institution.code(),
                institution.networked(),
                underAgreement,
                isOpen(insured, askedOn),
                isOpen(treatment, askedOn),
                insurance.holdsOn(admittedOn),
                care,
                admittedOn,
                askedOn.isBefore(admittedOn) ? admittedOn : askedOn,
                emergency,
                Optional.empty(),
                false);
    }

    /** What counts is the stage of the pooling region, of which a code is a part. */
    private boolean isOpen(Region region, LocalDate day) {
        return reference.findRegion(region.poolingRegion(), day).orElse(region).isOpen();
    }

    /** Whether the insured region's benefits are computed here, and not by another platform. */
    public boolean isHosted(RegionCode poolingRegion, LocalDate day) {
        return reference.region(poolingRegion, day).hosted();
    }

    /** Refused if nobody computes the insured region's benefits: neither we nor a platform. */
    public void mustBeComputed(RegionCode poolingRegion, LocalDate day) {
        if (!isHosted(poolingRegion, day)) {
            platform.mustBeConfigured(poolingRegion);
        }
    }

    /**
     * The answer, without a question to anybody else.
     *
     * @param personNo whose filings count
     */
    public EligibilityAnswer look(String personNo, CareQuestion question) {
        return Eligibility.answer(rules(question), copies.of(personNo), question);
    }

    /** Until when the insured region wants to be told of the stay; absent if it wants nothing. */
    public Optional<NoticeRule> notice(CareQuestion question) {
        return isHosted(question.insuredRegion(), question.askedOn())
                ? Eligibility.notice(rules(question), question)
                : Optional.empty();
    }

    /** The answer as it is known now; of a region not hosted here, its platform's. */
    public EligibilityAnswer inquire(String personNo, Scheme scheme, CareQuestion question) {
        EligibilityAnswer here = look(personNo, question);
        boolean theirs =
                !isHosted(question.insuredRegion(), question.askedOn())
                        && !AT_THE_COUNTER.contains(here.reason())
                        && platform.isConfigured();
        return theirs ? platform.entitlement(personNo, scheme, question) : here;
    }

    /**
     * The answer that a settlement may rest on.
     *
     * @throws Refused with the reason if the person is not to be settled directly
     */
    public EligibilityAnswer mustBeDirect(String personNo, Scheme scheme, CareQuestion question) {
        mustBeComputed(question.insuredRegion(), question.askedOn());
        EligibilityAnswer answer =
                isHosted(question.insuredRegion(), question.askedOn())
                        ? ours(personNo, question)
                        : inquire(personNo, scheme, question);
        if (!answer.direct()) {
            throw new Refused(
                    SettlementRefusal.of(answer.reason()),
                    answer.detail().isEmpty()
                            ? whoAndWhere(personNo, question)
                            : answer.detail() + "；" + whoAndWhere(personNo, question));
        }
        return answer;
    }

    /** Who, insured where, is treated where: what the counter needs to see to it. */
    private String whoAndWhere(String personNo, CareQuestion question) {
        return "人员"
                + IdentityProtection.mask(personNo)
                + "，参保地"
                + place(question.insuredRegion(), question.askedOn())
                + "，就医地"
                + place(question.treatmentRegion(), question.askedOn())
                + "，"
                + question.institution()
                + "，"
                + question.admittedOn();
    }

    private String place(RegionCode region, LocalDate day) {
        return reference.findRegion(region, day).map(Region::name).orElse("") + region;
    }

    private EligibilityAnswer ours(String personNo, CareQuestion question) {
        FilingRules rules = rules(question);
        EligibilityAnswer answer = Eligibility.answer(rules, copies.of(personNo), question);
        if (MAY_HAVE_CHANGED.contains(answer.reason())) {
            answer =
                    owner.current(personNo, mayStand(answer))
                            .map(current -> Eligibility.answer(rules, current, question))
                            .orElse(answer);
        }
        return answer;
    }

    /** Whether the answer holds if filing-service cannot be asked. */
    private static boolean mayStand(EligibilityAnswer answer) {
        return answer.direct() || answer.reason() == EligibilityReason.PERSON_SUSPENDED;
    }

    private FilingRules rules(CareQuestion question) {
        LocalDate day = question.askedOn();
        return copies.rules(question.insuredRegion(), day)
                .map(text -> rules.computeIfAbsent(text, this::read))
                .orElse(WITHOUT_POLICY);
    }

    private FilingRules read(String rules) {
        try {
            return json.readValue(rules, FilingPolicyPublished.Rules.class).filingRules();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored filing policy is not readable", e);
        }
    }
}
