package org.crossregion.clearing.run;

import org.crossregion.clearing.calendar.ClearingPolicy;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.web.problem.Refused;

/** Where policy asks for it, the four who sign off a table are four different people. */
final class SignOffGuard {

    private SignOffGuard() {}

    static void mustBeAnother(ClearingPolicy policy, Progress progress, Step step, String user) {
        if (policy.fourSigners()) {
            progress.signedBefore(step, user)
                    .ifPresent(
                            before -> {
                                throw new Refused(
                                        ClearingRefusal.SIGNER_SIGNED_BEFORE,
                                        user
                                                + " took "
                                                + before.step().code()
                                                + " of "
                                                + progress.key()
                                                + "; "
                                                + step.code()
                                                + " is for someone else");
                            });
        }
    }
}
