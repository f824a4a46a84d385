package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves a difference by hand: somebody of the region has put the matter right, or an authorised
 * person accepts it. Whoever handed the list in does neither.
 */
@ApplicationScoped
class Resolving {

    private final DiscrepancyRepository discrepancies;
    private final ListRepository lists;
    private final Disputes disputes;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Resolving(
            DiscrepancyRepository discrepancies,
            ListRepository lists,
            Disputes disputes,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.discrepancies = discrepancies;
        this.lists = lists;
        this.disputes = disputes;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    Discrepancy resolve(long no, Way way, String reason) {
        lists.lock(get(no).party());
        Discrepancy discrepancy = get(no);
        if (!discrepancy.isOpen()) {
            throw new Refused(
                    ClearingRefusal.DISCREPANCY_RESOLVED,
                    no + " was resolved by " + discrepancy.resolution().orElseThrow().by());
        }
        boolean own =
                lists.latest(discrepancy.list())
                        .map(run -> run.list().givenBy().equals(caller.user()))
                        .orElse(false);
        if (own) {
            throw new Refused(
                    ClearingRefusal.DISCREPANCY_NEEDS_ANOTHER,
                    caller.user() + " handed the list in; another person resolves its differences");
        }
        List<Long> together = discrepancies.within(no);
        discrepancies.resolve(
                together, way, Optional.empty(), reason, caller.user(), clock.instant());
        String detail = discrepancy.seen().detail();
        if (!detail.isEmpty()) {
            disputes.letGo(Set.of(detail), reason);
        }
        audit.record(
                "discrepancy-" + way.code(),
                "discrepancy/" + no,
                Map.of(
                        "settlement",
                        discrepancy.seen().settlementId(),
                        "class",
                        discrepancy.seen().kind().code(),
                        "reason",
                        reason,
                        "together",
                        together));
        return get(no);
    }

    Discrepancy get(long no) {
        return discrepancies
                .find(no)
                .orElseThrow(
                        () ->
                                new Refused(
                                        ClearingRefusal.DISCREPANCY_UNKNOWN,
                                        "no difference " + no));
    }
}
