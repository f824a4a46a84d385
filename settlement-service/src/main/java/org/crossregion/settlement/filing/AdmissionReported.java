package org.crossregion.settlement.filing;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.ProtectedIdentity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody was admitted to a hospital whose insured region wants to be told of it.
 *
 * @param department empty if it was not said
 * @param bed empty if it was not said
 * @param phone of the contact, protected; null if none was said
 */
record AdmissionReported(
        UUID eventId,
        Instant occurredAt,
        String visitId,
        String personNo,
        String insuredRegion,
        String institution,
        String department,
        String bed,
        ProtectedIdentity phone,
        LocalDate admittedOn,
        Instant reportedAt)
        implements OutboxEvent {

    static AdmissionReported of(
            StayReports.Stay stay, RegionCode region, ProtectedIdentity phone, Instant now) {
        return new AdmissionReported(
                EventIds.next(),
                now,
                stay.visitId(),
                stay.personNo(),
                region.value(),
                stay.institution(),
                stay.department(),
                stay.bed(),
                phone,
                stay.admittedOn(),
                now);
    }

    @Override
    public String type() {
        return "admission-reported.v1";
    }

    @Override
    public String key() {
        return personNo;
    }

    @Override
    public String topic() {
        return "stay-events";
    }
}
