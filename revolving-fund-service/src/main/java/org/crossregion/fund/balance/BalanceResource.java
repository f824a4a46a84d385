package org.crossregion.fund.balance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.crossregion.fund.RegionPrefix;
import org.crossregion.fund.ledger.AccountKind;
import org.crossregion.fund.ledger.EntryKind;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Balances of the fund at any instant, and the postings they are the sums of. */
@Path("/api/v1")
@Tag(name = "ledger")
@RolesAllowed({
    Role.AUTHORITY,
    Role.AUDITOR,
    Role.APPROVER,
    Role.FINANCE_MAKER,
    Role.FINANCE_CHECKER,
    Role.ADMINISTRATOR
})
public class BalanceResource {

    private final BalanceRepository balances;
    private final Caller caller;
    private final Clock clock;

    BalanceResource(BalanceRepository balances, Caller caller, Clock clock) {
        this.balances = balances;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/balances")
    @Operation(
            summary = "Balances at an instant, per pair or rolled up on either side, and scheme",
            description =
                    "All are sums of the postings booked until then. Held and lent come to what is"
                            + " paid in.")
    public Page<BalanceView> balances(
            @QueryParam("at")
                    @Parameter(
                            description = "the end of a day, or an instant; now if absent",
                            example = "2026-12-31")
                    Optional<String> at,
            @QueryParam("by") @Parameter(description = "pair, insured or treatment; pair if absent")
                    Optional<RollUp> by,
            @QueryParam("insuredRegion") @Parameter(example = "220100")
                    Optional<RegionCode> insuredRegion,
            @QueryParam("treatmentRegion") @Parameter(example = "220200")
                    Optional<RegionCode> treatmentRegion,
            @QueryParam("scheme") Optional<Scheme> scheme,
            @BeanParam PageRequest page) {
        String prefix = prefix(insuredRegion, treatmentRegion);
        Instant before = at.map(text -> end("at", text)).orElseGet(this::afterNow);
        RollUp rolled = by.orElse(RollUp.PAIR);
        List<Balance> fetched =
                balances.balances(
                        new BalanceQuery(
                                before,
                                Beijing.day(before.minusNanos(1)).getYear(),
                                rolled,
                                prefix,
                                insuredRegion,
                                treatmentRegion,
                                scheme,
                                page.after().orElse(""),
                                page.limitAndOne()));
        return Page.of(fetched, page, Balance::key).map(BalanceView::of);
    }

    @GET
    @Path("/postings")
    @Operation(
            summary = "Postings in the order of booking",
            description = "A debit is above zero, a credit below; those of an entry come to zero.")
    public Page<PostingView> postings(
            @QueryParam("insuredRegion") @Parameter(example = "220100")
                    Optional<RegionCode> insuredRegion,
            @QueryParam("treatmentRegion") @Parameter(example = "220200")
                    Optional<RegionCode> treatmentRegion,
            @QueryParam("scheme") Optional<Scheme> scheme,
            @QueryParam("document")
                    @Parameter(
                            description = "the notice or payment it was booked for",
                            example = "220000-2027-F8-0001")
                    Optional<String> document,
            @QueryParam("from") @Parameter(example = "2026-12-01") Optional<LocalDate> from,
            @QueryParam("to") @Parameter(example = "2026-12-31") Optional<LocalDate> to,
            @BeanParam PageRequest page) {
        String prefix = prefix(insuredRegion, treatmentRegion);
        long[] after = page.after().map(BalanceResource::after).orElse(new long[] {0, 0});
        List<Booked> fetched =
                balances.postings(
                        new PostingQuery(
                                prefix,
                                insuredRegion,
                                treatmentRegion,
                                scheme,
                                document,
                                from.map(Beijing::startOf),
                                to.map(day -> Beijing.startOf(day.plusDays(1))),
                                after[0],
                                (int) after[1],
                                page.limitAndOne()));
        return Page.of(fetched, page, Booked::name).map(PostingView::of);
    }

    /**
     * A caller sees the insured regions of its own, and who is insured elsewhere and treated there.
     */
    private String prefix(Optional<RegionCode> insured, Optional<RegionCode> treatment) {
        if (insured.isPresent() && caller.covers(insured.get())
                || treatment.isPresent() && caller.covers(treatment.get())) {
            return "";
        }
        insured.or(caller::region)
                .ifPresentOrElse(caller::mustCover, () -> caller.mustCover(RegionCode.NATION));
        return RegionPrefix.of(caller.region());
    }

    private Instant afterNow() {
        return clock.instant().plusNanos(1_000);
    }

    private static Instant end(String field, String text) {
        try {
            return text.length() == 10
                    ? Beijing.startOf(LocalDate.parse(text).plusDays(1))
                    : Instant.parse(text).plusNanos(1_000);
        } catch (DateTimeException e) {
            throw Refused.field(
                    field, "instant", "must be a day such as 2026-12-31, or an instant in UTC");
        }
    }

    private static long[] after(String name) {
        String[] parts = name.split("/", -1);
        try {
            if (parts.length == 2) {
                return new long[] {Long.parseLong(parts[0]), Integer.parseInt(parts[1])};
            }
        } catch (NumberFormatException e) {
            // Refused below, like any other text.
        }
        throw Refused.field("after", "page", "must be the next of an earlier page");
    }

    /** One balance as JSON; the side that is summed up has no region. */
    public record BalanceView(
            @Schema(examples = "220100") String insuredRegion,
            @Schema(examples = "220200") String treatmentRegion,
            @Schema(examples = "employee") Scheme scheme,
            @Schema(examples = "2000000.00") Money quota,
            @Schema(examples = "0.00") Money emergency,
            @Schema(examples = "2000000.00") Money paidIn,
            @Schema(examples = "1900000.00") Money held,
            @Schema(examples = "100000.00") Money lent,
            @Schema(examples = "0.00") Money arrears) {

        static BalanceView of(Balance one) {
            return new BalanceView(
                    one.insuredRegion().isEmpty() ? null : one.insuredRegion(),
                    one.treatmentRegion().isEmpty() ? null : one.treatmentRegion(),
                    one.scheme(),
                    one.quota(),
                    one.emergency(),
                    one.paidIn(),
                    one.held(),
                    one.lent(),
                    one.arrears());
        }
    }

    /** One posting as JSON. */
    public record PostingView(
            @Schema(examples = "12/1") String posting,
            @Schema(examples = "quota-paid") EntryKind kind,
            Instant bookedAt,
            String bookedBy,
            String reason,
            @Schema(examples = "220000-2027-F8-0001") String document,
            @Schema(examples = "2027") int year,
            @Schema(examples = "held") AccountKind account,
            @Schema(examples = "220100") RegionCode insuredRegion,
            @Schema(examples = "220200") RegionCode treatmentRegion,
            @Schema(examples = "employee") Scheme scheme,
            @Schema(examples = "100000.00") Money amount) {

        static PostingView of(Booked one) {
            return new PostingView(
                    one.name(),
                    one.kind(),
                    one.bookedAt(),
                    one.bookedBy(),
                    one.reason(),
                    one.document().isEmpty() ? null : one.document(),
                    one.year(),
                    one.account(),
                    one.insuredRegion(),
                    one.treatmentRegion(),
                    one.scheme(),
                    one.amountFen());
        }
    }
}
