package org.crossregion.filing.chronic;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An entitlement as it is shown.
 *
 * @param validUntil null if it has no end
 * @param withdrawnOn the first day it holds no more; null while it stands
 * @param identifiedOn null if it was not said
 * @param history every step; only when one entitlement is asked for
 */
record EntitlementView(
        String id,
        int version,
        String personNo,
        RegionCode insuredRegion,
        Scheme scheme,
        String diseaseCode,
        String diseaseName,
        LocalDate validFrom,
        LocalDate validUntil,
        LocalDate withdrawnOn,
        List<String> institutions,
        String identifiedBy,
        LocalDate identifiedOn,
        String doctorCode,
        String doctorName,
        String registeredAt,
        List<StepView> history) {

    /** One step of its life. */
    record StepView(
            int version,
            EntitlementStep.Kind step,
            LocalDate validUntil,
            List<String> institutions,
            Instant at,
            String author,
            String reason) {

        static StepView of(EntitlementStep step) {
            return new StepView(
                    step.version(),
                    step.step(),
                    step.validUntil().orElse(null),
                    step.institutions(),
                    step.at(),
                    step.author(),
                    step.reason());
        }
    }

    static EntitlementView of(Entitlement one) {
        return of(one, null);
    }

    static EntitlementView of(Entitlement one, List<EntitlementStep> steps) {
        return new EntitlementView(
                one.id(),
                one.version(),
                one.personNo(),
                one.insuredRegion(),
                one.scheme(),
                one.diseaseCode(),
                one.diseaseName(),
                one.validFrom(),
                one.validUntil().orElse(null),
                one.withdrawnOn().orElse(null),
                one.institutions(),
                one.identifiedBy(),
                one.identifiedOn().orElse(null),
                one.doctorCode(),
                one.doctorName(),
                one.registeredAt(),
                steps == null ? null : steps.stream().map(StepView::of).toList());
    }
}
