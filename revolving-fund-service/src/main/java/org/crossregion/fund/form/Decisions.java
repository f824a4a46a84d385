package org.crossregion.fund.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.quota.Overrides;
import org.crossregion.fund.quota.Quota;
import org.crossregion.fund.quota.QuotaOverride;
import org.crossregion.fund.quota.QuotaStep;
import org.crossregion.fund.quota.QuotaSteps;
import org.crossregion.fund.quota.Quotas;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who decided on quotas, and why one was set by hand, as forms 6-1 and 6-2 show it. */
@ApplicationScoped
class Decisions {

    private final Quotas quotas;
    private final Overrides overrides;

    Decisions(Quotas quotas, Overrides overrides) {
        this.quotas = quotas;
        this.overrides = overrides;
    }

    Made of(int year) {
        Map<UUID, QuotaOverride> byId = new HashMap<>();
        overrides.of(year).forEach(one -> byId.put(one.id(), one));
        return new Made(quotas.steps(year), byId);
    }

    /** The decisions of a year. */
    record Made(QuotaSteps steps, Map<UUID, QuotaOverride> overrides) {

        /** Who fixed them, or proposed what was set by hand. */
        String fixedBy(Collection<Quota> quotas) {
            return names(quotas.stream().map(Quota::fixedBy).toList());
        }

        /** Who approved them; nobody as long as one of them is not approved. */
        String approvedBy(Collection<Quota> quotas) {
            List<QuotaStep> its =
                    quotas.stream().flatMap(one -> steps.approval(one).stream()).toList();
            return its.size() < quotas.size()
                    ? ""
                    : names(its.stream().map(QuotaStep::by).toList());
        }

        /** Whether one of them is not in force. */
        boolean isDraft(Collection<Quota> quotas) {
            return quotas.stream().anyMatch(one -> steps.publication(one).isEmpty());
        }

        private static String names(List<String> all) {
            return all.stream().distinct().sorted().collect(Collectors.joining("、"));
        }

        /** Why it was set by hand, if it was. */
        Optional<String> reason(Quota quota) {
            return quota.override()
                    .map(overrides::get)
                    .map(one -> "人工核定（测算%s元）：%s".formatted(quota.computed(), one.reason()));
        }
    }
}
