package org.crossregion.filing.filing;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A filing as it stands after a transition; replaces what was told of it before.
 *
 * @param validUntil null if it has no end, or ended before it ever held
 * @param replaces the filing whose place it takes once active, or null
 * @param referral what is known of the referral, or null where none is filed
 */
record FilingChanged(
        UUID eventId,
        Instant occurredAt,
        String filingId,
        int version,
        String transition,
        String personNo,
        String insuredRegion,
        @JsonProperty("type") String filingType,
        String state,
        List<String> treatmentRegions,
        List<String> institutions,
        LocalDate validFrom,
        LocalDate validUntil,
        boolean onPromise,
        boolean accountSuspended,
        String homeCare,
        String category,
        String replaces,
        Referred referral)
        implements OutboxEvent {

    /**
     * Why and where to a person was referred; texts that nobody said are empty.
     *
     * @param diagnosisCode 疾病诊断代码, by ICD-10
     * @param condition 疾病病情描述
     * @param referredBy the institution that referred the person
     * @param referredTo the institution referred to, as the hospital wrote it
     * @param referredOn null if nobody said
     */
    record Referred(
            String diagnosisCode,
            String diagnosisName,
            String condition,
            String referredBy,
            String referredTo,
            String referredName,
            LocalDate referredOn,
            String reason) {

        /** What an application says of it. */
        static Referred of(Dossier dossier, String reason) {
            return new Referred(
                    dossier.diagnosis().orElse(""),
                    "",
                    "",
                    dossier.referredBy().orElse(""),
                    "",
                    "",
                    null,
                    reason);
        }
    }

    static FilingChanged of(
            Filing filing, Transition transition, Instant at, Optional<Referred> referral) {
        return new FilingChanged(
                EventIds.next(),
                at,
                filing.id(),
                filing.version(),
                transition.code(),
                filing.personNo(),
                filing.insuredRegion().value(),
                filing.type().code(),
                filing.state().code(),
                filing.treatmentRegions().stream().map(RegionCode::value).toList(),
                filing.institutions(),
                filing.validFrom(),
                filing.validUntil().orElse(null),
                filing.onPromise(),
                filing.accountSuspended(),
                filing.homeCare().code(),
                filing.category(),
                filing.replaces().orElse(null),
                referral.orElse(null));
    }

    @Override
    public String type() {
        return "filing-changed.v1";
    }

    @Override
    public String key() {
        return personNo;
    }

    @Override
    public String topic() {
        return "filing-events";
    }
}
