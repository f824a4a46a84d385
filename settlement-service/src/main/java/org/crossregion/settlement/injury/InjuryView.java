package org.crossregion.settlement.injury;

import org.crossregion.eligibility.CareCause;
import org.crossregion.values.Beijing;

import java.time.OffsetDateTime;

/**
 * A declared injury in JSON, with numbers masked.
 *
 * @param signer null if the patient signs
 */
record InjuryView(
        String visitId,
        OffsetDateTime happenedAt,
        String place,
        String course,
        CareCause cause,
        String phone,
        Signer signer,
        String registeredBy,
        OffsetDateTime registeredAt) {

    /** A relative who signs. */
    record Signer(String name, String relation, String certificateNo) {}

    static InjuryView of(Injury injury, Injuries injuries) {
        return new InjuryView(
                injury.visitId(),
                injury.happenedAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                injury.place(),
                injury.course(),
                injury.cause().orElse(null),
                injuries.masked(injury.phone()),
                injury.signer()
                        .map(
                                one ->
                                        new Signer(
                                                one.name(),
                                                one.relation(),
                                                injuries.masked(one.identity())))
                        .orElse(null),
                injury.registeredBy(),
                injury.registeredAt().atZone(Beijing.ZONE).toOffsetDateTime());
    }
}
