package org.crossregion.filing.filing;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A filing as it stands after a transition; replaces what was told of it before.
 *
 * @param validUntil null if it has no end, or ended before it ever held
 * @param replaces the filing whose place it takes once active, or null
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
        String replaces)
        implements OutboxEvent {

    static FilingChanged of(Filing filing, Transition transition, Instant at) {
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
                filing.replaces().orElse(null));
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
