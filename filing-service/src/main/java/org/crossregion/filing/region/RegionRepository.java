package org.crossregion.filing.region;

import jakarta.inject.Singleton;

import org.crossregion.filing.reference.AfterTransaction;
import org.crossregion.filing.reference.ReferenceTable;
import org.crossregion.filing.reference.Remembered;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The table of regions. */
@Singleton
class RegionRepository extends ReferenceTable<Region> {

    private static final String SELECT =
            """
            select code, name, pooling_region, member, valid_from, opening_stage, hosted, version
            from region
            """;

    private static final String PUT =
            """
            insert into region
                (code, name, pooling_region, member, valid_from, opening_stage, hosted, version)
            values
                (:code, :name, :poolingRegion, :member, :validFrom, :openingStage, :hosted,
                :version)
            on conflict (code) do update set
                name = excluded.name, pooling_region = excluded.pooling_region,
                member = excluded.member, valid_from = excluded.valid_from,
                opening_stage = excluded.opening_stage, hosted = excluded.hosted,
                version = excluded.version
            """;

    private final AfterTransaction afterwards;
    private final Remembered<Map<RegionCode, Region>> remembered;

    RegionRepository(Jdbi database, AfterTransaction afterwards) {
        super(
                database,
                "regions",
                Region.class,
                new Statements("region", "code", "code", SELECT, PUT));
        this.afterwards = afterwards;
        this.remembered = new Remembered<>(this::stamp, this::byCode);
    }

    private Map<RegionCode, Region> byCode() {
        Map<RegionCode, Region> byCode = new TreeMap<>();
        all().forEach(region -> byCode.put(region.code(), region));
        return byCode;
    }

    /** Every region as it is, or was a second ago at most, in the order of the codes. */
    Map<RegionCode, Region> remembered() {
        return remembered.get();
    }

    @Override
    public void put(List<Versioned<Region>> rows) {
        super.put(rows);
        afterwards.run(remembered::forget);
    }

    @Override
    public String codeOf(Region region) {
        return region.code().value();
    }

    Optional<Region> find(String code) {
        return Optional.ofNullable(find(List.of(code)).get(code)).map(Versioned::value);
    }

    /** In the order of their codes. */
    List<Region> page(String after, int limit) {
        return rows(
                " where code > :after limit :limit",
                query -> query.bind("after", after).bind("limit", limit));
    }

    @Override
    public OutboxEvent published(Versioned<Region> row, Instant at) {
        return RegionPublished.of(row, at);
    }
}
