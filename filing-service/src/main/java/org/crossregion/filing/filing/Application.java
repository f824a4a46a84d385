package org.crossregion.filing.filing;

import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a person asks for.
 *
 * @param treatmentRegions as asked for, which may be districts or counties
 * @param category the type's category of persons, where the policy has any; else empty
 * @param referredBy the institution that refers the person, where one does
 * @param diagnosis the code of the disease somebody is referred for (ICD-10), where it is said
 * @param promise a signed promise is handed in instead of proof
 * @param agent who acts for the person, if somebody does
 */
record Application(
        String personNo,
        FilingType type,
        String category,
        List<RegionCode> treatmentRegions,
        List<String> institutions,
        String channel,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        List<Material> materials,
        boolean promise,
        String reason,
        Optional<String> referredBy,
        Optional<Agent> agent,
        Optional<String> diagnosis) {

    Application {
        treatmentRegions = treatmentRegions.stream().distinct().toList();
        institutions = institutions.stream().distinct().toList();
        materials = List.copyOf(materials);
    }

    /** Without a diagnosis. */
    Application(
            String personNo,
            FilingType type,
            String category,
            List<RegionCode> treatmentRegions,
            List<String> institutions,
            String channel,
            LocalDate validFrom,
            Optional<LocalDate> validUntil,
            List<Material> materials,
            boolean promise,
            String reason,
            Optional<String> referredBy,
            Optional<Agent> agent) {
        this(
                personNo,
                type,
                category,
                treatmentRegions,
                institutions,
                channel,
                validFrom,
                validUntil,
                materials,
                promise,
                reason,
                referredBy,
                agent,
                Optional.empty());
    }

    List<String> materialKinds() {
        return materials.stream().map(Material::kind).toList();
    }

    /** The last day asked for, unless it comes before the first: the rules refuse that. */
    Optional<LocalDate> possibleEnd() {
        return validUntil.filter(last -> !last.isBefore(validFrom));
    }

    Application withCategory(String resolved) {
        return new Application(
                personNo,
                type,
                resolved,
                treatmentRegions,
                institutions,
                channel,
                validFrom,
                validUntil,
                materials,
                promise,
                reason,
                referredBy,
                agent,
                diagnosis);
    }
}
