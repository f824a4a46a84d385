package org.crossregion.settlement.catalogue;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads and adds versions of catalogue items. */
@ApplicationScoped
class CatalogueRepository {

    private static final String VERSIONS =
            """
            select region, code, name, class as item_class, prior_self_pay_points as prior_self_pay,
                   ceiling_yuan as ceiling, charge_category, valid_from, restricted, marks
            from catalogue_item
            where region = any(:regions) and code = any(:codes)
            order by region, code, valid_from
            """;

    private static final String ALL =
            """
            select region, code, name, class as item_class, prior_self_pay_points as prior_self_pay,
                   ceiling_yuan as ceiling, charge_category, valid_from, restricted, marks
            from catalogue_item
            order by region, code, valid_from
            """;

    private static final String ADD =
            """
            insert into catalogue_item (region, code, valid_from, name, class,
                   prior_self_pay_points, ceiling_yuan, charge_category, restricted, marks)
            values (:region, :code, :validFrom, :name, :itemClass,
                   :priorSelfPay, :ceiling, :chargeCategory, :restricted, :marks)
            """;

    private final Jdbi jdbi;

    CatalogueRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<CatalogueItem> versions(Collection<RegionCode> regions, Collection<String> codes) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(VERSIONS)
                                .bindArray(
                                        "regions",
                                        String.class,
                                        regions.stream().map(RegionCode::value).toList())
                                .bindArray("codes", String.class, List.copyOf(codes))
                                .map(CatalogueRepository::item)
                                .list());
    }

    List<CatalogueItem> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery(ALL).map(CatalogueRepository::item).list());
    }

    void add(List<CatalogueItem> items) {
        if (items.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(ADD);
                    for (CatalogueItem item : items) {
                        batch.bind("region", item.region())
                                .bind("code", item.code())
                                .bind("validFrom", item.validFrom())
                                .bind("name", item.name())
                                .bind("itemClass", item.itemClass())
                                .bind("priorSelfPay", item.priorSelfPay())
                                .bind("ceiling", item.ceiling())
                                .bind("chargeCategory", item.chargeCategory())
                                .bind("restricted", item.restricted())
                                .bind("marks", item.marks().letters())
                                .add();
                    }
                    batch.execute();
                });
    }

    private static CatalogueItem item(ResultSet row, StatementContext context) throws SQLException {
        return new CatalogueItem(
                RegionCode.of(row.getString("region")),
                row.getString("code"),
                row.getString("name"),
                ItemClass.fromString(row.getString("item_class")),
                Rate.ofBasisPoints(row.getInt("prior_self_pay")),
                Optional.ofNullable(row.getBigDecimal("ceiling")),
                row.getString("charge_category"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("restricted"),
                ItemMarks.ofLetters(row.getString("marks")));
    }
}
