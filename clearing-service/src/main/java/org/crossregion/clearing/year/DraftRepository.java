package org.crossregion.clearing.year;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.detail.LeftOver;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was collected, and when. */
@ApplicationScoped
class DraftRepository {

    private static final String ADD_ITEM =
            """
            insert into year_item (authority, tier, year, settlement_id, kind, insured_region,
                                   treatment_region, amount_fen, collected_by, collected_at)
            values (:authority, :tier, :period, :settlementId, :kind, :insured, :treatment, :amount,
                    :by, :at)
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

    private static final String COUNT =
            """
            select count(*)::integer
            from year_item
            where authority = :authority and tier = :tier and year = :period
            """;

    /** A line without regions was collected before lines had any; whose it is, its detail says. */
    private static final String COLLECTED =
            """
            select i.settlement_id
            from year_item i
            where i.authority = :authority and i.tier = :tier and i.year = :period
              and (:after::text is null or i.settlement_id > :after::text)
              and (i.insured_region is null or i.insured_region like :scope
                   or i.treatment_region like :scope)
            order by i.settlement_id
            limit :limit
            """;

    /** The lines by kind, and by how far the last application for each has come. */
    private static final String SUMS =
            """
            with latest as (
                select distinct on (settlement_id) settlement_id, id, kind
                from year_application
                where authority = :authority and tier = :tier and year = :period
                order by settlement_id, id desc)
            select coalesce(l.kind, i.kind) as kind,
                   case when d.approved then 'approved'
                        when not d.approved then 'rejected'
                        when r.accepted is not null then 'answered'
                        when l.id is not null then 'applied' end as state,
                   count(*) as items, coalesce(sum(i.amount_fen), 0)::bigint as amount
            from year_item i
            left join latest l on l.settlement_id = i.settlement_id
            left join year_answer r on r.application_id = l.id
            left join year_decision d on d.application_id = l.id
            where i.authority = :authority and i.tier = :tier and i.year = :period
              and (i.insured_region is null or i.insured_region like :scope
                   or i.treatment_region like :scope)
            group by 1, 2
            order by 1, 2
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
                                .bind("insured", item.pair().insured())
                                .bind("treatment", item.pair().treatment())
                                .bind("amount", item.owed())
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

    /** How many lines there are. */
    int count(PeriodKey year) {
        return jdbi.withHandle(
                handle -> bind(handle.createQuery(COUNT), year).mapTo(Integer.class).one());
    }

    /** What was collected that a region is a side of, in the order of the ids. */
    List<String> collected(PeriodKey year, String regionPrefix, Optional<String> after, int limit) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(COLLECTED), year)
                                .bind("scope", regionPrefix + "%")
                                .bind("after", after.orElse(null))
                                .bind("limit", limit)
                                .mapTo(String.class)
                                .list());
    }

    List<DraftSum> sums(PeriodKey year, String regionPrefix) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(SUMS), year)
                                .bind("scope", regionPrefix + "%")
                                .map((row, context) -> sum(row))
                                .list());
    }

    private static DraftSum sum(ResultSet row) throws SQLException {
        return new DraftSum(
                Coded.ofCode(ItemKind.class, row.getString("kind")),
                Optional.ofNullable(row.getString("state"))
                        .map(code -> Coded.ofCode(ApplicationState.class, code)),
                row.getInt("items"),
                Money.ofFen(row.getLong("amount")));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, PeriodKey year) {
        return statement
                .bind("authority", year.circle().authority())
                .bind("tier", year.circle().tier())
                .bind("period", year.period());
    }
}
