package org.crossregion.settlement.statistic;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an insured region has paid, by way of paying (待遇支出统计). */
@Path("/api/v1/statistics")
@Tag(name = "statistics", description = "统计")
class StatisticResource {

    private final StatisticRepository facts;
    private final Caller caller;

    StatisticResource(StatisticRepository facts, Caller caller) {
        this.facts = facts;
        this.caller = caller;
    }

    /** A way of paying under one scheme. */
    record Row(
            @Schema(examples = "manual") String way,
            boolean inClearing,
            Scheme scheme,
            long cases,
            Money total,
            @Schema(examples = "{\"pooling\": \"8500.00\"}") Map<String, Money> funds,
            Money fundTotal,
            Money account,
            Money cash) {

        static Row of(BenefitSums sums) {
            Map<String, Money> funds = new LinkedHashMap<>();
            sums.funds().forEach((fund, amount) -> funds.put(fund.code(), amount));
            return new Row(
                    sums.way(),
                    sums.inClearing(),
                    sums.scheme(),
                    sums.cases(),
                    sums.total(),
                    funds,
                    Money.sum(sums.funds().values()),
                    sums.account(),
                    sums.cash());
        }
    }

    /** The ways of paying of a region in a month or a year. */
    record Rows(RegionCode region, Period period, List<Row> rows) {}

    @GET
    @RolesAllowed({
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(
            summary = "What an insured region has paid in a month or a year",
            description =
                    "Per scheme: direct (in clearing and at home), manual and top-up; cases are the"
                            + " sum of signs. In a top-up, account and cash are what the person is"
                            + " relieved of.")
    public Rows sums(@RestQuery Optional<RegionCode> region, @RestQuery Optional<Period> period) {
        RegionCode insured = need("region", region.or(caller::region));
        caller.mustCover(insured);
        Period asked = need("period", period);
        return new Rows(insured, asked, facts.sums(insured, asked).stream().map(Row::of).toList());
    }

    private static <T> T need(String name, Optional<T> value) {
        return value.orElseThrow(() -> Refused.field(name, "required", "is missing"));
    }
}
