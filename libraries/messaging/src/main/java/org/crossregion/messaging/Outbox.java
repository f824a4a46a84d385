package org.crossregion.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.jdbi.v3.core.Jdbi;
import org.slf4j.MDC;

import java.util.List;

/**
 * Records events in the caller's transaction: they are sent if, and only if, the work commits.
 *
 * <p>Call it after taking the lock of what the event is about, so that the order of events of one
 * key is the order of commits.
 */
@ApplicationScoped
public class Outbox {

    private final Jdbi jdbi;
    private final CommitSignal signal;

    Outbox(Jdbi jdbi, CommitSignal signal) {
        this.jdbi = jdbi;
        this.signal = signal;
    }

    @Transactional(TxType.MANDATORY)
    public void add(OutboxEvent event) {
        jdbi.useHandle(handle -> OutboxTable.add(handle, event, MDC.get(Header.MDC_REQUEST_ID)));
        signal.afterCommit();
    }

    /** Many events in their order, by one statement. */
    @Transactional(TxType.MANDATORY)
    public void addAll(List<? extends OutboxEvent> events) {
        tellAll(events.stream().map(Told::ofRequest).toList());
    }

    /**
     * An event and the request that it comes from.
     *
     * @param requestId null if there is none
     */
    public record Told(OutboxEvent event, String requestId) {

        /** An event of the request under way. */
        public static Told ofRequest(OutboxEvent event) {
            return new Told(event, MDC.get(Header.MDC_REQUEST_ID));
        }
    }

    /** Many events of several requests in their order, by one statement. */
    @Transactional(TxType.MANDATORY)
    public void tellAll(List<Told> told) {
        jdbi.useHandle(
                handle ->
                        OutboxTable.addAll(
                                handle,
                                told.stream().map(Told::event).toList(),
                                told.stream().map(Told::requestId).toList()));
        signal.afterCommit();
    }

    /** How many events are recorded and not yet acknowledged by the broker. */
    public long backlog() {
        return jdbi.withHandle(OutboxTable::count);
    }
}
