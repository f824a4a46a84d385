package org.crossregion.clearing.national;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.cut.CutBook;
import org.crossregion.clearing.detail.Holding;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.total.Deltas;
import org.crossregion.clearing.total.Totals;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Differences from the nation's result, from their first sight to their resolution by another
 * person than who loaded it.
 */
@ApplicationScoped
class Differences {

    /** Who holds back what the nation has not cleared. */
    private static final String BY = "national-result";

    private static final int NAMED = 100;
    private static final int LANE = 0;

    private final NationalRepository repository;
    private final Holding holding;
    private final CutBook cuts;
    private final Totals totals;
    private final AuditTrail audit;
    private final Clock clock;

    Differences(
            NationalRepository repository,
            Holding holding,
            CutBook cuts,
            Totals totals,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.holding = holding;
        this.cuts = cuts;
        this.totals = totals;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Compares a result with what stands due here; what is seen as before goes on, what is not seen
     * any more is resolved. What had been moved on and is in the result now is let go.
     */
    @Transactional(MANDATORY)
    void compare(NationalResult result, String by) {
        List<String> listed = repository.heldAndListed(result, BY);
        if (!listed.isEmpty()) {
            holding.letGoAll(listed, "国家结果已列入" + result.period() + "期", BY, BY::equals);
        }
        Map<String, Found> found = new TreeMap<>();
        found(result).forEach(one -> found.put(one.settlementId(), one));
        List<Long> gone = new ArrayList<>();
        for (NationalDifference open : repository.open(result.authority(), result.period())) {
            Found now = found.get(open.settlementId());
            if (now != null && open.isSame(now)) {
                found.remove(open.settlementId());
            } else {
                gone.add(open.no());
            }
        }
        Instant now = clock.instant();
        repository.resolve(gone, Resolution.RERUN, "复核国家结果第" + result.no() + "号", by, now);
        repository.open(result, List.copyOf(found.values()), now);
        audit.record(
                "national-result-compared",
                Loading.subject(result),
                Map.of("id", result.id(), "new", found.size(), "gone", gone.size()));
    }

    private List<Found> found(NationalResult result) {
        List<Part> parts = repository.parts(result, Integer.MAX_VALUE);
        Set<String> ids = new TreeSet<>();
        parts.forEach(part -> ids.add(part.settlementId()));
        return new Comparison(repository.known(ids), repository.listedElsewhere(result, ids))
                .explain(parts);
    }

    /**
     * Resolves differences of the result that counts.
     *
     * @throws Refused if one is unknown, resolved, or would stay
     */
    @Transactional
    void resolve(
            NationalResult result, Collection<Long> nos, Resolution way, String reason, String by) {
        repository.lock(result.authority(), result.period());
        if (result.givenBy().equals(by)) {
            throw new Refused(
                    ClearingRefusal.DISCREPANCY_NEEDS_ANOTHER,
                    by + " loaded the result; another person resolves its differences");
        }
        Map<String, Long> bySettlement = open(result, nos);
        cuts.passGate();
        List<Part> parts = repository.partsOf(result, bySettlement.keySet());
        if (way == Resolution.NATIONAL) {
            adjust(parts, bySettlement, by);
        } else {
            moveOn(parts, bySettlement.keySet(), reason);
        }
        mustBeGone(repository.partsOf(result, bySettlement.keySet()));
        repository.resolve(bySettlement.values(), way, reason, by, clock.instant());
        audit.record(
                "national-difference-" + way.code(),
                Loading.subject(result),
                Map.of("numbers", List.copyOf(new TreeSet<>(nos)), "reason", reason));
        compare(result, by);
    }

    private Map<String, Long> open(NationalResult result, Collection<Long> nos) {
        Map<String, Long> bySettlement = new HashMap<>();
        Set<Long> unknown = new TreeSet<>(nos);
        for (NationalDifference one :
                repository.of(result.authority(), result.period(), new TreeSet<>(nos))) {
            unknown.remove(one.no());
            if (!one.isOpen()) {
                throw new Refused(
                        ClearingRefusal.DISCREPANCY_RESOLVED,
                        one.no() + " was resolved by " + one.resolution().orElseThrow().by());
            }
            bySettlement.put(one.settlementId(), one.no());
        }
        if (!unknown.isEmpty()) {
            throw new Refused(
                    ClearingRefusal.DISCREPANCY_UNKNOWN,
                    "no difference " + unknown.iterator().next() + " from the nation's result");
        }
        return bySettlement;
    }

    private void adjust(List<Part> parts, Map<String, Long> bySettlement, String by) {
        Deltas deltas = new Deltas();
        for (Part part : parts) {
            if (!part.delta().deducted().isZero()) {
                throw stays(
                        List.of(
                                violation(
                                        part,
                                        "deductions",
                                        "扣款以扣款或其撤销更正（POST /api/v1/deductions）后重新比对")));
            }
            if (!cuts.since(part.cell().period())
                    .isOpen(part.cell().pair(), part.cell().period())) {
                throw new Refused(
                        ClearingRefusal.DETAIL_CLEARED,
                        part.cell().pair() + " was cleared in " + part.cell().period());
            }
            deltas.add(part.cell(), LANE, part.delta());
        }
        repository.adjust(parts, bySettlement, by, clock.instant());
        totals.move(deltas);
    }

    private void moveOn(List<Part> parts, Collection<String> ids, String reason) {
        for (Part part : parts) {
            if (part.isListed()) {
                throw stays(List.of(violation(part, "not-listed", "国家结果列有此笔，不能转下期")));
            }
        }
        holding.holdAll(ids, reason, BY);
    }

    private static void mustBeGone(List<Part> left) {
        if (!left.isEmpty()) {
            throw stays(
                    left.stream()
                            .limit(NAMED)
                            .map(part -> violation(part, "resolved", "处理后仍与国家结果不同"))
                            .toList());
        }
    }

    private static Violation violation(Part part, String rule, String message) {
        return new Violation(part.settlementId(), rule, message);
    }

    private static Refused stays(List<Violation> violations) {
        Violation first = violations.get(0);
        return new Refused(
                ClearingRefusal.NATIONAL_DIFFERENCE_STAYS,
                first.field() + ": " + first.message(),
                violations);
    }
}
