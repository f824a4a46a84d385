package org.crossregion.filing.policy;

import org.crossregion.eligibility.HomeCare;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a region's policy demands of a filing and what it permits, said before anybody files: which
 * materials, which limits, until when, and by which paragraph.
 *
 * @param channels by code, with their printed names
 * @param exemptCountyLevelWithinProvince marked counties of the province need no filing
 * @param emergencyDeemedFiled emergencies need none
 * @param unfiledPaysDirectly whoever is not filed is settled directly all the same
 */
record Preview(
        RegionCode policyRegion,
        String policy,
        LocalDate policyValidFrom,
        int policyVersion,
        String source,
        Map<String, String> channels,
        boolean exemptCountyLevelWithinProvince,
        boolean emergencyDeemedFiled,
        boolean unfiledPaysDirectly,
        List<TypePreview> types) {

    /**
     * One type, or one category of it.
     *
     * @param source the paragraph it comes from
     * @param allOf what must be shown
     * @param oneOf of which any one must be shown
     * @param validUntil the last day if none is asked for; null without an end
     * @param places how many regions can be filed
     * @param institutions how many institutions must be named at most; 0 for none
     * @param institutionsLocked they change only together with the place
     * @param onPromise what holds if a promise stands for {@code oneOf}; null if none is taken
     */
    record TypePreview(
            FilingType type,
            String typeName,
            String category,
            String categoryName,
            String source,
            List<MaterialPreview> allOf,
            List<MaterialPreview> oneOf,
            LocalDate validUntil,
            int places,
            int institutions,
            boolean institutionsLocked,
            boolean accountSuspended,
            HomeCare homeCare,
            PromisePreview onPromise) {}

    /**
     * One material.
     *
     * @param months for how many months it must speak; null if it does not matter
     */
    record MaterialPreview(String kind, String name, Integer months) {}

    /**
     * A filing on a promise.
     *
     * @param places how many regions can be filed then
     * @param lockedUntil the first day on which it can be changed or cancelled
     * @param proofDue the last day for the proof; null if none is set
     * @param missed what it costs to miss that day; null if there is none
     * @param homeCare what is left of care at home until the proof arrives
     */
    record PromisePreview(
            int places,
            LocalDate lockedUntil,
            LocalDate proofDue,
            ProofTerms.Missed missed,
            HomeCare homeCare) {}

    /**
     * @param types the terms to show, all or those for one person
     * @param from the day the filing would be submitted and begin
     */
    static Preview of(Versioned<FilingPolicy> policy, List<TypeTerms> types, LocalDate from) {
        FilingPolicy says = policy.value();
        return new Preview(
                says.region(),
                says.name(),
                says.validFrom(),
                policy.version(),
                says.source(),
                says.channels(),
                says.exemptCountyLevelWithinProvince(),
                says.emergencyDeemedFiled(),
                says.unfiledPaysDirectly(),
                types.stream().map(terms -> type(says, terms, from)).toList());
    }

    private static TypePreview type(FilingPolicy policy, TypeTerms terms, LocalDate from) {
        FilingType type = terms.type();
        int institutions = policy.mostInstitutions(terms);
        return new TypePreview(
                type,
                type.label(),
                terms.category(),
                terms.label(),
                terms.source(),
                materials(policy, terms.allOf()),
                materials(policy, terms.oneOf()),
                policy.defaultEnd(type, from).orElse(null),
                policy.places(false),
                institutions,
                institutions > 0 && policy.institutionsLocked(),
                policy.accountSuspendedWhileFiled() && type.isLongTerm(),
                policy.homeCare(type, false),
                policy.promiseAllowed() && terms.promise() ? promise(policy, type, from) : null);
    }

    private static List<MaterialPreview> materials(FilingPolicy policy, List<String> kinds) {
        return kinds.stream()
                .map(
                        kind ->
                                new MaterialPreview(
                                        kind,
                                        policy.materials().get(kind),
                                        policy.materialMonths().get(kind)))
                .toList();
    }

    private static PromisePreview promise(FilingPolicy policy, FilingType type, LocalDate from) {
        return new PromisePreview(
                policy.places(true),
                policy.lockedUntil(from),
                policy.proofDue(from).orElse(null),
                policy.proof() == null ? null : policy.proof().missed(),
                policy.homeCare(type, true));
    }
}
