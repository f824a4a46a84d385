package org.crossregion.clearing.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.clearing.journal.Pages;
import org.crossregion.clearing.notice.Reader;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import java.util.List;

/** Transfers that the bank has told of, and what is paid out of what they brought. */
@Path("/api/v1/payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "payments", description = "划拨, 拨付: money that moves")
public class PaymentResource {

    private final Payments payments;
    private final TransferRepository transfers;
    private final Disbursing disbursing;
    private final AccountRepository accounts;
    private final Positions positions;
    private final AdvanceRepository advances;
    private final Caller caller;

    PaymentResource(
            Payments payments,
            TransferRepository transfers,
            Disbursing disbursing,
            AccountRepository accounts,
            Positions positions,
            AdvanceRepository advances,
            Caller caller) {
        this.payments = payments;
        this.transfers = transfers;
        this.disbursing = disbursing;
        this.accounts = accounts;
        this.positions = positions;
        this.advances = advances;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FINANCE_MAKER)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            summary = "Records a transfer and settles what it is for",
            description =
                    "Matched by notice, by remittance code, or by region, whose oldest notices"
                            + " come first. The same bank reference again is answered as before.")
    public PaymentView record(@NotNull @Valid PaymentRequest request) {
        return PaymentView.of(payments.record(request));
    }

    @GET
    @RolesAllowed({
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Transfers with what they settle, in the order of their recording")
    public Page<PaymentView> list(@BeanParam PaymentQuery query, @BeanParam PageRequest page) {
        return Page.of(
                        transfers.list(
                                query, Reader.scope(caller), Pages.after(page), page.limitAndOne()),
                        page,
                        transfer -> transfer.id().toString())
                .map(PaymentView::of);
    }

    @POST
    @Path("/disbursements")
    @RolesAllowed(Role.FINANCE_CHECKER)
    @Idempotent
    @Operation(
            summary = "Pays the receivers of a period from what is there",
            description =
                    "All of them if all the money is in, else in proportion. From the due date on"
                            + " the revolving fund is asked for what is missing, once.")
    public List<DisbursementView> disburse(@BeanParam MoneyAddress address) {
        PeriodKey key = address.key();
        caller.mustCover(key.circle().authority());
        return disbursing.pay(key, Disbursing.Occasion.BY_HAND, caller.user()).stream()
                .map(DisbursementView::of)
                .toList();
    }

    @GET
    @Path("/disbursements")
    @RolesAllowed({
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "What has been paid out to the receivers of a period")
    public List<DisbursementView> disbursements(@BeanParam MoneyAddress address) {
        PeriodKey key = address.key();
        caller.mustCover(key.circle().authority());
        return accounts.disbursements(key).stream().map(DisbursementView::of).toList();
    }

    @GET
    @Path("/advances")
    @RolesAllowed({
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(
            summary = "What the fund gave for hospitals paid before clearing, and has got back",
            description = "One for each payment, account and scheme, in the order of asking.")
    public Page<AdvanceView> advances(@BeanParam AdvanceQuery query, @BeanParam PageRequest page) {
        return Page.of(
                advances.list(query, Reader.scope(caller), Pages.after(page), page.limitAndOne()),
                page,
                advance -> advance.payment().toString());
    }

    @GET
    @Path("/positions")
    @RolesAllowed({
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Money in, lent, out and given back, per period, counterparty and scheme")
    public List<Position> positions(@BeanParam MoneyAddress address) {
        caller.mustCover(address.circle().authority());
        return positions.of(address.circle());
    }
}
