package org.crossregion.clearing.form;

import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;

/** Who signs a period's tables: whoever took the four steps. */
final class SignOff {

    private static final List<String> SIGNERS = List.of("制表人", "复核人", "审核人", "单位负责人");

    private SignOff() {}

    static LinkedHashMap<String, String> of(Progress progress) {
        LinkedHashMap<String, String> signOff = new LinkedHashMap<>();
        Iterator<Step> steps = Step.signOff().iterator();
        for (String signer : SIGNERS) {
            signOff.put(
                    signer, progress.last(steps.next()).map(Progress.Taken::takenBy).orElse(""));
        }
        return signOff;
    }
}
