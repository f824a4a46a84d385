package org.crossregion.filing.policy;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A filing policy as far as eligibility needs it; replaces that of its region and first day. */
record FilingPolicyPublished(
        UUID eventId,
        Instant occurredAt,
        String region,
        String name,
        LocalDate validFrom,
        int version,
        RulesTold policy)
        implements OutboxEvent {

    /** The rules as they are told. */
    record RulesTold(
            boolean exemptCountyLevelWithinProvince,
            List<String> exemptRegions,
            boolean emergencyDeemedFiled,
            boolean promiseAllowed,
            boolean unfiledPaysDirectly,
            int temporaryMonths,
            int maxInstitutions) {

        static RulesTold of(FilingPolicy policy) {
            return new RulesTold(
                    policy.exemptCountyLevelWithinProvince(),
                    policy.exemptRegions().stream().map(RegionCode::value).toList(),
                    policy.emergencyDeemedFiled(),
                    policy.promiseAllowed(),
                    policy.unfiledPaysDirectly(),
                    policy.temporaryMonths(),
                    policy.maxInstitutions());
        }
    }

    static FilingPolicyPublished of(Versioned<FilingPolicy> row, Instant at) {
        FilingPolicy policy = row.value();
        return new FilingPolicyPublished(
                EventIds.next(),
                at,
                policy.region().value(),
                policy.name(),
                policy.validFrom(),
                row.version(),
                RulesTold.of(policy));
    }

    @Override
    public String type() {
        return "filing-policy-published.v1";
    }

    @Override
    public String key() {
        return "policy:" + region;
    }

    @Override
    public String topic() {
        return "filing-events";
    }
}
