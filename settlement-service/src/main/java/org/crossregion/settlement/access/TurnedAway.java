package org.crossregion.settlement.access;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.util.Map;
import java.util.Optional;

/** Writes down who was turned away at the gateway, why, and from where. */
@ApplicationScoped
class TurnedAway {

    private final AuditTrail audit;
    private final Origins origins;

    TurnedAway(AuditTrail audit, Origins origins) {
        this.audit = audit;
        this.origins = origins;
    }

    /**
     * Audits in a transaction of its own: nothing else of the request takes effect.
     *
     * @param code the institution that the request names; empty if it names none
     */
    Refused record(String code, Call call, Refused refused) {
        record(code, origins.of(call.remoteAddress(), call.forwardedFor()), refused.detail());
        return refused;
    }

    /** The same of a request for a token. */
    void record(String code, String peer, Optional<String> forwardedFor, String why) {
        record(code, origins.of(peer, forwardedFor), why);
    }

    private void record(String code, String address, String why) {
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                audit.record(
                                        "gateway-refused",
                                        "institution:" + code,
                                        Map.of("reason", why, "remoteAddress", address)));
    }
}
