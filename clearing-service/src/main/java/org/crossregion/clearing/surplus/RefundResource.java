package org.crossregion.clearing.surplus;

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
import org.crossregion.clearing.notice.Reader;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Money that has come over, and how it is given back. */
@Path("/api/v1/payments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Role.FINANCE_MAKER,
    Role.FINANCE_CHECKER,
    Role.APPROVER,
    Role.AUTHORITY,
    Role.AUDITOR,
    Role.ADMINISTRATOR
})
@Tag(name = "refunds", description = "多收资金, 退回: what has come over is given back")
public class RefundResource {

    private final Refunds refunds;
    private final SurplusRepository repository;
    private final Surpluses surpluses;
    private final Caller caller;
    private final Clock clock;

    RefundResource(
            Refunds refunds,
            SurplusRepository repository,
            Surpluses surpluses,
            Caller caller,
            Clock clock) {
        this.refunds = refunds;
        this.repository = repository;
        this.surpluses = surpluses;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What is to be given back.
     *
     * @param remittance on which it came over; or else
     * @param statement the bank statement on whose line it came over
     * @param row of that line
     * @param amount all that is left, if it is not said
     */
    public record RefundRequest(
            UUID remittance,
            UUID statement,
            @Schema(examples = "4") Integer row,
            @Schema(examples = "100.00") Money amount,
            @NotBlank @Size(max = 500) @Schema(examples = "重复划款，退回付款方") String reason) {}

    /** Why it is approved or rejected. */
    public record DecisionRequest(@NotBlank @Size(max = 500) String reason) {}

    /** That it was sent back. */
    public record SendingRequest(
            @NotNull @Schema(examples = "2026-12-20") LocalDate returnedOn,
            @NotBlank @Size(max = 64) @Schema(examples = "BK20261220000003")
                    String bankReference) {}

    @GET
    @Path("/surpluses")
    @Operation(summary = "多收资金: what has come over and is still here, the oldest first")
    public List<SurplusView> held() {
        LocalDate today = Beijing.day(clock.instant());
        return surpluses.held(Reader.scope(caller)).stream()
                .map(one -> SurplusView.of(one, today))
                .toList();
    }

    @POST
    @Path("/refunds")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FINANCE_MAKER)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            summary = "退回: proposes to give back what has come over, or a part of it",
            description = "Nothing is given back until another person has approved it.")
    public RefundView propose(@NotNull @Valid RefundRequest request) {
        Optional<Money> amount = Optional.ofNullable(request.amount());
        boolean line = request.statement() != null && request.row() != null;
        if (line == (request.remittance() != null)) {
            throw Refused.field(
                    "remittance",
                    "either",
                    "either a remittance, or a statement and row, is named");
        }
        return RefundView.of(
                line
                        ? refunds.ofLine(
                                request.statement(), request.row(), amount, request.reason())
                        : refunds.ofRemittance(request.remittance(), amount, request.reason()));
    }

    @POST
    @Path("/refunds/{id}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FINANCE_CHECKER, Role.APPROVER})
    @Idempotent
    @Operation(summary = "Approves a refund that somebody else has proposed")
    public RefundView approve(@RestPath UUID id, @NotNull @Valid DecisionRequest request) {
        return RefundView.of(refunds.decide(id, true, request.reason()));
    }

    @POST
    @Path("/refunds/{id}/rejection")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FINANCE_CHECKER, Role.APPROVER})
    @Idempotent
    @Operation(summary = "Rejects a refund of somebody else; it may be proposed anew")
    public RefundView reject(@RestPath UUID id, @NotNull @Valid DecisionRequest request) {
        return RefundView.of(refunds.decide(id, false, request.reason()));
    }

    @POST
    @Path("/refunds/{id}/sending")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FINANCE_MAKER, Role.FINANCE_CHECKER})
    @Idempotent
    @Operation(summary = "Says that an approved refund was sent; another person than approved it")
    public RefundView send(@RestPath UUID id, @NotNull @Valid SendingRequest request) {
        return RefundView.of(refunds.send(id, request.returnedOn(), request.bankReference()));
    }

    @GET
    @Path("/refunds")
    @Operation(summary = "Refunds with their states, in the order of their proposal")
    public Page<RefundView> list(
            @RestQuery Optional<RefundState> state,
            @RestQuery Optional<String> notice,
            @BeanParam PageRequest page) {
        return Page.of(
                        repository.list(
                                state,
                                notice,
                                Reader.scope(caller),
                                Pages.after(page),
                                page.limitAndOne()),
                        page,
                        one -> one.id().toString())
                .map(RefundView::of);
    }

    @GET
    @Path("/refunds/{id}")
    @Operation(summary = "A refund as it stands")
    public RefundView get(@RestPath UUID id) {
        return RefundView.of(refunds.get(id));
    }
}
