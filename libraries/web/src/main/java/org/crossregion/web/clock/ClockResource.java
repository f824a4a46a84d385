package org.crossregion.web.clock;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.crossregion.web.security.Environment;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Instant;

/** Shows and sets business time in a local stack; in production there is nothing here. */
@Path("/dev/clock")
@PermitAll
@Tag(name = "development")
public class ClockResource {

    private final BusinessClock clock;

    ClockResource(BusinessClock clock) {
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Business time (local stack only)")
    public Reading read() {
        mustBeLocal();
        return new Reading(clock.instant());
    }

    @PUT
    @Operation(
            summary = "Moves business time forward (local stack only)",
            description = "Answers when all jobs that fall due on the way have run.")
    public Reading set(@Valid @NotNull Reading wanted) {
        mustBeLocal();
        clock.set(wanted.instant());
        return new Reading(clock.instant());
    }

    private static void mustBeLocal() {
        if (Environment.isProduction()) {
            throw new NotFoundException();
        }
    }

    /** Business time at one moment. */
    @Schema(name = "ClockReading")
    public record Reading(@NotNull @Schema(examples = "2026-10-31T15:59:00Z") Instant instant) {}
}
