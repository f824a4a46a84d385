package org.crossregion.eligibility;

import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One filing of a person, as far as eligibility is concerned.
 *
 * @param treatmentRegions the pooling regions it opens; a province's code opens the whole province
 *     (a municipality is filed as a whole)
 * @param institutions the institutions it names; empty if it opens every networked one there
 * @param validFrom the first day it holds
 * @param validUntil the last day it holds; absent if it has no end, or, once cancelled, if it was
 *     cancelled before it ever held
 * @param onPromise a promise stands for the proof, which has not followed yet
 * @param accountSuspended the personal account may not be used while it holds (S0)
 * @param homeCare what it leaves of care at home while it holds
 * @param category the type's category of persons; empty if the policy has none
 */
public record FiledPermission(
        String filingId,
        FilingType type,
        FilingState state,
        List<RegionCode> treatmentRegions,
        List<String> institutions,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        boolean onPromise,
        boolean accountSuspended,
        HomeCare homeCare,
        String category) {

    public FiledPermission {
        treatmentRegions = List.copyOf(treatmentRegions);
        institutions = List.copyOf(institutions);
        if (treatmentRegions.isEmpty()) {
            throw new IllegalArgumentException(filingId + " opens no region");
        }
        if (validUntil.isPresent() && validUntil.get().isBefore(validFrom)) {
            throw new IllegalArgumentException(
                    filingId + " ends " + validUntil.get() + " before it begins " + validFrom);
        }
    }

    boolean opens(CareQuestion question) {
        return treatmentRegions.stream()
                .anyMatch(
                        region ->
                                region.equals(question.treatmentRegion())
                                        || region.equals(question.treatmentAdmdvs())
                                        || (region.isProvince()
                                                && region.sameProvince(
                                                        question.treatmentRegion())));
    }

    /** Cancelled before its first day, so that it never permitted anything. */
    boolean neverHeld() {
        return state == FilingState.CANCELLED && validUntil.isEmpty();
    }

    boolean beginsAfter(LocalDate day) {
        return validFrom.isAfter(day);
    }

    boolean endedBefore(LocalDate day) {
        return validUntil.isPresent() && validUntil.get().isBefore(day);
    }

    boolean permits(CareType care) {
        return type != FilingType.MATERNITY || care == CareType.MATERNITY;
    }

    boolean names(String institution) {
        return institutions.isEmpty() || institutions.contains(institution);
    }

    /** Whether the personal account is barred on that day. */
    boolean barsAccountOn(LocalDate day) {
        return accountSuspended && holdsAsOf(day);
    }

    /** Whether it permits something on that day, apart from where and what. */
    boolean holdsAsOf(LocalDate day) {
        boolean permitting =
                state == FilingState.ACTIVE
                        || state == FilingState.CANCELLED
                        || state == FilingState.EXPIRED;
        return permitting && !neverHeld() && !beginsAfter(day) && !endedBefore(day);
    }
}
