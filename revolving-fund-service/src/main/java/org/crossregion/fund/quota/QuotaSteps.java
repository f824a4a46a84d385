package org.crossregion.fund.quota;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The approvals and publications of a year's quotas, by version. */
public final class QuotaSteps {

    private final Map<String, QuotaStep> steps;

    QuotaSteps(List<QuotaStep> all) {
        this.steps = all.stream().collect(Collectors.toMap(QuotaSteps::key, Function.identity()));
    }

    /** Who approved this version of a quota, if somebody has. */
    public Optional<QuotaStep> approval(Quota quota) {
        return Optional.ofNullable(steps.get(key(QuotaState.APPROVED, quota)));
    }

    /** Who published this version of a quota, if somebody has. */
    public Optional<QuotaStep> publication(Quota quota) {
        return Optional.ofNullable(steps.get(key(QuotaState.PUBLISHED, quota)));
    }

    public QuotaState state(Quota quota) {
        if (publication(quota).isPresent()) {
            return QuotaState.PUBLISHED;
        }
        return approval(quota).isPresent() ? QuotaState.APPROVED : QuotaState.DRAFT;
    }

    private static String key(QuotaStep step) {
        return "%s %s %s %d"
                .formatted(step.to(), step.pair(), step.scheme().code(), step.version());
    }

    private static String key(QuotaState to, Quota quota) {
        return "%s %s %s %d".formatted(to, quota.pair(), quota.scheme().code(), quota.version());
    }
}
