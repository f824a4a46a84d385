package org.crossregion.filing.filing;

import org.crossregion.filing.filing.FilingIntake.Asked;
import org.crossregion.filing.gather.Answer;
import org.crossregion.messaging.Outbox.Told;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.idempotency.KeyUse;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One application among those that are worked together, and how far it has come. */
final class IntakeJob {

    private final Asked asked;
    private Optional<KeyUse> claimed = Optional.empty();
    private Optional<Answer<RestResponse<FilingView>>> answer = Optional.empty();

    IntakeJob(Asked asked) {
        this.asked = asked;
    }

    Asked asked() {
        return asked;
    }

    /** Whether it is still to be judged. */
    boolean isOpen() {
        return answer.isEmpty();
    }

    boolean isFiled() {
        return answer.flatMap(Answer::result).isPresent();
    }

    void filed(RestResponse<FilingView> view) {
        answer = Optional.of(Answer.of(view));
    }

    void fail(RuntimeException failure) {
        answer = Optional.of(Answer.failed(failure));
    }

    /** It is worked by itself, when the others are done. */
    void leaveAlone() {
        answer = Optional.of(Answer.alone());
    }

    /**
     * @param fresh the keys that are ours until they are answered or given back
     */
    void claimed(Set<KeyUse> fresh) {
        claimed = isOpen() ? asked.key().filter(fresh::contains) : Optional.empty();
    }

    Optional<KeyUse> claimed() {
        return claimed;
    }

    Answer<RestResponse<FilingView>> answer() {
        return answer.orElseThrow();
    }

    /** What is to be stored under the keys of those that were filed. */
    static Map<KeyUse, RestResponse<?>> answers(List<IntakeJob> all) {
        Map<KeyUse, RestResponse<?>> answers = new LinkedHashMap<>();
        for (IntakeJob job : all) {
            if (job.isFiled() && job.claimed.isPresent()) {
                answers.put(job.claimed.get(), job.answer().result().orElseThrow());
            }
        }
        return answers;
    }

    /**
     * A filing that was judged in the name of its request, with what is told of it.
     *
     * @param audit made out in the name of the request
     */
    record Judged(NewFiling filing, List<Told> events, AuditTrail.MadeOut audit) {}
}
