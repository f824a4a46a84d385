package org.crossregion.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a waiting thread; raised many times while nobody waits, it wakes once. */
final class Signal {

    private final Semaphore raised = new Semaphore(0);

    void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Whether it was raised, before or while waiting; lowers it. */
    boolean await(Duration atMost) throws InterruptedException {
        boolean woken = raised.tryAcquire(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
        if (woken) {
            raised.drainPermits();
        }
        return woken;
    }
}
