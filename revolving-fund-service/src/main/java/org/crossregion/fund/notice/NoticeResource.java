package org.crossregion.fund.notice;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.crossregion.fund.Reasoned;
import org.crossregion.fund.RegionPrefix;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Shows the notices of the fund, and voids one. */
@Path("/api/v1/notices")
@Tag(name = "notices")
@RolesAllowed({
    Role.AUTHORITY,
    Role.AUDITOR,
    Role.APPROVER,
    Role.FINANCE_MAKER,
    Role.FINANCE_CHECKER,
    Role.ADMINISTRATOR
})
public class NoticeResource {

    private final Notices notices;
    private final Reissue reissue;
    private final Caller caller;
    private final Clock clock;

    NoticeResource(Notices notices, Reissue reissue, Caller caller, Clock clock) {
        this.notices = notices;
        this.reissue = reissue;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "The fund's notices by number",
            description =
                    "Notices are paid through clearing-service (POST /api/v1/payments there); what"
                            + " has been paid on them arrives here within a second.")
    public Page<NoticeView> notices(
            @QueryParam("year") @Parameter(example = "2027") Optional<Integer> year,
            @QueryParam("kind") Optional<NoticeKind> kind,
            @QueryParam("direction") Optional<Direction> direction,
            @QueryParam("region") @Parameter(example = "220100") Optional<RegionCode> region,
            @QueryParam("state") Optional<NoticeState> state,
            @BeanParam PageRequest page) {
        region.or(caller::region)
                .ifPresentOrElse(caller::mustCover, () -> caller.mustCover(RegionCode.NATION));
        LocalDate today = Beijing.day(clock.instant());
        List<FundNotice> fetched =
                notices.page(
                        new NoticeQuery(
                                RegionPrefix.of(caller.region()),
                                year,
                                kind,
                                direction,
                                region,
                                state,
                                today,
                                page.after().orElse(""),
                                page.limitAndOne()));
        return Page.of(fetched, page, FundNotice::number)
                .map(notice -> NoticeView.of(notice, today));
    }

    @GET
    @Path("/{number}")
    @Operation(summary = "One notice, with what has been paid on it")
    public NoticeDetail notice(
            @PathParam("number") @Parameter(example = "220000-2027-F8-0001") String number) {
        FundNotice notice = notices.get(number);
        caller.mustCover(notice.region());
        return new NoticeDetail(
                NoticeView.of(notice, Beijing.day(clock.instant())),
                notices.transfers(number).stream().map(TransferView::of).toList());
    }

    @POST
    @Path("/{number}/void")
    @Idempotent
    @RolesAllowed(Role.AUTHORITY)
    @Operation(
            summary = "Void a notice on which nothing is paid, and issue it again",
            description =
                    "By another person than who issued it. Answers the notice that takes its place;"
                            + " the old number stays.")
    public NoticeView voidOut(
            @PathParam("number") @Parameter(example = "220000-2027-F8-0001") String number,
            @Valid @NotNull Reasoned why) {
        FundNotice notice = notices.get(number);
        caller.mustCover(notice.authority());
        return NoticeView.of(
                reissue.of(number, why.reason(), caller.user()), Beijing.day(clock.instant()));
    }

    /**
     * One notice as JSON.
     *
     * @param applyBy by when the agency applies to its finance bureau; null if that is not counted
     * @param replaces the voided notice whose place it takes
     * @param replacedBy the notice that took its place; voidReason says why
     */
    public record NoticeView(
            @Schema(examples = "220000-2027-F8-0001") String number,
            @Schema(examples = "220000") RegionCode authority,
            @Schema(examples = "2027") int year,
            NoticeKind kind,
            Direction direction,
            @Schema(examples = "220100") RegionCode region,
            NoticeState state,
            LocalDate signedOn,
            LocalDate deadline,
            LocalDate applyBy,
            @Schema(examples = "100000.00") Money total,
            @Schema(examples = "0.00") Money paid,
            @Schema(examples = "100000.00") Money outstanding,
            String remittanceCode,
            String basis,
            Instant issuedAt,
            String issuedBy,
            List<LineView> lines,
            @Schema(examples = "220000-2027-F8-0001") String replaces,
            @Schema(examples = "220000-2027-F8-0002") String replacedBy,
            String voidReason) {

        public static NoticeView of(FundNotice notice, LocalDate today) {
            return new NoticeView(
                    notice.number(),
                    notice.authority(),
                    notice.year(),
                    notice.kind(),
                    notice.direction(),
                    notice.region(),
                    notice.state(today),
                    notice.signedOn(),
                    notice.deadline().orElse(null),
                    notice.applyBy().orElse(null),
                    notice.total(),
                    notice.paid(),
                    notice.outstanding(),
                    notice.remittanceCode(),
                    notice.basis(),
                    notice.issuedAt(),
                    notice.issuedBy(),
                    notice.lines().stream()
                            .map(
                                    line ->
                                            new LineView(
                                                    line.counterparty(),
                                                    line.scheme(),
                                                    line.amount(),
                                                    line.paid()))
                            .toList(),
                    notice.replaces().orElse(null),
                    notice.voided().map(FundNotice.Voided::replacedBy).orElse(null),
                    notice.voided().map(FundNotice.Voided::reason).orElse(null));
        }
    }

    /** One line as JSON. */
    public record LineView(
            @Schema(examples = "220200") RegionCode counterparty,
            @Schema(examples = "employee") Scheme scheme,
            @Schema(examples = "100000.00") Money amount,
            @Schema(examples = "0.00") Money paid) {}

    /** One notice with its transfers as JSON. */
    public record NoticeDetail(NoticeView notice, List<TransferView> transfers) {}

    /** One transfer as JSON. */
    public record TransferView(Scheme scheme, Money amount, LocalDate paidOn, Instant recordedAt) {

        static TransferView of(Transfer transfer) {
            return new TransferView(
                    transfer.scheme(), transfer.amount(), transfer.paidOn(), transfer.recordedAt());
        }
    }
}
