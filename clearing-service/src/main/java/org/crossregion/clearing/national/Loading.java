package org.crossregion.clearing.national;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.CutBook;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.region.Regions;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the nation's result of a month in: whole or not at all, compared at once. */
@ApplicationScoped
class Loading {

    private static final int BATCH = 10_000;

    private final NationalRepository repository;
    private final Differences differences;
    private final Policies policies;
    private final Regions regions;
    private final CutBook cuts;
    private final AuditTrail audit;
    private final Clock clock;

    Loading(
            NationalRepository repository,
            Differences differences,
            Policies policies,
            Regions regions,
            CutBook cuts,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.differences = differences;
        this.policies = policies;
        this.regions = regions;
        this.cuts = cuts;
        this.audit = audit;
        this.clock = clock;
    }

    /** The two tables as they came. */
    record Given(String fileName, byte[] details, byte[] totals, String by) {}

    /** The result that counts from now on; the same files again are the same result. */
    @Transactional
    NationalResult load(RegionCode authority, Period period, Given given) {
        mustBeAsked(authority, period);
        Circle circle = new Circle(authority, Tier.NATIONAL);
        ResultReader reader =
                new ResultReader(
                        authority, period, policies.inForce(circle, period), regions::isKnown);
        List<ResultRow> rows = reader.details(given.details());
        List<ControlTotal> controls = reader.mustFit(rows, reader.totals(given.totals()));
        repository.lock(authority, period);
        String sha256 = sha256(given);
        Optional<NationalResult> before = repository.latest(authority, period);
        if (before.filter(one -> one.sha256().equals(sha256)).isPresent()) {
            return before.get();
        }
        mustBeOpen(authority, period);
        NationalResult result =
                repository.add(
                        new NationalResult(
                                0,
                                EventIds.next(),
                                authority,
                                period,
                                given.fileName(),
                                sha256,
                                rows.size(),
                                given.by(),
                                clock.instant()),
                        controls);
        for (int from = 0; from < rows.size(); from += BATCH) {
            repository.addRows(
                    result.id(), rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
        audit.record(
                "national-result-loaded",
                subject(result),
                Map.of(
                        "id", result.id(),
                        "rows", rows.size(),
                        "sha256", sha256,
                        "replaces", before.map(one -> one.id().toString()).orElse("")));
        differences.compare(result, given.by());
        return result;
    }

    /** Compares the result that counts again with what stands here now. */
    @Transactional
    NationalResult again(RegionCode authority, Period period, String by) {
        repository.lock(authority, period);
        mustBeOpen(authority, period);
        NationalResult result = latest(authority, period);
        differences.compare(result, by);
        return result;
    }

    NationalResult latest(RegionCode authority, Period period) {
        return repository
                .latest(authority, period)
                .orElseThrow(() -> NationalGate.missing(authority, period));
    }

    private void mustBeAsked(RegionCode authority, Period period) {
        if (!policies.imports(authority, period)) {
            throw new Refused(
                    ClearingRefusal.NATIONAL_RESULT_NOT_ASKED,
                    "policy lets " + authority + " compute its national tier of " + period);
        }
        if (!period.hasEnded(clock.instant())) {
            throw new Refused(
                    ClearingRefusal.PERIOD_NOT_ENDED, period + " ends at " + period.endExclusive());
        }
    }

    private void mustBeOpen(RegionCode authority, Period period) {
        for (Tier tier : Tier.values()) {
            if (cuts.find(new Circle(authority, tier), period).isPresent()) {
                throw new Refused(
                        ClearingRefusal.NATIONAL_RESULT_CLOSED,
                        period + " of " + authority + " " + tier.code() + " has been generated");
            }
        }
    }

    static String subject(NationalResult result) {
        return "national-result/" + result.authority() + "/" + result.period();
    }

    private static String sha256(Given given) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(given.details());
            digest.update((byte) 0);
            digest.update(given.totals());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
