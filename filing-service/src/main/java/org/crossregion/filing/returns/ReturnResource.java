package org.crossregion.filing.returns;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.filing.returns.ReturnPayments.Payment;
import org.crossregion.filing.scope.RegionScope;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Lists of account money to be returned: drawn, checked by another, paid. */
@Path("/api/v1/account-returns")
@Tag(name = "account returns", description = "个人账户返还")
class ReturnResource {

    private final ReturnDesk desk;
    private final ReturnPayments payments;
    private final ReturnRepository lists;
    private final Returns returns;
    private final RegionScope scope;
    private final Caller caller;

    ReturnResource(
            ReturnDesk desk,
            ReturnPayments payments,
            ReturnRepository lists,
            Returns returns,
            RegionScope scope,
            Caller caller) {
        this.desk = desk;
        this.payments = payments;
        this.lists = lists;
        this.returns = returns;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.FINANCE_MAKER)
    @Operation(
            summary = "Draw the list of a region and year from settlement's balances",
            description =
                    "On the days of the policy alone, such as July and August of the next year.")
    public RestResponse<ListView> draw(@Valid @NotNull DrawRequest request) {
        ReturnList list = desk.draw(request.region(), request.year());
        return RestResponse.ResponseBuilder.<ListView>created(
                        URI.create("/api/v1/account-returns/" + list.id()))
                .entity(ListView.of(list))
                .build();
    }

    @GET
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.AUTHORITY,
        Role.AUDITOR
    })
    @Operation(summary = "Lists of the caller's regions in the order of their ids")
    public Page<ListView> list(@RestQuery Optional<Integer> year, @BeanParam PageRequest page) {
        return Page.of(
                        lists.page(
                                scope.pattern(),
                                year.orElse(0),
                                page.after().orElse(""),
                                page.limitAndOne()),
                        page,
                        ReturnList::id)
                .map(ListView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.AUTHORITY,
        Role.AUDITOR
    })
    @Operation(summary = "One list")
    public ListView get(@RestPath String id) {
        return ListView.of(covered(id));
    }

    @GET
    @Path("/{id}/items")
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.AUTHORITY,
        Role.AUDITOR
    })
    @Operation(summary = "Who gets what, of one payee if given")
    public Page<ItemView> items(
            @RestPath String id, @RestQuery Optional<String> payeeNo, @BeanParam PageRequest page) {
        ReturnList list = covered(id);
        return Page.of(
                        lists.items(
                                list.id(),
                                payeeNo.orElse(""),
                                page.afterNumber().orElse(0),
                                page.limitAndOne()),
                        page,
                        item -> Integer.toString(item.line()))
                .map(ItemView::of);
    }

    @POST
    @Path("/{id}/check")
    @Idempotent
    @RolesAllowed(Role.FINANCE_CHECKER)
    @Operation(summary = "Check a list that somebody else drew")
    public ListView check(@RestPath String id, @Valid @NotNull ReasonRequest request) {
        return ListView.of(desk.decide(id, ReturnState.CHECKED, request.reason()));
    }

    @POST
    @Path("/{id}/rejection")
    @Idempotent
    @RolesAllowed(Role.FINANCE_CHECKER)
    @Operation(summary = "Reject a list, so that it can be drawn anew")
    public ListView reject(@RestPath String id, @Valid @NotNull ReasonRequest request) {
        return ListView.of(desk.decide(id, ReturnState.REJECTED, request.reason()));
    }

    @POST
    @Path("/{id}/payments")
    @Idempotent
    @RolesAllowed(Role.FINANCE_MAKER)
    @Operation(
            summary = "Record the transfer to one payee; settlement books it out of the accounts")
    public List<ItemView> pay(@RestPath String id, @Valid @NotNull PaymentRequest request) {
        return payments.pay(id, request.payment()).stream().map(ItemView::of).toList();
    }

    private ReturnList covered(String id) {
        ReturnList list = returns.get(id);
        caller.mustCover(list.region());
        return list;
    }

    /** Of which region and year a list is drawn. */
    record DrawRequest(@NotNull RegionCode region, @Min(2000) @Max(2100) int year) {}

    /** Why somebody decided so. */
    record ReasonRequest(@NotBlank @Size(max = 500) String reason) {}

    /** A transfer; the receipt is an employer's. */
    record PaymentRequest(
            @NotBlank @Size(max = 30) String payeeNo,
            @NotNull LocalDate paidOn,
            @Size(max = 60) String receiptNo,
            @NotBlank @Size(max = 60) String bankReference) {

        Payment payment() {
            return new Payment(
                    payeeNo, paidOn, Optional.ofNullable(receiptNo).orElse(""), bankReference);
        }
    }

    /** A list as it is shown. */
    record ListView(
            String id,
            RegionCode region,
            int year,
            ReturnState state,
            int persons,
            Money total,
            String drawnBy,
            Instant drawnAt,
            String decidedBy,
            Instant decidedAt,
            String reason) {

        static ListView of(ReturnList list) {
            return new ListView(
                    list.id(),
                    list.region(),
                    list.year(),
                    list.state(),
                    list.persons(),
                    list.totalFen(),
                    list.drawnBy(),
                    list.drawnAt(),
                    list.decidedBy().orElse(null),
                    list.decidedAt().orElse(null),
                    list.reason());
        }
    }

    /** What one person gets; {@code paidOn} is null until it is paid. */
    record ItemView(
            String itemId,
            int line,
            String personNo,
            Payee payee,
            String payeeNo,
            Money amount,
            LocalDate paidOn,
            String receiptNo,
            String bankReference) {

        static ItemView of(ReturnItem item) {
            return new ItemView(
                    item.itemId(),
                    item.line(),
                    item.personNo(),
                    item.payee(),
                    item.payeeNo(),
                    item.amountFen(),
                    item.paidOn().orElse(null),
                    item.receiptNo().orElse(null),
                    item.bankReference().orElse(null));
        }
    }
}
