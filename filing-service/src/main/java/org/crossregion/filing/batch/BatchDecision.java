package org.crossregion.filing.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.util.Map;

/** Lets a list go on whose head count is not the declared one, or has it withdrawn. */
@ApplicationScoped
class BatchDecision {

    private final BatchRepository batches;
    private final AuditTrail audit;
    private final Caller caller;

    BatchDecision(BatchRepository batches, AuditTrail audit, Caller caller) {
        this.batches = batches;
        this.audit = audit;
        this.caller = caller;
    }

    /**
     * @throws Refused if the list waits for no decision
     */
    @Transactional
    Batch decide(String id, BatchState reached, String reason) {
        Batch batch = batches.lock(id).orElseThrow(() -> unknown(id));
        caller.mustCover(batch.region());
        if (batch.state() != BatchState.HELD) {
            throw new Refused(
                    FilingRefusal.BATCH_NOT_HELD, "batch " + id + " is " + batch.state().code());
        }
        Batch decided = batch.decided(reached, caller.user(), reason);
        batches.decide(decided);
        audit.record(
                reached == BatchState.WITHDRAWN
                        ? "filing-batch-withdrawn"
                        : "filing-batch-released",
                "filing-batch/" + id,
                Map.of("reason", reason, "region", batch.region().value()));
        return decided;
    }

    static Refused unknown(String id) {
        return new Refused(FilingRefusal.BATCH_UNKNOWN, "no batch file " + id);
    }
}
