package org.crossregion.settlement.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class CatalogueItemTest {

    private static final RegionCode PROVINCE = RegionCode.of("220000");
    private static final RegionCode CITY = RegionCode.of("220200");

    @Test
    void class_a_is_wholly_in_scope_up_to_its_ceiling() {
        CatalogueItem bed = item(ItemClass.A, "0", "40");

        // 5 days at 60: 5 × 40 within the limit
        assertThat(split(bed, "300", "5")).isEqualTo(parts("0", "100", "0", "200"));
        assertThat(split(bed, "200", "5")).isEqualTo(parts("0", "0", "0", "200"));
    }

    @Test
    void of_class_b_the_person_first_pays_a_part_of_what_is_within_the_limit() {
        CatalogueItem scan = item(ItemClass.B, "10", "260");

        assertThat(split(scan, "300", "1")).isEqualTo(parts("0", "40", "26", "234"));
    }

    @Test
    void half_a_fen_goes_to_the_part_paid_first() {
        assertThat(split(item(ItemClass.B, "50", ""), "0.01", "1"))
                .isEqualTo(parts("0", "0", "0.01", "0"));
    }

    @Test
    void class_c_and_what_the_catalogue_does_not_know_is_paid_in_full() {
        assertThat(split(item(ItemClass.C, "100", ""), "9.99", "1"))
                .isEqualTo(parts("9.99", "0", "0", "0"));
        CatalogueItem unknown = CatalogueItem.unknown(PROVINCE, "X");
        assertThat(split(unknown, "9.99", "1")).isEqualTo(parts("9.99", "0", "0", "0"));
        assertThat(unknown.isKnown()).isFalse();
    }

    @Test
    void the_version_in_force_on_the_day_of_care_applies() {
        CatalogueItem old = version(PROVINCE, "2026-01-01", "old");
        CatalogueItem later = version(PROVINCE, "2026-07-01", "later");
        Catalogue.Excerpt excerpt = Catalogue.Excerpt.of(List.of(PROVINCE), List.of(old, later));

        assertThat(excerpt.item("B", LocalDate.parse("2026-06-30"))).isEqualTo(old);
        assertThat(excerpt.item("B", LocalDate.parse("2026-07-01"))).isEqualTo(later);
        assertThat(excerpt.item("B", LocalDate.parse("2025-12-31")).isKnown()).isFalse();
    }

    @Test
    void a_regions_own_item_comes_before_its_provinces() {
        CatalogueItem own = version(CITY, "2026-01-01", "own");
        CatalogueItem provincial = version(PROVINCE, "2026-07-01", "provincial");
        Catalogue.Excerpt excerpt =
                Catalogue.Excerpt.of(List.of(CITY, PROVINCE), List.of(provincial, own));

        assertThat(excerpt.item("B", LocalDate.parse("2026-08-01"))).isEqualTo(own);
    }

    private static CatalogueItem version(RegionCode region, String from, String name) {
        return new CatalogueItem(
                region,
                "B",
                name,
                ItemClass.A,
                Rate.ZERO,
                Optional.empty(),
                "01",
                LocalDate.parse(from));
    }

    private static CatalogueItem item(ItemClass itemClass, String percent, String ceiling) {
        return new CatalogueItem(
                PROVINCE,
                "B",
                "item",
                itemClass,
                Rate.ofPercent(percent),
                ceiling.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(ceiling)),
                "01",
                LocalDate.EPOCH);
    }

    private static LineSplit split(CatalogueItem item, String amount, String count) {
        return item.split(Money.ofYuan(amount), new BigDecimal(count));
    }

    private static LineSplit parts(String full, String over, String prior, String inScope) {
        return new LineSplit(
                Money.ofYuan(full), Money.ofYuan(over), Money.ofYuan(prior), Money.ofYuan(inScope));
    }
}
