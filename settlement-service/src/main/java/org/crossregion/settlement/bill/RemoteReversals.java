package org.crossregion.settlement.bill;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.JobLock;
import org.crossregion.settlement.platform.RemoteRequest;
import org.crossregion.settlement.platform.RemoteRequests;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.web.problem.Refused;
import org.jboss.logging.Logger;

/**
 * Reverses at the other platform what was asked for a bill that never came: its process died, its
 * reply was lost and nobody asked again. Whoever is still at work on the visit holds its lock, so
 * nothing that is under way is touched.
 */
@ApplicationScoped
class RemoteReversals {

    private static final Logger LOG = Logger.getLogger(RemoteReversals.class);

    private static final String JOB = "settlement.remote-reversals";

    private final RemoteRequests requests;
    private final Visits visits;
    private final JobLock lock;

    RemoteReversals(RemoteRequests requests, Visits visits, JobLock lock) {
        this.requests = requests;
        this.visits = visits;
        this.lock = lock;
    }

    @Scheduled(
            every = "10s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void run() {
        if (!requests.overdue().isEmpty()) {
            lock.tryRun(JOB, this::reverseOverdue);
        }
    }

    void reverseOverdue() {
        for (RemoteRequest request : requests.overdue()) {
            try {
                QuarkusTransaction.requiringNew().run(() -> reverse(request));
            } catch (Refused e) {
                LOG.warnf("request %s is not reversed yet: %s", request.request(), e.detail());
                if (e.refusal() == SettlementRefusal.PLATFORM_NOT_ANSWERING) {
                    return;
                }
            }
        }
    }

    private void reverse(RemoteRequest request) {
        if (visits.tryLock(request.visit())) {
            requests.reverse(request.request());
        }
    }
}
