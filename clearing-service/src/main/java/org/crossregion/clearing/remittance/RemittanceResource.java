package org.crossregion.clearing.remittance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.clearing.journal.Pages;
import org.crossregion.clearing.notice.Reader;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
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

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Transfers on their way: applied for, sent, arrived; and what is late. */
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
@Tag(name = "remittances", description = "划款: applied, in transit, arrived, short or over; 账龄")
public class RemittanceResource {

    private static final int MOST_BUCKETS = 10;

    private final Remittances remittances;
    private final RemittanceRepository repository;
    private final OpenOrders orders;
    private final Caller caller;

    RemittanceResource(
            Remittances remittances,
            RemittanceRepository repository,
            OpenOrders orders,
            Caller caller) {
        this.remittances = remittances;
        this.repository = repository;
        this.orders = orders;
        this.caller = caller;
    }

    /**
     * What an agency applies for.
     *
     * @param counterparty to whom it is to go, where provinces pay each other
     * @param amount all that is open and not on its way, if it is not said
     */
    public record ApplicationRequest(
            @NotBlank @Size(max = 40) @Schema(examples = "220000-2026-8-0001") String notice,
            @NotNull @Schema(examples = "employee") Scheme scheme,
            @Schema(examples = "120000") RegionCode counterparty,
            @Schema(examples = "9700.00") Money amount) {}

    /** What the finance bureau has sent. */
    public record SendingRequest(
            @NotNull @Schema(examples = "2026-12-03") LocalDate sentOn,
            @NotBlank @Size(max = 56) @Schema(examples = "BK20261203000017")
                    String bankReference) {}

    /**
     * What has arrived.
     *
     * @param bankReference where it is another than it was sent under
     */
    public record ArrivalRequest(
            @NotNull @Schema(examples = "9700.00") Money amount,
            @NotNull @Schema(examples = "2026-12-04") LocalDate arrivedOn,
            @Size(min = 1, max = 56) String bankReference) {}

    /** Why an application is withdrawn. */
    public record WithdrawalRequest(@NotBlank @Size(max = 500) String reason) {}

    /** That the bank has sent money back, and why. */
    public record ReturnRequest(
            @NotNull LocalDate returnedOn, @NotBlank @Size(max = 500) String reason) {}

    @POST
    @Path("/remittances")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FINANCE_MAKER)
    @Idempotent
    @ResponseStatus(201)
    @Operation(summary = "Applies for what a notice has open under a scheme, or a part of it")
    public RemittanceView apply(@NotNull @Valid ApplicationRequest request) {
        return RemittanceView.of(
                remittances.apply(
                        request.notice(),
                        request.scheme(),
                        Optional.ofNullable(request.counterparty()),
                        Optional.ofNullable(request.amount())));
    }

    @POST
    @Path("/remittances/{id}/sending")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FINANCE_CHECKER)
    @Idempotent
    @Operation(summary = "Says that the finance bureau has sent it; another person than applied")
    public RemittanceView send(@RestPath UUID id, @NotNull @Valid SendingRequest request) {
        return RemittanceView.of(remittances.send(id, request.sentOn(), request.bankReference()));
    }

    @POST
    @Path("/remittances/{id}/arrival")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FINANCE_MAKER, Role.FINANCE_CHECKER})
    @Idempotent
    @Operation(
            summary = "Feeds back what has arrived, and settles the notice; a third person",
            description =
                    "For whoever issued the notice, or gets the money directly. Bank statements and recorded transfers do the"
                            + " same of themselves.")
    public RemittanceView arrive(@RestPath UUID id, @NotNull @Valid ArrivalRequest request) {
        return RemittanceView.of(
                remittances.arrive(
                        id,
                        request.amount(),
                        request.arrivedOn(),
                        Optional.ofNullable(request.bankReference())));
    }

    @POST
    @Path("/remittances/{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FINANCE_MAKER)
    @Idempotent
    @Operation(summary = "Takes an application back that was not sent")
    public RemittanceView withdraw(@RestPath UUID id, @NotNull @Valid WithdrawalRequest request) {
        return RemittanceView.of(remittances.withdraw(id, request.reason()));
    }

    @POST
    @Path("/remittances/{id}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FINANCE_CHECKER)
    @Idempotent
    @Operation(summary = "退汇: the bank has sent it back; it may be applied for again")
    public RemittanceView bounce(@RestPath UUID id, @NotNull @Valid ReturnRequest request) {
        return RemittanceView.of(remittances.bounce(id, request.returnedOn(), request.reason()));
    }

    @GET
    @Path("/remittances")
    @Operation(summary = "Remittances with their states, in the order of their application")
    public Page<RemittanceView> list(
            @BeanParam RemittanceQuery query,
            @RestQuery Optional<RemittanceState> state,
            @BeanParam PageRequest page) {
        return Page.of(
                        repository.list(
                                query,
                                state,
                                Reader.scope(caller),
                                Pages.after(page),
                                page.limitAndOne()),
                        page,
                        one -> one.id().toString())
                .map(RemittanceView::of);
    }

    @GET
    @Path("/remittances/{id}")
    @Operation(summary = "A remittance as it stands")
    public RemittanceView get(@RestPath UUID id) {
        return RemittanceView.of(remittances.get(id));
    }

    @GET
    @Path("/ageing")
    @Operation(
            summary = "账龄: what is open of every order, which clock runs, and how late it is",
            description = "days: the last day of each bucket but the last, such as 10,30,60")
    public Ageing ageing(
            @BeanParam RemittanceQuery query, @RestQuery @DefaultValue("10,30,60") String days) {
        return orders.ageing(query, Reader.scope(caller), limits(days));
    }

    private static List<Integer> limits(String days) {
        List<Integer> limits = new ArrayList<>();
        for (String day : days.split(",", -1)) {
            int last = limits.isEmpty() ? 0 : limits.get(limits.size() - 1);
            if (!day.matches("[0-9]{1,4}")
                    || Integer.parseInt(day) <= last
                    || limits.size() == MOST_BUCKETS) {
                throw Refused.field(
                        "days", "growing", "must be up to 10 growing numbers such as 10,30,60");
            }
            limits.add(Integer.parseInt(day));
        }
        return limits;
    }
}
