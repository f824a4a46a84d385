package org.crossregion.fund.alert;

import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.util.UUID;

/** A threshold was crossed; see docs/contracts/alert-raised.v1.schema.json. */
public record AlertRaised(
        UUID eventId,
        Instant occurredAt,
        int year,
        String level,
        String scope,
        String tier,
        String insuredRegion,
        String treatmentRegion,
        String scheme,
        String period,
        int utilisationBasisPoints,
        long paidInFen,
        long usedFen)
        implements OutboxEvent {

    static AlertRaised of(Alert alert) {
        return new AlertRaised(
                alert.eventId(),
                alert.raisedAt(),
                alert.year(),
                alert.level().code(),
                alert.guard().scope().code(),
                alert.guard().tier().code(),
                alert.guard().pair().insured().value(),
                alert.guard().pair().treatment().value(),
                alert.guard().scheme().code(),
                alert.period().toString(),
                alert.utilisation().basisPoints(),
                alert.paidIn().fen(),
                alert.used().fen());
    }

    @Override
    public String type() {
        return "alert-raised.v1";
    }

    @Override
    public String key() {
        return insuredRegion + ":" + treatmentRegion + ":" + scheme;
    }

    @Override
    public String topic() {
        return "fund-events";
    }
}
