package org.crossregion.clearing.national;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.clearing.notice.Notice;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
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
import java.util.List;
import java.util.Optional;

/** The nation's notices to a province that loads its result. */
@Path("/api/v1/periods/{period}/national-notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "national-results", description = "国家结果: imported, compared with ours row by row")
public class NationalNoticeResource {

    private final NationalNotices notices;
    private final Caller caller;

    NationalNoticeResource(NationalNotices notices, Caller caller) {
        this.notices = notices;
        this.caller = caller;
    }

    /** A registered notice; all of it is at {@code /api/v1/notices/{number}}. */
    public record RegisteredView(
            String number,
            String direction,
            String remittanceCode,
            LocalDate signedOn,
            LocalDate deadline,
            Money amount,
            Money settled) {

        static RegisteredView of(Notice notice) {
            return new RegisteredView(
                    notice.number(),
                    notice.direction().code(),
                    notice.remittanceCode().value(),
                    notice.signedOn(),
                    notice.deadline().map(Notice.Deadline::transferBy).orElse(null),
                    notice.amount(),
                    notice.settled());
        }
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FINANCE_MAKER)
    @ResponseStatus(201)
    @Operation(
            summary = "登记国家通知书: what the nation tells the province to collect and to pay",
            description =
                    "Once the month is issued; they must come to the loaded result to the fen. From"
                            + " then on what other provinces pay can be told, by payment or bank"
                            + " statement, and the regions are paid from it.")
    public List<RegisteredView> register(
            @RestPath Period period,
            @RestQuery RegionCode authority,
            @NotNull @Valid NationalNoticesRequest request) {
        RegionCode province = covered(authority);
        request.notices().forEach(NationalNoticeResource::mustBeRight);
        return notices.register(province, period, request.notices(), caller.user()).stream()
                .map(RegisteredView::of)
                .toList();
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
    @Operation(summary = "Those that are registered, with what is settled of them")
    public List<RegisteredView> list(@RestPath Period period, @RestQuery RegionCode authority) {
        return notices.of(covered(authority), period).stream().map(RegisteredView::of).toList();
    }

    private RegionCode covered(RegionCode authority) {
        RegionCode province = Share.asked(authority, Optional.empty()).authority();
        caller.mustCover(province);
        return province;
    }

    private static void mustBeRight(NationalNoticesRequest.Told told) {
        try {
            told.way();
        } catch (IllegalArgumentException e) {
            throw Refused.field("notices.direction", "known", "must be receivable or payable");
        }
        if (told.deadline().isBefore(told.signedOn())) {
            throw Refused.field(
                    "notices.deadline", "not-before", "must not be before " + told.signedOn());
        }
        for (NationalNoticesRequest.Line line : told.lines()) {
            if (!line.amount().isPositive()) {
                throw Refused.field("notices.lines.amount", "positive", "must be more than 0");
            }
        }
    }
}
