package org.crossregion.filing.notice;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The insured region was told of a stay elsewhere.
 *
 * @param withPhone a telephone number was given; the number itself is not told
 */
record AdmissionNoticed(
        UUID eventId,
        Instant occurredAt,
        String noticeId,
        String personNo,
        String insuredRegion,
        String institution,
        LocalDate admittedOn,
        LocalDate toldOn,
        boolean withPhone,
        String channel)
        implements OutboxEvent {

    static AdmissionNoticed of(AdmissionNotice one) {
        return new AdmissionNoticed(
                EventIds.next(),
                one.recordedAt(),
                one.id(),
                one.personNo(),
                one.insuredRegion().value(),
                one.institution(),
                one.admittedOn(),
                one.toldOn(),
                one.phone().isPresent(),
                one.channel().code());
    }

    @Override
    public String type() {
        return "admission-told.v1";
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
