package org.crossregion.web.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.crossregion.messaging.BrokerUnavailable;
import org.crossregion.messaging.Lag;
import org.crossregion.messaging.Outbox;
import org.crossregion.messaging.Parking;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a service says about itself when it is audited. */
@Path("/internal/audit/state")
@RolesAllowed({Role.AUDITOR, Role.SERVICE})
@Tag(name = "audit")
public class AuditStateResource {

    private static final int RETRY_AFTER = 2;

    private final AuditTrail trail;
    private final Outbox outbox;
    private final Lag lag;
    private final Parking parking;
    private final String service;

    AuditStateResource(
            AuditTrail trail,
            Outbox outbox,
            Lag lag,
            Parking parking,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.trail = trail;
        this.outbox = outbox;
        this.lag = lag;
        this.parking = parking;
        this.service = service;
    }

    @GET
    @Operation(
            summary = "Events not sent, not read or parked, and the state of the audit chain",
            description = "With `chain=false` the chain is not read, and reported as `unread`.")
    public State state(@QueryParam("chain") @DefaultValue("true") boolean chain) {
        return new State(
                service,
                outbox.backlog(),
                behind(),
                parking.parked(),
                trail.unsealed(),
                chain ? trail.verifyChain().finding() : "unread");
    }

    /** While the broker is away nobody knows how far behind we are: ask again, it is no error. */
    private long behind() {
        try {
            return lag.total();
        } catch (BrokerUnavailable away) {
            throw Refused.forNow(
                    SharedRefusal.BUSY, "the broker does not answer; ask again", RETRY_AFTER);
        }
    }

    /** Zeroes and {@code intact} where all is well and at rest. */
    @Schema(name = "AuditState")
    public record State(
            String service,
            @Schema(description = "events recorded, not yet at the broker") long outbox,
            @Schema(description = "events at the broker, not yet handled here") long lag,
            @Schema(description = "events that could not be handled") long parked,
            @Schema(description = "audit rows not yet chained") long auditUnsealed,
            @Schema(examples = {"intact", "broken at id 17"}) String auditChain) {}
}
