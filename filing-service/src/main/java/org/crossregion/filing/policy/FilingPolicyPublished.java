package org.crossregion.filing.policy;

import org.crossregion.eligibility.CareCause;
import org.crossregion.eligibility.NoticeRule;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    /** Until when stays elsewhere are told of; 0 where the large-amount scheme says nothing. */
    record NoticeTold(
            int days,
            int largeAmountDays,
            int largeAmountMonths,
            List<String> largeAmountCategories) {

        static NoticeTold of(NoticeRule rule) {
            return new NoticeTold(
                    rule.days(),
                    rule.largeAmountDays(),
                    rule.largeAmountMonths(),
                    rule.largeAmountCategories().stream().sorted().toList());
        }
    }

    /**
     * The rules as they are told.
     *
     * @param admissionNotice null if stays elsewhere need not be told of
     */
    record RulesTold(
            boolean exemptCountyLevelWithinProvince,
            List<String> exemptRegions,
            boolean emergencyDeemedFiled,
            boolean promiseAllowed,
            boolean unfiledPaysDirectly,
            int temporaryMonths,
            int maxInstitutions,
            List<String> exclusions,
            NoticeTold admissionNotice,
            boolean suspendedEmergencyPays) {

        static RulesTold of(FilingPolicy policy) {
            return new RulesTold(
                    policy.exemptCountyLevelWithinProvince(),
                    policy.exemptRegions().stream().map(RegionCode::value).toList(),
                    policy.emergencyDeemedFiled(),
                    policy.promiseAllowed(),
                    policy.unfiledPaysDirectly(),
                    policy.temporaryMonths(),
                    policy.maxInstitutions(),
                    policy.exclusions().stream().map(CareCause::code).toList(),
                    Optional.ofNullable(policy.admissionNotice())
                            .map(terms -> NoticeTold.of(terms.rule()))
                            .orElse(null),
                    policy.personSuspension().emergencies());
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
