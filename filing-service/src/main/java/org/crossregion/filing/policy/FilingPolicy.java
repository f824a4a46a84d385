package org.crossregion.filing.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.crossregion.eligibility.CareCause;
import org.crossregion.eligibility.FilingRules;
import org.crossregion.eligibility.HomeCare;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one insured region says about filing, from one day on. Its components are the keys of the
 * policy file, in its order.
 *
 * @param region the region it holds for, or a province for all of its regions, or the nation
 * @param name the policy's short name
 * @param source the document it was written from
 * @param exemptCountyLevelWithinProvince the {@code exemptRegions} need no filing from persons of
 *     the province
 * @param emergencyDeemedFiled emergency care counts as filed
 * @param promiseAllowed a promise may stand for the proof, where the type says so too
 * @param promiseLockMonths for so long a filing made on a promise can neither be changed nor
 *     cancelled; 0 if it can any time
 * @param unfiledPaysDirectly whoever is not filed is settled directly all the same
 * @param temporaryMonths how long a temporary filing holds if no earlier end is asked for
 * @param placesOnProof how many regions a filing may name
 * @param placesOnPromise how many, if made on a promise
 * @param maxInstitutions how many institutions must be named at most; 0 if none are and every
 *     networked one is open
 * @param accountSuspendedWhileFiled the personal account is not used while filed
 * @param homeCareWhileFiled what a long-term filing leaves of care at home; all of it if absent
 * @param homeCareOnPromise what is left of care at home until the promised proof arrives; no less
 *     than otherwise if absent
 * @param proof until when proof must follow a promise; absent if it need not
 * @param institutionsLocked named institutions change only together with the place
 * @param accountReturn when the money of suspended accounts is returned; absent if it is not
 * @param referralBy whose referral is taken; {@link ReferralRight#PAPER} if absent
 * @param specialties whose diseases only their specialist hospitals refer, where {@code referralBy}
 *     asks who refers
 * @param materialMonths for how many months some materials must speak, at least
 * @param batch what holds for lists of employers; the defaults if absent
 * @param prints the region's own forms about a filing, such as {@code hunan-application}
 * @param review how soon a filing must be reviewed; the national procedure's terms if absent
 * @param reminders how many days before a day to remind of it, by the kind of day; -1 is the day
 *     after; where a kind is absent, the defaults
 * @param agentShowsBoth when somebody who acts for a person shows that person's identity as well as
 *     their own; never if absent
 * @param institutionsConfirmed how the treatment place confirms chosen institutions; it need not if
 *     absent
 * @param exclusions what the insurance never pays for, such as {@code traffic-accident}
 * @param admissionNotice until when stays elsewhere must be told of; absent if they need not be
 * @param yearlyReview who is reviewed every year; absent if nobody is
 * @param personSuspension what a suspension means; emergencies too and until released if absent
 * @param channels by which filings are taken, each with its printed name
 * @param materials what may be handed in, each with its printed name
 * @param types what each type that is filed here demands
 * @param hospitals what hospitals may ask for from their own systems; nothing if absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FilingPolicy(
        @JsonProperty(required = true) RegionCode region,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) LocalDate validFrom,
        @JsonProperty(required = true) String source,
        @JsonProperty(required = true) boolean exemptCountyLevelWithinProvince,
        @JsonProperty(required = true) Set<RegionCode> exemptRegions,
        @JsonProperty(required = true) boolean emergencyDeemedFiled,
        @JsonProperty(required = true) boolean promiseAllowed,
        @JsonProperty(required = true) int promiseLockMonths,
        @JsonProperty(required = true) boolean unfiledPaysDirectly,
        @JsonProperty(required = true) int temporaryMonths,
        @JsonProperty(required = true) int placesOnProof,
        @JsonProperty(required = true) int placesOnPromise,
        @JsonProperty(required = true) int maxInstitutions,
        @JsonProperty(required = true) boolean accountSuspendedWhileFiled,
        HomeCare homeCareWhileFiled,
        HomeCare homeCareOnPromise,
        ProofTerms proof,
        boolean institutionsLocked,
        AccountReturn accountReturn,
        ReferralRight referralBy,
        List<Specialty> specialties,
        Map<String, Integer> materialMonths,
        BatchTerms batch,
        List<String> prints,
        ReviewTerms review,
        Map<String, List<Integer>> reminders,
        Set<AgentOccasion> agentShowsBoth,
        ConfirmationTerms institutionsConfirmed,
        Set<CareCause> exclusions,
        AdmissionNoticeTerms admissionNotice,
        YearlyReviewTerms yearlyReview,
        SuspensionTerms personSuspension,
        @JsonProperty(required = true) Map<String, String> channels,
        @JsonProperty(required = true) Map<String, String> materials,
        @JsonProperty(required = true) List<TypeTerms> types,
        HospitalTerms hospitals) {

    /** What is reminded of where a policy says nothing. */
    static final Map<String, List<Integer>> REMINDERS =
            Map.of(
                    "review", List.of(0, -1),
                    "proof", List.of(7, 1),
                    "expiry", List.of(30, 7),
                    "yearly-review", List.of(30, 7, 1),
                    "admission-notice", List.of(1, 0));

    public FilingPolicy {
        exemptRegions = Collections.unmodifiableSet(new TreeSet<>(exemptRegions));
        channels = unmodifiable(channels);
        materials = unmodifiable(materials);
        types = List.copyOf(types);
        homeCareWhileFiled = homeCareWhileFiled == null ? HomeCare.OPEN : homeCareWhileFiled;
        homeCareOnPromise = homeCareOnPromise == null ? HomeCare.OPEN : homeCareOnPromise;
        specialties = specialties == null ? List.of() : List.copyOf(specialties);
        referralBy = referralBy == null ? ReferralRight.PAPER : referralBy;
        materialMonths = unmodifiable(materialMonths == null ? Map.of() : materialMonths);
        batch = batch == null ? BatchTerms.DEFAULT : batch;
        prints = prints == null ? List.of() : List.copyOf(prints);
        review = review == null ? ReviewTerms.DEFAULT : review;
        reminders = unmodifiable(reminders == null ? Map.of() : reminders);
        agentShowsBoth = agentShowsBoth == null ? Set.of() : Set.copyOf(agentShowsBoth);
        hospitals = hospitals == null ? HospitalTerms.NOTHING : hospitals;
        exclusions =
                Collections.unmodifiableSet(
                        exclusions == null || exclusions.isEmpty()
                                ? EnumSet.noneOf(CareCause.class)
                                : EnumSet.copyOf(exclusions));
        personSuspension = personSuspension == null ? SuspensionTerms.NONE : personSuspension;
    }

    /** What bears on eligibility. */
    @JsonIgnore
    public FilingRules rules() {
        return new FilingRules(
                exemptCountyLevelWithinProvince,
                exemptRegions,
                emergencyDeemedFiled,
                promiseAllowed,
                unfiledPaysDirectly,
                temporaryMonths,
                maxInstitutions,
                exclusions,
                Optional.ofNullable(admissionNotice).map(AdmissionNoticeTerms::rule),
                personSuspension.emergencies());
    }

    /** What a type without categories demands; nothing if it is not filed here. */
    public Optional<TypeTerms> terms(FilingType type) {
        return terms(type, "");
    }

    /** What a category of a type demands; nothing if it is not filed here. */
    public Optional<TypeTerms> terms(FilingType type, String category) {
        return termsOf(type).stream()
                .filter(terms -> terms.category().equals(category))
                .findFirst();
    }

    /**
     * The category of a type that somebody files in who names none: the only one for such a person;
     * none if the type has no categories, or several would do.
     */
    public String categoryFor(FilingType type, Scheme scheme, String personType) {
        List<TypeTerms> fitting =
                termsOf(type).stream().filter(terms -> terms.isFor(scheme, personType)).toList();
        return fitting.size() == 1 ? fitting.get(0).category() : "";
    }

    /** How many institutions a filing under these terms names at most; 0 if it names none. */
    public int mostInstitutions(TypeTerms terms) {
        return Optional.ofNullable(terms.institutions()).orElse(maxInstitutions);
    }

    /** The terms of a type, one for each of its categories; empty if it is not filed here. */
    public List<TypeTerms> termsOf(FilingType type) {
        return types.stream().filter(terms -> terms.type() == type).toList();
    }

    /** The last day on which proof can follow a promise; absent if it need not. */
    public Optional<LocalDate> proofDue(LocalDate submittedOn) {
        return Optional.ofNullable(proof).map(terms -> submittedOn.plusDays(terms.days()));
    }

    /** The last day of a filing that begins on a day and names no end; long-term ones have none. */
    public Optional<LocalDate> defaultEnd(FilingType type, LocalDate validFrom) {
        return type.isLongTerm() ? Optional.empty() : Optional.of(latestEnd(validFrom));
    }

    /** The last day a temporary filing can have. */
    public LocalDate latestEnd(LocalDate validFrom) {
        return validFrom.plusMonths(temporaryMonths).minusDays(1);
    }

    /** What a filing of a type leaves of care at home. */
    public HomeCare homeCare(FilingType type, boolean onPromise) {
        HomeCare filed = type.isLongTerm() ? homeCareWhileFiled : HomeCare.OPEN;
        return onPromise && homeCareOnPromise.compareTo(filed) > 0 ? homeCareOnPromise : filed;
    }

    public int places(boolean onPromise) {
        return onPromise ? placesOnPromise : placesOnProof;
    }

    /** The first day on which a filing made on a promise may be changed or cancelled. */
    public LocalDate lockedUntil(LocalDate validFrom) {
        return validFrom.plusMonths(promiseLockMonths);
    }

    /** How many days before a day of some kind to remind of it; -1 is the day after. */
    public List<Integer> reminderSteps(String kind) {
        return reminders.getOrDefault(kind, REMINDERS.getOrDefault(kind, List.of()));
    }

    private static <V> Map<String, V> unmodifiable(Map<String, V> names) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }
}
