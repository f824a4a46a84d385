package org.crossregion.web.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.Parking;
import org.crossregion.messaging.Replayed;
import org.crossregion.web.problem.Refused;

/** Has parked events tried again, and records who asked for it. */
@ApplicationScoped
class ReplayedEvents {

    private final Parking parking;
    private final AuditTrail trail;

    ReplayedEvents(Parking parking, AuditTrail trail) {
        this.parking = parking;
        this.trail = trail;
    }

    Replayed replay(String consumer, String key) {
        Replayed replayed;
        try {
            replayed = parking.replay(consumer, key);
        } catch (IllegalArgumentException e) {
            throw Refused.field("consumer", "known", "there is no such consumer");
        }
        QuarkusTransaction.requiringNew()
                .run(() -> trail.record("events-replayed", consumer + "/" + key, replayed));
        return replayed;
    }
}
