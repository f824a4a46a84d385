package org.crossregion.filing.opening;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.filing.opening.Coverage.Point;
import org.crossregion.filing.region.AccessRate;
import org.crossregion.filing.region.Openings;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Coverage statistics (接入率) as data for charts; who is connected is no secret. */
@Path("/api/v1/coverage")
@Tag(name = "regions", description = "统筹区")
@RolesAllowed("**")
class CoverageResource {

    private static final int MOST_MONTHS = 120;

    private final Openings openings;
    private final Regions regions;
    private final Clock clock;

    CoverageResource(Openings openings, Regions regions, Clock clock) {
        this.openings = openings;
        this.regions = regions;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Open pooling regions among all, per province, on a day",
            description = "The day is today unless `on` says another one.")
    public Coverage on(
            @RestQuery Optional<LocalDate> on, @RestQuery Optional<RegionCode> province) {
        LocalDate day = on.orElse(today());
        mustHaveCome("on", day);
        List<AccessRate> provinces = provinces(day, province);
        return Coverage.of(day, provinces, names(provinces));
    }

    @GET
    @Path("/series")
    @Operation(
            summary = "The same in time: the last day of each month, today for the running one",
            description = "Of the nation, or of one province; at most ten years.")
    public List<Point> series(
            @RestQuery Period from,
            @RestQuery Optional<Period> until,
            @RestQuery Optional<RegionCode> province) {
        LocalDate today = today();
        YearMonth first = month("from", from);
        YearMonth last = until.map(period -> month("until", period)).orElse(YearMonth.from(today));
        mustHaveCome("until", last.atDay(1));
        if (last.isBefore(first) || first.plusMonths(MOST_MONTHS).isBefore(last)) {
            throw Refused.field("from", "range", "must be at most ten years before until");
        }
        List<Point> points = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            LocalDate end = month.atEndOfMonth();
            LocalDate day = end.isAfter(today) ? today : end;
            points.add(Coverage.point(day, provinces(day, province)));
        }
        return points;
    }

    private static YearMonth month(String field, Period period) {
        if (period == null || !period.isMonth()) {
            throw Refused.field(field, "month", "must be a month such as 2026-10");
        }
        return YearMonth.parse(period.toString());
    }

    private void mustHaveCome(String field, LocalDate day) {
        if (day.isAfter(today())) {
            throw Refused.field(field, "order", "is in the future");
        }
    }

    private List<AccessRate> provinces(LocalDate day, Optional<RegionCode> wanted) {
        return AccessRate.byProvince(openings.poolingRegionsOn(day)).stream()
                .filter(line -> wanted.map(line.province()::equals).orElse(true))
                .toList();
    }

    private Map<RegionCode, String> names(List<AccessRate> provinces) {
        Map<RegionCode, String> names = new LinkedHashMap<>();
        regions.find(provinces.stream().map(AccessRate::province).toList())
                .forEach((code, region) -> names.put(code, region.name()));
        return names;
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
