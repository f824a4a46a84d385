package org.crossregion.fund.forecast;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.crossregion.fund.RegionPrefix;
import org.crossregion.fund.quota.QuotaPolicies;
import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.fund.utilisation.Utilised;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells on which day the money in use will reach the thresholds, and all of what is paid in. */
@Path("/api/v1/utilisation/forecast")
@Tag(name = "utilisation")
public class ForecastResource {

    private final Forecasts forecasts;
    private final QuotaPolicies policies;
    private final Caller caller;
    private final Clock clock;

    ForecastResource(Forecasts forecasts, QuotaPolicies policies, Caller caller, Clock clock) {
        this.forecasts = forecasts;
        this.policies = policies;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.APPROVER,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.ADMINISTRATOR
    })
    @Operation(
            summary = "The days on which 90 % and 100 % will be reached, per pair and scheme",
            description =
                    "From the mean worked and free day of the last eight weeks and the day on which"
                            + " months are usually published. `day` is today where the use is"
                            + " there already, absent where it is not reached within a year.")
    public Page<ForecastView> forecast(
            @QueryParam("insuredRegion") @Parameter(example = "220100")
                    Optional<RegionCode> insuredRegion,
            @BeanParam PageRequest page) {
        insuredRegion
                .or(caller::region)
                .ifPresentOrElse(caller::mustCover, () -> caller.mustCover(RegionCode.NATION));
        QuotaPolicies.Terms terms = policies.on(Beijing.day(clock.instant()));
        List<Forecasts.Outlook> fetched =
                forecasts.page(
                        RegionPrefix.of(insuredRegion.or(caller::region)),
                        page.after().orElse(""),
                        page.limitAndOne());
        return Page.of(fetched, page, outlook -> outlook.now().key())
                .map(outlook -> ForecastView.of(outlook, terms.of(outlook.now().pair())));
    }

    /** When a share of paid-in money is reached. */
    record ReachView(@Schema(examples = "9000") int basisPoints, LocalDate day) {}

    /**
     * The forecast of one pair and scheme as JSON.
     *
     * @param reaches the policy's thresholds and the whole; empty where nothing can be said
     * @param why nothing can be said; absent where something is
     */
    record ForecastView(
            @Schema(examples = "220100") RegionCode insuredRegion,
            @Schema(examples = "220200") RegionCode treatmentRegion,
            @Schema(examples = "employee") Scheme scheme,
            @Schema(examples = "2000000.00") Money paidIn,
            @Schema(examples = "1400000.00") Money used,
            @Schema(examples = "7000") Integer liveBasisPoints,
            @Schema(examples = "52000.00") Money perWorkedDay,
            @Schema(examples = "8000.00") Money perFreeDay,
            @Schema(examples = "56") Integer daysObserved,
            LocalDate nextPublication,
            List<ReachView> reaches,
            @Schema(examples = "too-few-days") String why) {

        static ForecastView of(Forecasts.Outlook outlook, Optional<QuotaPolicy> policy) {
            Utilised now = outlook.now();
            Optional<Forecast> forecast = outlook.forecast();
            return new ForecastView(
                    now.pair().insured(),
                    now.pair().treatment(),
                    now.scheme(),
                    now.paidIn(),
                    now.used(),
                    now.liveShare().map(Rate::basisPoints).orElse(null),
                    forecast.map(Forecast::perWorkedDay).orElse(null),
                    forecast.map(Forecast::perFreeDay).orElse(null),
                    forecast.map(Forecast::observed).orElse(null),
                    forecast.flatMap(Forecast::nextPublication).orElse(null),
                    reaches(now, forecast, policy),
                    why(now, forecast));
        }

        private static List<ReachView> reaches(
                Utilised now, Optional<Forecast> forecast, Optional<QuotaPolicy> policy) {
            if (forecast.isEmpty() || !now.paidIn().isPositive()) {
                return List.of();
            }
            return Stream.concat(
                            policy.stream().flatMap(one -> Stream.of(one.yellow(), one.red())),
                            Stream.of(Rate.WHOLE))
                    .distinct()
                    .sorted()
                    .map(
                            share ->
                                    new ReachView(
                                            share.basisPoints(),
                                            forecast.get()
                                                    .reaches(share, now.paidIn())
                                                    .orElse(null)))
                    .toList();
        }

        private static String why(Utilised now, Optional<Forecast> forecast) {
            if (!now.paidIn().isPositive()) {
                return "nothing-paid-in";
            }
            return forecast.isPresent() ? null : "too-few-days";
        }
    }
}
