package org.crossregion.messaging;

import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** The memory of which events have had their effect. */
final class InboxTable {

    /** In the order of ids, so that two transactions with the same events wait, not deadlock. */
    private static final String ADMIT =
            """
            insert into inbox (consumer, event_id, received_at)
            select :consumer, event_id, :now
            from unnest(:ids) as arrived (event_id)
            order by event_id
            on conflict do nothing
            returning event_id
            """;

    private static final String PRUNE =
            """
            delete from inbox
            where ctid = any (array(
                select ctid from inbox where received_at < :before limit :limit))
            """;

    private InboxTable() {}

    /** Remembers the events and returns those that were not remembered yet. */
    static Set<UUID> admit(Handle handle, String consumer, Collection<UUID> ids, Instant now) {
        return handle.createQuery(ADMIT)
                .bind("consumer", consumer)
                .bind("ids", ids)
                .bind("now", now)
                .mapTo(UUID.class)
                .set();
    }

    /** Forgets some of the events received before an instant; returns how many. */
    static int prune(Handle handle, Instant before, int limit) {
        return handle.createUpdate(PRUNE).bind("before", before).bind("limit", limit).execute();
    }
}
