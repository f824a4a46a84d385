package org.crossregion.filing.policy;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.policy.FilingPolicyRepository.Stamp;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which policy applies: the region's own, else its province's, else the nation's.
 *
 * <p>The policies are kept in memory. At most every second their versions are compared with the
 * table, which another instance may have changed, and only what differs is read.
 */
@ApplicationScoped
public class FilingPolicies {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final FilingPolicyRepository policies;

    private volatile Known known;

    FilingPolicies(FilingPolicyRepository policies) {
        this.policies = policies;
    }

    /**
     * All policies at one moment.
     *
     * @param comparedAt by the machine's steady clock, which tells no time of day
     */
    private record Known(
            Map<RegionCode, NavigableMap<LocalDate, Versioned<FilingPolicy>>> byRegion,
            long comparedAt) {

        Optional<Versioned<FilingPolicy>> inForce(RegionCode region, LocalDate day) {
            return Optional.ofNullable(byRegion.get(region))
                    .map(days -> days.floorEntry(day))
                    .map(Map.Entry::getValue);
        }

        boolean hasAsItIs(Stamp stamp) {
            return Optional.ofNullable(byRegion.get(stamp.region()))
                    .map(days -> days.get(stamp.validFrom()))
                    .filter(policy -> policy.version() == stamp.version())
                    .isPresent();
        }
    }

    /**
     * The policy in force for persons insured in a region.
     *
     * @throws Refused if there is none, not even a national one
     */
    public Versioned<FilingPolicy> inForce(RegionCode insuredRegion, LocalDate day) {
        return ladder(known(), insuredRegion, day)
                .or(() -> ladder(compared(), insuredRegion, day))
                .orElseThrow(
                        () ->
                                new Refused(
                                        FilingRefusal.POLICY_MISSING,
                                        "no filing policy for " + insuredRegion + " on " + day));
    }

    /** The policy in force for persons insured in a region; absent if there is none. */
    public Optional<FilingPolicy> find(RegionCode insuredRegion, LocalDate day) {
        return ladder(known(), insuredRegion, day).map(Versioned::value);
    }

    /**
     * The policy that a filing was judged by, as it now reads.
     *
     * @throws IllegalStateException if there is none: policies are never deleted
     */
    public FilingPolicy recorded(RegionCode region, LocalDate validFrom) {
        return known().inForce(region, validFrom)
                .or(() -> compared().inForce(region, validFrom))
                .map(Versioned::value)
                .orElseThrow(
                        () -> new IllegalStateException("no policy " + region + "@" + validFrom));
    }

    /** Every step of reminders of a kind that some policy has. */
    public SortedSet<Integer> reminderSteps(String kind) {
        SortedSet<Integer> steps = new TreeSet<>();
        compared()
                .byRegion()
                .values()
                .forEach(
                        days ->
                                days.values()
                                        .forEach(
                                                policy ->
                                                        steps.addAll(
                                                                policy.value()
                                                                        .reminderSteps(kind))));
        return steps;
    }

    /** What was imported here holds for the next question. */
    void forget() {
        known = null;
    }

    private static Optional<Versioned<FilingPolicy>> ladder(
            Known known, RegionCode insuredRegion, LocalDate day) {
        return List.of(insuredRegion, insuredRegion.province(), RegionCode.NATION).stream()
                .distinct()
                .map(region -> known.inForce(region, day))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Known known() {
        Known last = known;
        return last != null && System.nanoTime() - last.comparedAt() < FRESH_NANOS
                ? last
                : compared();
    }

    /** Compares with the table and reads what is new there. */
    private synchronized Known compared() {
        Known before = known;
        long now = System.nanoTime();
        List<Stamp> stamps = policies.stamps();
        List<String> changed =
                stamps.stream()
                        .filter(stamp -> before == null || !before.hasAsItIs(stamp))
                        .map(Stamp::code)
                        .toList();
        Map<RegionCode, NavigableMap<LocalDate, Versioned<FilingPolicy>>> byRegion =
                new HashMap<>();
        if (before != null) {
            before.byRegion().forEach((region, days) -> byRegion.put(region, new TreeMap<>(days)));
        }
        if (!changed.isEmpty()) {
            for (Versioned<FilingPolicy> policy : policies.find(changed).values()) {
                byRegion.computeIfAbsent(policy.value().region(), region -> new TreeMap<>())
                        .put(policy.value().validFrom(), policy);
            }
        }
        known = new Known(byRegion, now);
        return known;
    }
}
