package org.crossregion.clearing.deadline;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.clearing.region.Regions;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is to be done by when, as a list and as a calendar to subscribe to. */
@Path("/api/v1")
@Tag(name = "deadlines", description = "期限: periods, notices, inquiries and tickets")
@RolesAllowed({
    Role.FEE_AUDITOR,
    Role.FINANCE_MAKER,
    Role.FINANCE_CHECKER,
    Role.APPROVER,
    Role.AUTHORITY,
    Role.AUDITOR,
    Role.ADMINISTRATOR
})
public class DeadlineResource {

    private static final int DAYS_BACK = 31;
    private static final int DAYS_AHEAD = 92;
    private static final int LONGEST = 366;

    private final Instance<DeadlineDesk> desks;
    private final DeadlineCalendar calendar;
    private final Regions regions;
    private final Caller caller;

    DeadlineResource(
            @Any Instance<DeadlineDesk> desks,
            DeadlineCalendar calendar,
            Regions regions,
            Caller caller) {
        this.desks = desks;
        this.calendar = calendar;
        this.regions = regions;
        this.caller = caller;
    }

    @GET
    @Path("/deadlines")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Open deadlines of the caller's regions, by day",
            description = "From a month ago to three months ahead unless it is said.")
    public List<DeadlineView> list(
            @QueryParam("from") Optional<LocalDate> from,
            @QueryParam("to") Optional<LocalDate> to,
            @QueryParam("region")
                    @Parameter(description = "whose; left out, of all the caller may see")
                    Optional<RegionCode> region) {
        region.ifPresent(caller::mustCover);
        LocalDate first = from.orElseGet(() -> calendar.today().minusDays(DAYS_BACK));
        LocalDate last = to.orElseGet(() -> first.plusDays(DAYS_BACK + DAYS_AHEAD));
        long days = ChronoUnit.DAYS.between(first, last);
        if (days < 0 || days > LONGEST) {
            throw Refused.field(
                    "to", "range", "must be from the first day on, at most " + LONGEST + " days");
        }
        return desks.stream()
                .flatMap(desk -> desk.due(first, last).stream())
                .filter(
                        deadline ->
                                region.map(deadline::concerns).orElseGet(() -> isSeen(deadline)))
                .sorted(
                        Comparator.comparing(Deadline::dueOn)
                                .thenComparing(Deadline::subject)
                                .thenComparing(Deadline::kind))
                .map(this::view)
                .toList();
    }

    @GET
    @Path("/deadlines.ics")
    @Produces("text/calendar;charset=UTF-8")
    @Operation(summary = "The same as an iCalendar feed that calendars subscribe to")
    public String feed(@QueryParam("region") Optional<RegionCode> region) {
        return DeadlineFeed.of(list(Optional.empty(), Optional.empty(), region), calendar.now());
    }

    private boolean isSeen(Deadline deadline) {
        return caller.covers(deadline.region()) || caller.covers(deadline.counterpart());
    }

    private DeadlineView view(Deadline deadline) {
        return new DeadlineView(
                deadline.kind().code(),
                deadline.kind().label(),
                deadline.subject(),
                deadline.about(),
                deadline.dueOn(),
                deadline.region().value(),
                regions.nameOf(deadline.region()),
                deadline.counterpart().value(),
                regions.nameOf(deadline.counterpart()),
                deadline.silence().orElse(null));
    }
}
