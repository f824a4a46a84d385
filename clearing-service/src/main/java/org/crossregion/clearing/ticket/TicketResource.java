package org.crossregion.clearing.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.clearing.journal.Pages;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.request.OptionalBody;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Problem tickets between regions. */
@Path("/api/v1/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets", description = "问题协同: a problem that one region puts to another")
public class TicketResource {

    private final Tickets tickets;

    TicketResource(Tickets tickets) {
        this.tickets = tickets;
    }

    /** What the region asked says. */
    public record AnswerRequest(
            @NotBlank @Size(max = 2000) @Schema(examples = "接口已恢复，请重试") String answer) {}

    /** What whoever confirms has to say. */
    public record ConfirmationRequest(@Size(max = 500) String note) {}

    /** Why it is reopened, escalated or withdrawn. */
    public record ReasonRequest(
            @NotBlank @Size(max = 500) @Schema(examples = "问题仍未解决") String reason) {}

    /** One line of the statistics. */
    public record StatisticsView(
            String region,
            String kind,
            int opened,
            int inTime,
            int late,
            int unanswered,
            int escalated,
            int reopenings,
            int confirmed,
            int bySilence) {

        static StatisticsView of(TicketStatistics one) {
            return new StatisticsView(
                    one.toRegion().value(),
                    one.kind().code(),
                    one.opened(),
                    one.inTime(),
                    one.late(),
                    one.unanswered(),
                    one.escalated(),
                    one.reopenings(),
                    one.confirmed(),
                    one.bySilence());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.AUTHORITY
    })
    @Idempotent
    @Operation(summary = "Puts a problem to another region, in the name of the caller's")
    public RestResponse<TicketView> open(@Valid @NotNull TicketRequest request) {
        TicketView view = TicketView.of(tickets.open(request));
        return RestResponse.ResponseBuilder.<TicketView>created(
                        URI.create("/api/v1/tickets/" + view.id()))
                .entity(view)
                .build();
    }

    @POST
    @Path("/{id}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.AUTHORITY
    })
    @Idempotent
    @Operation(summary = "open → answered, by the region asked or the authority above it")
    public TicketView answer(@RestPath UUID id, @NotNull @Valid AnswerRequest request) {
        return TicketView.of(tickets.answer(id, request.answer()));
    }

    @POST
    @Path("/{id}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.AUTHORITY
    })
    @Idempotent
    @Operation(summary = "answered → confirmed, by the region that asked")
    public TicketView confirm(@RestPath UUID id, @OptionalBody @Valid ConfirmationRequest request) {
        return TicketView.of(
                tickets.confirm(
                        id,
                        Optional.ofNullable(request)
                                .map(ConfirmationRequest::note)
                                .filter(note -> !note.isBlank())));
    }

    @POST
    @Path("/{id}/reopening")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.AUTHORITY
    })
    @Idempotent
    @Operation(summary = "answered → open: the region that asked is not content")
    public TicketView reopen(@RestPath UUID id, @NotNull @Valid ReasonRequest request) {
        return TicketView.of(tickets.reopen(id, request.reason()));
    }

    @POST
    @Path("/{id}/escalation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.AUTHORITY
    })
    @Idempotent
    @Operation(
            summary = "Puts an open ticket before the authority above both",
            description = "Once reopened, or once its day has passed; the calendar does so then.")
    public TicketView escalate(@RestPath UUID id, @NotNull @Valid ReasonRequest request) {
        return TicketView.of(tickets.escalate(id, request.reason()));
    }

    @POST
    @Path("/{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.AUTHORITY
    })
    @Idempotent
    @Operation(summary = "open → withdrawn, by the region that asked")
    public TicketView withdraw(@RestPath UUID id, @NotNull @Valid ReasonRequest request) {
        return TicketView.of(tickets.withdraw(id, request.reason()));
    }

    @GET
    @Path("/statistics")
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "What became of the tickets of a month, per region asked and kind")
    public List<StatisticsView> statistics(@BeanParam TicketQuery query) {
        return tickets.statistics(query).stream().map(StatisticsView::of).toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "One ticket with every step")
    public TicketView get(@RestPath UUID id) {
        return TicketView.of(tickets.find(id), tickets.steps(id));
    }

    @GET
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Tickets in the order they were opened")
    public Page<TicketView> list(@BeanParam TicketQuery query, @BeanParam PageRequest page) {
        return Page.of(
                        tickets.list(query, Pages.after(page), page.limitAndOne()),
                        page,
                        ticket -> ticket.id().toString())
                .map(TicketView::of);
    }
}
