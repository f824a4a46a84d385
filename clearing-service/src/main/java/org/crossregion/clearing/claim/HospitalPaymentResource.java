package org.crossregion.clearing.claim;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.Attachment;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What hospitals are paid for a period, and what has been paid. */
@Path("/api/v1/hospital-payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hospital-payments", description = "拨付单: applied, deducted, reserved, paid")
public class HospitalPaymentResource {

    private final Payables payables;
    private final HospitalPayments payments;
    private final PayoutRepository payouts;
    private final RemittanceFile remittance;
    private final Payees payees;
    private final Caller caller;

    HospitalPaymentResource(
            Payables payables,
            HospitalPayments payments,
            PayoutRepository payouts,
            RemittanceFile remittance,
            Payees payees,
            Caller caller) {
        this.payables = payables;
        this.payments = payments;
        this.payouts = payouts;
        this.remittance = remittance;
        this.payees = payees;
        this.caller = caller;
    }

    /** A transfer to a hospital. */
    public record PaymentRequest(
            @NotBlank @Size(max = 30) String institution,
            @NotNull Period period,
            @NotNull Money amount,
            @NotNull LocalDate paidOn,
            @NotBlank @Size(max = 64) String bankReference) {}

    @GET
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "拨付单 of an institution and period; a hospital's own if it names none")
    public PaymentList get(
            @RestQuery @NotNull Period period, @RestQuery Optional<String> institution) {
        mustBeMonth(period);
        return payables.of(payees.of(institution), period);
    }

    @GET
    @Path("/{id}/remittance")
    @Produces("*/*")
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(
            summary = "拨付明细: what a payment is for, settlement by settlement, XLSX or CSV",
            description =
                    "Applied, deducted and why, kept back, paid before, paid now and not yet. The"
                            + " same payment gives the same rows.")
    public Response remittance(
            @RestPath UUID id, @RestQuery @DefaultValue("xlsx") SheetFormat format) {
        PayoutRepository.Paid payment = payouts.find(id).orElseThrow(() -> unknown(id));
        if (!payees.sees(payment.institution())) {
            throw Refused.concealing(
                    ClearingRefusal.HOSPITAL_PAYMENT_UNKNOWN, unknown(id).detail());
        }
        StreamingOutput rows = to -> remittance.write(payment, format, to);
        String name =
                "拨付明细-%s-%s-%s.%s"
                        .formatted(
                                payment.institution(),
                                payment.period(),
                                payment.bankReference(),
                                format.extension());
        return Response.ok(rows, format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(name))
                .build();
    }

    private static Refused unknown(UUID id) {
        return new Refused(
                ClearingRefusal.HOSPITAL_PAYMENT_UNKNOWN, "no payment to a hospital " + id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FINANCE_CHECKER)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            summary = "Records a transfer to a hospital; never more than is open",
            description =
                    "From the generation of the period on, or from its confirmation on where policy"
                            + " has hospitals paid before clearing. The same bank reference again"
                            + " is answered as before.")
    public PaymentList pay(@NotNull @Valid PaymentRequest request) {
        mustBeMonth(request.period());
        if (!request.amount().isPositive()) {
            throw Refused.field("amount", "positive", "must be more than 0");
        }
        RegionCode region = payees.regionOf(request.institution());
        caller.mustCover(region);
        return payments.pay(
                request.institution(),
                region,
                request.period(),
                new HospitalPayments.Transfer(
                        request.amount(),
                        request.paidOn(),
                        request.bankReference(),
                        caller.user()));
    }

    private static void mustBeMonth(Period period) {
        if (period.isYear()) {
            throw Refused.field("period", "month", "must be a month such as 2026-10");
        }
    }
}
