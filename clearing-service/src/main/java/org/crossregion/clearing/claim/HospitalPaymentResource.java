package org.crossregion.clearing.claim;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.LocalDate;
import java.util.Optional;

/** What hospitals are paid for a period, and what has been paid. */
@Path("/api/v1/hospital-payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hospital-payments", description = "拨付单: applied, deducted, reserved, paid")
public class HospitalPaymentResource {

    private final Payables payables;
    private final Caller caller;

    HospitalPaymentResource(Payables payables, Caller caller) {
        this.payables = payables;
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
        if (caller.has(Role.HOSPITAL)) {
            institution.ifPresent(caller::mustBeInstitution);
            return payables.of(
                    caller.institution()
                            .orElseThrow(
                                    () ->
                                            new Refused(
                                                    SharedRefusal.OUT_OF_SCOPE,
                                                    "the token names no institution")),
                    period);
        }
        String asked =
                institution.orElseThrow(
                        () -> Refused.field("institution", "required", "must name an institution"));
        caller.mustCover(regionOf(asked));
        return payables.of(asked, period);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FINANCE_CHECKER)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            summary = "Records a transfer to a hospital; never more than is open",
            description =
                    "From the generation of the period on. The same bank reference again is answered"
                            + " as before.")
    public PaymentList pay(@NotNull @Valid PaymentRequest request) {
        mustBeMonth(request.period());
        if (!request.amount().isPositive()) {
            throw Refused.field("amount", "positive", "must be more than 0");
        }
        caller.mustCover(regionOf(request.institution()));
        return payables.pay(
                request.institution(),
                request.period(),
                request.amount(),
                request.paidOn(),
                request.bankReference(),
                caller.user());
    }

    private RegionCode regionOf(String institution) {
        return payables.region(institution)
                .orElseThrow(
                        () ->
                                new Refused(
                                        SharedRefusal.OUT_OF_SCOPE,
                                        "institution "
                                                + institution
                                                + " is not among the caller's"));
    }

    private static void mustBeMonth(Period period) {
        if (period.isYear()) {
            throw Refused.field("period", "month", "must be a month such as 2026-10");
        }
    }
}
