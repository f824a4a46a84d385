package org.crossregion.clearing.calendar;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which clearing policy is in force: the authority's own, else the nation's, the latest one that
 * counts from before the month; imported ones go before the shipped presets.
 */
@ApplicationScoped
public class Policies {

    private static final String SHIPPED = "/policies/clearing-policies.yaml";

    private final PolicyRepository repository;
    private final List<ClearingPolicy> shipped;

    Policies(PolicyRepository repository) {
        this.repository = repository;
        this.shipped = readShipped();
    }

    /** The policy of a circle for a month; for a year that of its December. */
    public ClearingPolicy inForce(Circle circle, Period period) {
        Period month = period.months().get(period.months().size() - 1);
        List<ClearingPolicy> imported = repository.all();
        return Stream.of(circle.authority(), RegionCode.NATION)
                .flatMap(
                        authority ->
                                Stream.of(imported, shipped)
                                        .map(policies -> latest(policies, authority, circle, month))
                                        .filter(Objects::nonNull))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no policy for " + circle + " " + month));
    }

    /** How many months after the month of its origin a detail may clear without an application. */
    public int lateMonths(Circle circle, Period origin) {
        return inForce(circle, origin)
                .lateMonths()
                .or(() -> preset(circle).lateMonths())
                .orElseThrow(() -> new IllegalStateException("no lateMonths for " + circle));
    }

    /** Until when the lists of the whole of a month that regions give each other are compared. */
    public StepDate lists(Circle circle, Period month) {
        return inForce(circle, month)
                .lists()
                .or(() -> preset(circle).lists())
                .orElseThrow(() -> new IllegalStateException("no lists for " + circle));
    }

    /** Whether a province's national tier is loaded from the nation's result. */
    public boolean imports(RegionCode authority, Period month) {
        return !authority.equals(RegionCode.NATION)
                && month.isMonth()
                && inForce(new Circle(authority, Tier.NATIONAL), month).crossProvince()
                        == CrossProvince.IMPORT;
    }

    /** What becomes of what a year's December leaves over. */
    public December december(Circle circle, Period year) {
        return inForce(circle, year)
                .december()
                .or(() -> preset(circle).december())
                .orElseThrow(() -> new IllegalStateException("no december for " + circle));
    }

    /** How a circle clears a year's end. */
    public YearEnd yearEnd(Circle circle, Period year) {
        return inForce(circle, year)
                .yearEnd()
                .or(() -> preset(circle).yearEnd())
                .orElseThrow(() -> new IllegalStateException("no yearEnd for " + circle));
    }

    /** The shipped policy of the nation, which says all there is to say. */
    private ClearingPolicy preset(Circle circle) {
        return shipped.stream()
                .filter(policy -> policy.authority().equals(RegionCode.NATION))
                .filter(policy -> policy.tier() == circle.tier())
                .findFirst()
                .orElseThrow();
    }

    /** Every policy that may be in force, the shipped ones last. */
    public List<ClearingPolicy> all() {
        List<ClearingPolicy> all = new ArrayList<>(repository.all());
        all.addAll(shipped);
        return List.copyOf(all);
    }

    private static ClearingPolicy latest(
            List<ClearingPolicy> policies, RegionCode authority, Circle circle, Period month) {
        return policies.stream()
                .filter(policy -> policy.authority().equals(authority))
                .filter(policy -> policy.tier() == circle.tier())
                .filter(policy -> !policy.validFrom().isAfter(month.firstDay()))
                .max(Comparator.comparing(ClearingPolicy::validFrom))
                .orElse(null);
    }

    private static List<ClearingPolicy> readShipped() {
        try (InputStream file = Policies.class.getResourceAsStream(SHIPPED)) {
            return PolicyFile.read(Objects.requireNonNull(file, SHIPPED).readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(SHIPPED, e);
        }
    }
}
