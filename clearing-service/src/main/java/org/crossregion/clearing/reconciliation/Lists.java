package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.document.FileStore;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes lists in, each compared at once, and compares them again when somebody asks for it. */
@ApplicationScoped
class Lists {

    private static final int BATCH = 5_000;

    private final ListRepository repository;
    private final Reconciling reconciling;
    private final AuditTrail audit;
    private final Clock clock;

    Lists(ListRepository repository, Reconciling reconciling, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.reconciling = reconciling;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A file as it came.
     *
     * @param reference the number its message was received under; empty if it was none
     */
    record Given(String channel, String fileName, byte[] content, String reference, String by) {}

    /** Takes a list whole or refuses it whole. */
    @Transactional
    Run take(Reach reach, Given given, ControlTotals stated) {
        List<ListedBill> rows = ListFile.read(given.content());
        return take(reach, given, rows, stated);
    }

    /** The same with rows that were read already. */
    @Transactional
    Run take(Reach reach, Given given, List<ListedBill> rows, ControlTotals stated) {
        Sums sums = rows.stream().map(ListedBill::sums).reduce(Sums.NONE, Sums::plus);
        stated.mustFit(sums);
        repository.lock(reach.party());
        GivenList list =
                new GivenList(
                        EventIds.next(),
                        reach,
                        given.channel(),
                        given.fileName(),
                        FileStore.sha256(given.content()),
                        given.reference(),
                        sums,
                        given.by(),
                        clock.instant());
        repository.add(list);
        for (int from = 0; from < rows.size(); from += BATCH) {
            repository.add(list.id(), rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
        audit.record(
                "reconciliation-list-given",
                "reconciliation/" + list.id(),
                Map.of(
                        "of", reach.toString(),
                        "bills", sums.bills(),
                        "total", sums.total(),
                        "sha256", list.sha256(),
                        "by", given.by()));
        return reconciling.run(list, rows, given.by());
    }

    /** Compares a list again with what our details are by now. */
    @Transactional
    Run again(UUID id, String by) {
        GivenList list = get(id).list();
        repository.lock(list.reach().party());
        return reconciling.run(list, repository.rows(id), by);
    }

    /** The last run of a list. */
    Run get(UUID id) {
        return repository
                .latest(id)
                .orElseThrow(
                        () ->
                                new Refused(
                                        ClearingRefusal.RECONCILIATION_UNKNOWN,
                                        "no reconciliation " + id));
    }
}
