package org.crossregion.fund.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.crossregion.fund.draw.Draws;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.ledger.PairMoney;
import org.crossregion.fund.notice.FundNotice;
import org.crossregion.fund.notice.NoticeKind;
import org.crossregion.fund.notice.Notices;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Serves the audit: what the fund knows of the money that clearing moves. */
@Path("/internal/audit")
@RolesAllowed({Role.AUDITOR, Role.SERVICE})
@Tag(name = "audit")
public class MoneyAuditResource {

    private final Draws draws;
    private final Notices notices;
    private final Ledger ledger;
    private final LedgerCheckRepository checks;
    private final ClearingComparison clearing;
    private final Caller caller;

    MoneyAuditResource(
            Draws draws,
            Notices notices,
            Ledger ledger,
            LedgerCheckRepository checks,
            ClearingComparison clearing,
            Caller caller) {
        this.draws = draws;
        this.notices = notices;
        this.ledger = ledger;
        this.checks = checks;
        this.clearing = clearing;
        this.caller = caller;
    }

    @GET
    @Path("/draws")
    @Operation(summary = "What was asked of the fund, drawn and given back, per payment")
    public List<DrawView> draws(
            @QueryParam("authority") Optional<RegionCode> authority,
            @QueryParam("period") Optional<Period> period) {
        return draws.sums(authority, period).stream()
                .filter(sum -> caller.covers(sum.authority()))
                .map(DrawView::of)
                .toList();
    }

    @GET
    @Path("/notices")
    @Operation(summary = "What was asked for by the fund's notices of a year and has been paid")
    public List<NoticeSum> notices(@QueryParam("year") Optional<Integer> year) {
        return Arrays.stream(NoticeKind.values())
                .flatMap(kind -> notices.of(required(year), kind).stream())
                .filter(notice -> caller.covers(notice.region()))
                .flatMap(NoticeSum::of)
                .toList();
    }

    @GET
    @Path("/money")
    @Operation(summary = "How the ledger stands for a year, per pair and scheme")
    public List<MoneyView> money(@QueryParam("year") Optional<Integer> year) {
        return ledger.money(required(year)).stream()
                .filter(
                        money ->
                                caller.covers(money.pair().insured())
                                        || caller.covers(money.pair().treatment()))
                .map(MoneyView::of)
                .toList();
    }

    @GET
    @Path("/ledger")
    @Operation(
            summary = "Where the ledger and what it was booked from differ; empty if nowhere",
            description =
                    "Held and lent must come to what was paid in; what is lent for a payment to what"
                            + " was drawn and not given back; what was booked on a notice to its"
                            + " transfers. A difference names the document it was booked for.")
    public List<LedgerDifference> ledger() {
        caller.mustCover(RegionCode.NATION);
        return checks.differences();
    }

    @GET
    @Path("/clearing")
    @Operation(
            summary = "Where the fund's books and clearing's differ",
            description =
                    "Asks clearing what is settled on the fund's notices, drawn from it and given"
                            + " back, and compares each document with the postings booked for it."
                            + " Where one has told what the other has not heard yet, the document is"
                            + " under way instead, and to be looked at again.")
    public Comparison clearing() {
        caller.mustCover(RegionCode.NATION);
        try {
            return clearing.compare();
        } catch (IOException e) {
            throw Refused.forNow(
                    SharedRefusal.BUSY, "clearing does not answer: " + e.getMessage(), 5);
        }
    }

    private static int required(Optional<Integer> year) {
        return year.orElseThrow(
                () -> Refused.field("year", "required", "must be a year such as 2026"));
    }

    /**
     * One draw as JSON.
     *
     * @param treatmentRegion whose hospitals were paid before clearing; null if receivers were
     *     short
     */
    record DrawView(
            UUID payment,
            String authority,
            String tier,
            String period,
            String scheme,
            String treatmentRegion,
            long askedFen,
            long drawnFen,
            long replenishedFen) {

        static DrawView of(Draws.Sum sum) {
            return new DrawView(
                    sum.payment(),
                    sum.authority().value(),
                    sum.tier().code(),
                    sum.period().toString(),
                    sum.scheme().code(),
                    sum.ahead().map(RegionCode::value).orElse(null),
                    sum.asked().fen(),
                    sum.drawn().fen(),
                    sum.replenished().fen());
        }
    }

    /** What a notice says of one scheme, as JSON. */
    record NoticeSum(
            String notice,
            String kind,
            String direction,
            String region,
            String scheme,
            long amountFen,
            long paidFen) {

        static Stream<NoticeSum> of(FundNotice notice) {
            return Arrays.stream(Scheme.values())
                    .filter(scheme -> notice.total(scheme).isPositive())
                    .map(
                            scheme ->
                                    new NoticeSum(
                                            notice.number(),
                                            notice.kind().code(),
                                            notice.direction().code(),
                                            notice.region().value(),
                                            scheme.code(),
                                            notice.total(scheme).fen(),
                                            paid(notice, scheme).fen()));
        }

        private static Money paid(FundNotice notice, Scheme scheme) {
            return Money.sum(
                    notice.lines().stream()
                            .filter(line -> line.scheme() == scheme)
                            .map(FundNotice.Line::paid)
                            .toList());
        }
    }

    /** How a pair and scheme stand, as JSON. */
    record MoneyView(
            int year,
            String insuredRegion,
            String treatmentRegion,
            String scheme,
            long quotaFen,
            long emergencyFen,
            long paidInFen,
            long heldFen,
            long lentFen) {

        static MoneyView of(PairMoney money) {
            return new MoneyView(
                    money.year(),
                    money.pair().insured().value(),
                    money.pair().treatment().value(),
                    money.scheme().code(),
                    money.quota().fen(),
                    money.emergency().fen(),
                    money.paidIn().fen(),
                    money.held().fen(),
                    money.lent().fen());
        }
    }
}
