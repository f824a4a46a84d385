package org.crossregion.filing.filing;

import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Which materials a policy takes at all, whatever the filing. */
final class MaterialRules {

    private MaterialRules() {}

    /**
     * @throws Refused if the policy does not know a material, or one speaks for too short a time
     */
    static void mustHold(List<Material> materials, FilingPolicy policy, LocalDate today) {
        mustBeKnown(materials, policy);
        mustSpeakLongEnough(materials, policy, today);
    }

    static void mustBeKnown(List<Material> materials, FilingPolicy policy) {
        List<Violation> unknown = new ArrayList<>();
        for (int i = 0; i < materials.size(); i++) {
            String kind = materials.get(i).kind();
            if (!policy.materials().containsKey(kind)) {
                unknown.add(
                        new Violation(
                                "materials[" + i + "].kind",
                                "known",
                                kind
                                        + " is none of "
                                        + String.join(", ", policy.materials().keySet())));
            }
        }
        refuseIf(unknown, FilingRefusal.MATERIAL_UNKNOWN);
    }

    static void mustSpeakLongEnough(
            List<Material> materials, FilingPolicy policy, LocalDate today) {
        List<Violation> wrong = new ArrayList<>();
        for (int i = 0; i < materials.size(); i++) {
            Material material = materials.get(i);
            Integer months = policy.materialMonths().get(material.kind());
            if (months != null && !material.spans(months, today)) {
                wrong.add(
                        new Violation(
                                "materials[" + i + "].since",
                                "months",
                                material.kind()
                                        + " must speak for at least "
                                        + months
                                        + " months, from since to until or today"));
            }
        }
        refuseIf(wrong, FilingRefusal.MATERIAL_TOO_SHORT);
    }

    static void refuseIf(List<Violation> violations, FilingRefusal refusal) {
        if (!violations.isEmpty()) {
            Violation first = violations.get(0);
            throw new Refused(refusal, first.field() + ": " + first.message(), violations);
        }
    }
}
