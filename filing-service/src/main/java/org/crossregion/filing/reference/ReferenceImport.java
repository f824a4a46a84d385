package org.crossregion.filing.reference;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.messaging.Events;
import org.crossregion.messaging.Outbox;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.web.reference.ImportResult;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a checked file over: what is unchanged is left alone, what is new or changed gets the next
 * version, a line in the history and an event, all in the caller's transaction.
 */
@ApplicationScoped
public class ReferenceImport {

    /** One import of a kind at a time, so that versions are published in their order. */
    private static final String LOCK =
            """
            select count(*) from pg_advisory_xact_lock(hashtext('reference ' || :kind))
            """;

    private static final String REMEMBER =
            """
            insert into reference_version (kind, code, version, published_at, content)
            values (:kind, :code, :version, :publishedAt, cast(:content as jsonb))
            """;

    private static final int CHUNK = 1000;

    private final Jdbi database;
    private final Outbox outbox;
    private final Clock clock;

    ReferenceImport(Jdbi database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param rows checked, with no code twice
     */
    @Transactional(MANDATORY)
    public <T> ImportResult run(ReferenceStore<T> store, List<T> rows) {
        database.useHandle(
                handle ->
                        handle.createQuery(LOCK)
                                .bind("kind", store.kind())
                                .mapTo(Long.class)
                                .one());
        Instant now = clock.instant();
        int changed = 0;
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<T> chunk = rows.subList(from, Math.min(from + CHUNK, rows.size()));
            changed += takeOver(store, chunk, now);
        }
        return new ImportResult(changed, rows.size() - changed);
    }

    private <T> int takeOver(ReferenceStore<T> store, List<T> rows, Instant now) {
        Map<String, T> byCode = new LinkedHashMap<>();
        rows.forEach(row -> byCode.put(store.codeOf(row), row));
        Map<String, Versioned<T>> kept = store.find(byCode.keySet());
        List<Versioned<T>> changed = new ArrayList<>();
        byCode.forEach(
                (code, row) -> {
                    Versioned<T> before = kept.get(code);
                    if (before == null) {
                        changed.add(new Versioned<>(row, 1));
                    } else if (!store.same(before.value(), row)) {
                        changed.add(new Versioned<>(row, before.version() + 1));
                    }
                });
        if (!changed.isEmpty()) {
            store.put(changed);
            publish(store, changed, now);
        }
        return changed.size();
    }

    private <T> void publish(ReferenceStore<T> store, List<Versioned<T>> rows, Instant now) {
        database.useHandle(
                handle -> {
                    PreparedBatch history = handle.prepareBatch(REMEMBER);
                    for (Versioned<T> row : rows) {
                        OutboxEvent event = store.published(row, now);
                        outbox.add(event);
                        remember(history, store, row, event, now);
                    }
                    history.execute();
                });
    }

    private static <T> void remember(
            PreparedBatch history,
            ReferenceStore<T> store,
            Versioned<T> row,
            OutboxEvent event,
            Instant now) {
        history.bind("kind", store.kind())
                .bind("code", store.codeOf(row.value()))
                .bind("version", row.version())
                .bind("publishedAt", now)
                .bind("content", Events.write(event))
                .add();
    }

    /** For the tables' repositories: the digest of a table by its code expression. */
    public static ReferenceDigest digest(Handle handle, String kind, String table, String code) {
        return handle.createQuery(
                        """
                        select '%1$s' as kind,
                            count(*) as count,
                            coalesce(max(version), 0) as version,
                            encode(sha256(convert_to(coalesce(string_agg(
                                (%3$s) || ' ' || version || e'\\n', ''
                                order by (%3$s) collate "C"), ''), 'UTF8')), 'hex') as sha256
                        from %2$s
                        """
                                .formatted(kind, table, code))
                .mapTo(ReferenceDigest.class)
                .one();
    }
}
