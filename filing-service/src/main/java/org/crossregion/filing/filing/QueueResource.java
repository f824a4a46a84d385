package org.crossregion.filing.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.filing.agency.Agencies;
import org.crossregion.filing.agency.Agency;
import org.crossregion.filing.agency.AgencyScope;
import org.crossregion.filing.filing.QueueRepository.Wanted;
import org.crossregion.values.Beijing;
import org.crossregion.values.FilingType;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The work queue of an agency: what waits for it, what is due when, and what is late. */
@Path("/api/v1/agencies/{code}/queue")
@Tag(name = "agencies", description = "经办机构")
@RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
class QueueResource {

    private static final LocalDate NEVER = LocalDate.of(1, 1, 1);
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);
    private static final Set<String> KINDS = Set.of("review", "proof");

    private final QueueRepository queue;
    private final Agencies agencies;
    private final AgencyScope scope;
    private final Clock clock;

    QueueResource(QueueRepository queue, Agencies agencies, AgencyScope scope, Clock clock) {
        this.queue = queue;
        this.agencies = agencies;
        this.scope = scope;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What waits at an agency, the most urgent first",
            description =
                    "Submitted filings by the last day of their review, promised proof by its own."
                            + " `kind` is `review` or `proof`; `below` adds the agencies under it.")
    public Page<QueueItem> items(
            @RestPath String code,
            @RestQuery Optional<String> kind,
            @RestQuery Optional<FilingType> type,
            @RestQuery Optional<Boolean> overdue,
            @RestQuery Optional<LocalDate> dueUntil,
            @RestQuery @DefaultValue("false") boolean below,
            @BeanParam PageRequest page) {
        if (kind.isPresent() && !KINDS.contains(kind.get())) {
            throw Refused.field("kind", "known", "must be review or proof");
        }
        LocalDate today = today();
        LocalDate last = dueUntil.orElse(EVER);
        boolean late = overdue.orElse(false);
        Wanted wanted =
                new Wanted(
                        shown(code, below),
                        kind.orElse(""),
                        type.map(FilingType::code).orElse(""),
                        overdue.isPresent() && !late ? today : NEVER,
                        late && last.isAfter(today.minusDays(1)) ? today.minusDays(1) : last,
                        today);
        return Page.of(
                queue.items(wanted, page.after().map(QueueItem.Place::of), page.limitAndOne()),
                page,
                QueueItem::place);
    }

    @GET
    @Path("/counts")
    @Operation(summary = "How many filings of each state, and how many are due or late")
    public QueueCounts counts(
            @RestPath String code, @RestQuery @DefaultValue("false") boolean below) {
        return queue.counts(shown(code, below), today());
    }

    private List<String> shown(String code, boolean below) {
        Agency agency = agencies.get(code);
        scope.mustCover(agency.region(), Optional.of(code));
        if (!below) {
            return List.of(code);
        }
        return agencies.withThoseBelow(agency).stream()
                .filter(one -> scope.covers(agency.region(), Optional.of(one)))
                .toList();
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
