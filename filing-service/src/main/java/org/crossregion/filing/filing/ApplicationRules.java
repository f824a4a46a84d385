package org.crossregion.filing.filing;

import org.crossregion.filing.institution.Institution;
import org.crossregion.filing.person.IdentityNumber;
import org.crossregion.filing.person.Insurance;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.policy.HospitalTerms;
import org.crossregion.filing.policy.ReferralRight;
import org.crossregion.filing.policy.Specialty;
import org.crossregion.filing.policy.TypeTerms;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.region.Region;
import org.crossregion.values.FilingType;
import org.crossregion.values.PersonType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether a region's policy accepts an application: type and category, channel, places,
 * institutions, dates, materials or the promise in their stead, the referring institution, and the
 * agent, in this order; the first rule that is broken refuses it and names every field that breaks
 * it.
 *
 * @param insurance what the person files under
 * @param regions the known ones among those asked for
 * @param institutions the known ones among those named, the referring one included
 * @param institutionPools the pooling region of each of them
 * @param placesFiled the regions of the person's other open long-term filings
 */
record ApplicationRules(
        Application application,
        FilingPolicy policy,
        RegionCode insuredRegion,
        Insurance insurance,
        Map<RegionCode, Region> regions,
        Map<String, Institution> institutions,
        Map<String, RegionCode> institutionPools,
        Set<RegionCode> placesFiled) {

    /**
     * @param inventedAllowed whether identity numbers of nobody pass, which is not so in production
     * @throws Refused by the first rule that is broken, citing the paragraph it comes from
     */
    void mustHold(LocalDate today, boolean inventedAllowed) {
        List<Refused> objections = objections(today, inventedAllowed);
        if (!objections.isEmpty()) {
            Refused first = objections.get(0);
            throw new Refused(first.refusal(), first.detail() + because(), first.violations());
        }
    }

    /** The policy and the paragraph of it that the application is judged by. */
    String because() {
        String paragraph =
                policy.terms(application.type(), application.category())
                        .map(TypeTerms::source)
                        .orElse(policy.source());
        return "（依据 " + policy.name() + "：" + paragraph + "）";
    }

    /** Everything that stands against the application, in the order of the rules. */
    List<Refused> objections(LocalDate today, boolean inventedAllowed) {
        Objections found = new Objections();
        Optional<TypeTerms> terms = found.unless(this::offeredType);
        terms.ifPresent(one -> found.unless(() -> offeredChannel(one)));
        found.unless(this::knownRegionsButOwn);
        if (regions.keySet().containsAll(application.treatmentRegions())) {
            terms.ifPresent(one -> found.unless(() -> notTooManyRegions(one)));
            terms.ifPresent(
                    one ->
                            found.unless(
                                    () ->
                                            institutionsAsDemanded(
                                                    policy.mostInstitutions(one), today)));
        }
        found.unless(this::possibleDates);
        found.unless(() -> MaterialRules.mustBeKnown(application.materials(), policy));
        terms.ifPresent(one -> found.unless(() -> promiseAccepted(one)));
        terms.ifPresent(one -> found.unless(() -> materialsComplete(one)));
        found.unless(
                () -> MaterialRules.mustSpeakLongEnough(application.materials(), policy, today));
        found.unless(() -> rightToRefer(today));
        found.unless(() -> validAgent(today, inventedAllowed));
        return found.all();
    }

    /** Gathers what rules say. */
    private static final class Objections {

        private final List<Refused> found = new ArrayList<>();

        void unless(Runnable rule) {
            try {
                rule.run();
            } catch (Refused refused) {
                found.add(refused);
            }
        }

        <T> Optional<T> unless(Supplier<T> rule) {
            try {
                return Optional.of(rule.get());
            } catch (Refused refused) {
                found.add(refused);
                return Optional.empty();
            }
        }

        List<Refused> all() {
            return List.copyOf(found);
        }
    }

    /** The pooling regions to be opened; a province asked for stays the whole province. */
    List<RegionCode> treatmentRegions() {
        return application.treatmentRegions().stream()
                .map(code -> code.isProvince() ? code : regions.get(code).poolingRegion())
                .distinct()
                .toList();
    }

    Optional<LocalDate> validUntil() {
        return application
                .validUntil()
                .or(() -> policy.defaultEnd(application.type(), application.validFrom()));
    }

    /** Whether the promise is needed: proof handed in makes it superfluous. */
    boolean onPromise() {
        return application.promise()
                && policy.terms(application.type(), application.category())
                        .filter(terms -> !terms.isProvenBy(application.materialKinds()))
                        .isPresent();
    }

    private TypeTerms offeredType() {
        List<TypeTerms> offered = policy.termsOf(application.type());
        if (offered.isEmpty()) {
            throw refused(
                    FilingRefusal.TYPE_NOT_OFFERED,
                    "type",
                    application.type().label() + " is not filed here");
        }
        TypeTerms terms =
                policy.terms(application.type(), application.category())
                        .orElseThrow(() -> categoryNotOffered(offered));
        if (!terms.isFor(insurance.scheme(), insurance.personType())) {
            throw refused(
                    FilingRefusal.TYPE_NOT_FOR_PERSON,
                    terms.category().isEmpty() ? "type" : "category",
                    "is not filed for "
                            + insurance.scheme().label()
                            + "，"
                            + PersonType.label(insurance.personType()));
        }
        return terms;
    }

    private static Refused categoryNotOffered(List<TypeTerms> offered) {
        String known = offered.stream().map(TypeTerms::category).collect(Collectors.joining(", "));
        return refused(
                FilingRefusal.CATEGORY_NOT_OFFERED,
                "category",
                known.isEmpty() ? "must be absent" : "must be one of " + known);
    }

    private void offeredChannel(TypeTerms terms) {
        String channel = application.channel();
        boolean ofHospitals = channel.equals(HospitalTerms.CHANNEL);
        boolean offered =
                policy.channels().containsKey(channel)
                        && terms.isFiledBy(channel)
                        && (!ofHospitals || application.type() == FilingType.REFERRAL);
        if (!offered) {
            throw refused(
                    FilingRefusal.CHANNEL_NOT_OFFERED,
                    "channel",
                    "must be one of "
                            + policy.channels().keySet().stream()
                                    .filter(terms::isFiledBy)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private void knownRegionsButOwn() {
        List<Violation> unknown = new ArrayList<>();
        List<Violation> own = new ArrayList<>();
        for (int i = 0; i < application.treatmentRegions().size(); i++) {
            RegionCode code = application.treatmentRegions().get(i);
            String field = "treatmentRegions[" + i + "]";
            Region region = regions.get(code);
            if (region == null) {
                unknown.add(new Violation(field, "known", code + " is no known region"));
            } else if (!code.isProvince() && region.poolingRegion().equals(insuredRegion)) {
                own.add(new Violation(field, "elsewhere", code + " is the person's own region"));
            }
        }
        MaterialRules.refuseIf(unknown, FilingRefusal.REGION_UNKNOWN);
        MaterialRules.refuseIf(own, FilingRefusal.OWN_REGION);
    }

    private void notTooManyRegions(TypeTerms terms) {
        boolean promised =
                application.promise()
                        && policy.promiseAllowed()
                        && terms.promise()
                        && !terms.isProvenBy(application.materialKinds());
        int most = policy.places(promised);
        Set<RegionCode> places = new HashSet<>(treatmentRegions());
        if (application.type().isLongTerm()) {
            places.addAll(placesFiled);
        }
        if (places.size() > most) {
            throw refused(
                    FilingRefusal.TOO_MANY_REGIONS,
                    "treatmentRegions",
                    places.size()
                            + " with those filed, at most "
                            + most
                            + (promised ? " on a promise" : ""));
        }
    }

    private void institutionsAsDemanded(int most, LocalDate today) {
        List<String> named = application.institutions();
        List<Violation> wrong = new ArrayList<>();
        if (most == 0 && !named.isEmpty()) {
            wrong.add(
                    new Violation(
                            "institutions",
                            "none",
                            "this region's filings open every networked institution"));
        } else if (most > 0 && (named.isEmpty() || named.size() > most)) {
            wrong.add(new Violation("institutions", "count", "must be 1 to " + most));
        } else {
            for (int i = 0; i < named.size(); i++) {
                checkInstitution("institutions[" + i + "]", named.get(i), today, wrong);
            }
        }
        MaterialRules.refuseIf(wrong, FilingRefusal.INSTITUTIONS_NOT_ACCEPTED);
    }

    private void checkInstitution(
            String field, String code, LocalDate today, List<Violation> wrong) {
        Institution institution = institutions.get(code);
        if (institution == null) {
            wrong.add(new Violation(field, "known", code + " is no known institution"));
        } else if (!institution.networked() || !institution.agreementHoldsOn(today)) {
            wrong.add(new Violation(field, "networked", code + " does not settle directly"));
        } else if (treatmentRegions().stream()
                .noneMatch(region -> opens(region, institutionPools.get(code)))) {
            wrong.add(new Violation(field, "region", code + " is in none of the regions"));
        }
    }

    private static boolean opens(RegionCode filed, RegionCode pool) {
        return filed.equals(pool) || (filed.isProvince() && filed.sameProvince(pool));
    }

    private void possibleDates() {
        LocalDate from = application.validFrom();
        Optional<LocalDate> until = application.validUntil();
        if (from.getYear() < 2000 || from.getYear() > 2100) {
            throw refused(
                    FilingRefusal.DATES_IMPOSSIBLE, "validFrom", "is not between 2000 and 2100");
        }
        if (until.isPresent() && until.get().isBefore(from)) {
            throw refused(
                    FilingRefusal.DATES_IMPOSSIBLE, "validUntil", "is before validFrom " + from);
        }
        if (until.isPresent()
                && !application.type().isLongTerm()
                && until.get().isAfter(policy.latestEnd(from))) {
            throw refused(
                    FilingRefusal.DATES_IMPOSSIBLE,
                    "validUntil",
                    "a temporary filing holds until " + policy.latestEnd(from) + " at most");
        }
    }

    private void promiseAccepted(TypeTerms terms) {
        boolean needed = application.promise() && !terms.isProvenBy(application.materialKinds());
        if (needed && !(policy.promiseAllowed() && terms.promise())) {
            throw refused(
                    FilingRefusal.PROMISE_NOT_ACCEPTED,
                    "promise",
                    "this region takes no promise for " + application.type().label());
        }
    }

    private void materialsComplete(TypeTerms terms) {
        List<Violation> missing =
                terms.missing(application.materialKinds(), application.promise()).stream()
                        .map(
                                oneOf ->
                                        new Violation(
                                                "materials",
                                                "required",
                                                oneOf.size() == 1
                                                        ? oneOf.get(0) + " is missing"
                                                        : "one of "
                                                                + String.join(", ", oneOf)
                                                                + " is missing"))
                        .toList();
        MaterialRules.refuseIf(missing, FilingRefusal.MATERIALS_MISSING);
    }

    /** What a hospital sends is its own referral; at a counter the paper may speak for itself. */
    private void rightToRefer(LocalDate today) {
        if (application.type() != FilingType.REFERRAL) {
            return;
        }
        ReferralRight right = policy.referralBy();
        boolean byHospital = application.channel().equals(HospitalTerms.CHANNEL);
        boolean paperSpeaks =
                right == ReferralRight.PAPER
                        || right == ReferralRight.ENTITLED && application.referredBy().isEmpty();
        if (paperSpeaks && !byHospital) {
            return;
        }
        boolean mayRefer =
                application
                        .referredBy()
                        .map(institutions::get)
                        .filter(one -> one.agreementHoldsOn(today))
                        .filter(one -> mayRefer(one, right))
                        .isPresent();
        if (!mayRefer) {
            throw refused(
                    FilingRefusal.REFERRAL_NOT_ACCEPTED,
                    "referredBy",
                    "must be "
                            + (right == ReferralRight.SPECIALTY_OR_TERTIARY_B
                                    ? "a specialist hospital of the disease's specialty, or for"
                                            + " other diseases a general one of tertiary B or above,"
                                            + " in "
                                            + insuredRegion
                                    : "an institution of "
                                            + insuredRegion
                                            + " with the right to refer or a regional centre"));
        }
    }

    private boolean mayRefer(Institution one, ReferralRight right) {
        boolean atHome = insuredRegion.equals(institutionPools.get(one.code()));
        return switch (right) {
            case SPECIALTY_OR_TERTIARY_B -> atHome && isEntitledToRefer(one);
            case PAPER, ENTITLED -> atHome && one.referralRight() || one.regionalCentre();
        };
    }

    /**
     * A disease of a specialty is its specialist hospitals' to refer, any other a general
     * hospital's of tertiary B or above; without a diagnosis either may.
     */
    private boolean isEntitledToRefer(Institution institution) {
        Optional<String> diagnosis = application.diagnosis();
        List<Specialty> specialties =
                policy.specialties().stream()
                        .filter(one -> diagnosis.filter(one::treats).isPresent())
                        .toList();
        if (!specialties.isEmpty()) {
            return specialties.stream().anyMatch(one -> one.isOf(institution));
        }
        boolean general = institution.tertiaryBOrHigher() && !institution.specialty();
        boolean unsaid = diagnosis.isEmpty() || policy.specialties().isEmpty();
        return general || (unsaid && (institution.specialty() || institution.tertiaryBOrHigher()));
    }

    private void validAgent(LocalDate today, boolean inventedAllowed) {
        application
                .agent()
                .flatMap(
                        agent ->
                                IdentityNumber.fault(agent.certificateNo(), inventedAllowed, today))
                .ifPresent(
                        fault -> {
                            throw refused(
                                    FilingRefusal.AGENT_IDENTITY_INVALID,
                                    "agent.certificateNo",
                                    "the number " + fault);
                        });
    }

    private static Refused refused(FilingRefusal refusal, String field, String message) {
        return new Refused(
                refusal,
                field + ": " + message,
                List.of(new Violation(field, refusal.code(), message)));
    }
}
