package org.crossregion.clearing.year;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.detail.LeftOver;
import org.crossregion.clearing.period.PeriodKey;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was collected, and when. */
@ApplicationScoped
class DraftRepository {

    private static final String ADD_ITEM =
            """
            insert into year_item (authority, tier, year, settlement_id, kind, collected_by,
                                   collected_at)
            values (:authority, :tier, :period, :settlementId, :kind, :by, :at)
            on conflict do nothing
            """;

    private static final String ADD_COLLECTION =
            """
            insert into year_collection (authority, tier, year, items, added, collected_by,
                                         collected_at)
            values (:authority, :tier, :period, :items, :added, :by, :at)
            """;

    private static final String LAST =
            """
            select items, added, collected_by as by, collected_at as at
            from year_collection
            where authority = :authority and tier = :tier and year = :period
            order by no desc
            limit 1
            """;

    private static final String COLLECTED =
            """
            select settlement_id
            from year_item
            where authority = :authority and tier = :tier and year = :period
            order by settlement_id
            """;

    private final Jdbi jdbi;

    DraftRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(PeriodKey year, List<LeftOver> items, String by, Instant at) {
        if (items.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(ADD_ITEM);
                    for (LeftOver item : items) {
                        bind(batch, year)
                                .bind("settlementId", item.settlementId())
                                .bind("kind", ItemKind.of(item))
                                .bind("by", by)
                                .bind("at", at)
                                .add();
                    }
                    batch.execute();
                });
    }

    void add(PeriodKey year, Collection collection) {
        jdbi.useHandle(
                handle ->
                        bind(handle.createUpdate(ADD_COLLECTION), year)
                                .bind("items", collection.items())
                                .bind("added", collection.added())
                                .bind("by", collection.by())
                                .bind("at", collection.at())
                                .execute());
    }

    Optional<Collection> last(PeriodKey year) {
        return jdbi.withHandle(
                handle -> bind(handle.createQuery(LAST), year).mapTo(Collection.class).findOne());
    }

    List<String> collected(PeriodKey year) {
        return jdbi.withHandle(
                handle -> bind(handle.createQuery(COLLECTED), year).mapTo(String.class).list());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, PeriodKey year) {
        return statement
                .bind("authority", year.circle().authority())
                .bind("tier", year.circle().tier())
                .bind("period", year.period());
    }
}
