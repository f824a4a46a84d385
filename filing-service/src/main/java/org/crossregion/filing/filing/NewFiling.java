package org.crossregion.filing.filing;

import java.util.ArrayList;
import java.util.List;

/**
 * A filing that was judged and is to be written, with everything that is recorded of it.
 *
 * @param stages the filing after each of its steps, from its submission on
 * @param steps that led to them
 */
record NewFiling(List<Filing> stages, Dossier dossier, List<Material> materials, List<Step> steps) {

    NewFiling {
        stages = List.copyOf(stages);
        materials = List.copyOf(materials);
        steps = List.copyOf(steps);
        if (stages.isEmpty() || stages.size() != steps.size()) {
            throw new IllegalArgumentException("a step leads to each stage");
        }
    }

    /** As it stands after the last step. */
    Filing filing() {
        return stages.get(stages.size() - 1);
    }

    /** With one more step. */
    NewFiling and(Filing after, Step step) {
        List<Filing> more = new ArrayList<>(stages);
        more.add(after);
        List<Step> taken = new ArrayList<>(steps);
        taken.add(step);
        return new NewFiling(more, dossier, materials, taken);
    }
}
