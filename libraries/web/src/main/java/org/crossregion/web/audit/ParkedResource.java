package org.crossregion.web.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.crossregion.messaging.ParkedEvent;
import org.crossregion.messaging.Parking;
import org.crossregion.messaging.Replayed;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Shows the events that could not be handled, and has them tried again. */
@Path("/internal/parked")
@RolesAllowed(Role.ADMINISTRATOR)
@Tag(name = "audit")
public class ParkedResource {

    private final Parking parking;
    private final ReplayedEvents replays;

    ParkedResource(Parking parking, ReplayedEvents replays) {
        this.parking = parking;
        this.replays = replays;
    }

    @GET
    @Operation(summary = "Events that could not be handled, oldest first")
    public Page<ParkedView> list(
            @QueryParam("consumer") String consumer, @BeanParam PageRequest page) {
        List<ParkedEvent> parked =
                parking.list(consumer, page.afterNumber().orElse(0), page.limitAndOne());
        return Page.of(parked, page, event -> Long.toString(event.id())).map(ParkedView::of);
    }

    @POST
    @Path("/replay")
    @Operation(summary = "Tries the parked events of one key again, in order")
    public Replayed replay(@Valid @NotNull Replay wanted) {
        return replays.replay(wanted.consumer(), wanted.key());
    }

    /** Which events to try again. */
    public record Replay(@NotBlank String consumer, @NotBlank String key) {}

    /** A parked event without its payload, which may name persons. */
    @Schema(name = "ParkedEvent")
    public record ParkedView(
            long id,
            String consumer,
            String topic,
            UUID eventId,
            String type,
            String key,
            Instant occurredAt,
            String requestId,
            String reason,
            boolean behind,
            int attempts,
            Instant parkedAt) {

        static ParkedView of(ParkedEvent event) {
            return new ParkedView(
                    event.id(),
                    event.consumer(),
                    event.topic(),
                    event.eventId(),
                    event.eventType(),
                    event.messageKey(),
                    event.occurredAt(),
                    event.requestId(),
                    event.reason(),
                    event.behind(),
                    event.attempts(),
                    event.parkedAt());
        }
    }
}
