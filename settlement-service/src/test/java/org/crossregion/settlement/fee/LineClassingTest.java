package org.crossregion.settlement.fee;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.settlement.catalogue.Catalogue;
import org.crossregion.settlement.catalogue.CatalogueItem;
import org.crossregion.settlement.catalogue.ItemClass;
import org.crossregion.settlement.catalogue.ItemMarks;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

class LineClassingTest {

    private static final RegionCode PROVINCE = RegionCode.of("220000");

    @Test
    void each_line_of_a_bill_across_a_change_is_classed_by_its_own_day() {
        LineClassing classing =
                classing(version("2024-01-01", "10", ""), version("2026-10-05", "30", "限二线用药"));

        ClassedFeeLine before = classing.classed(line("1", "2026-10-04", "100.00", ""));
        ClassedFeeLine after = classing.classed(line("2", "2026-10-05", "100.00", ""));
        assertThat(before.priorSelfPay()).isEqualTo(Money.ofYuan("10.00"));
        assertThat(before.isRestricted()).isFalse();
        assertThat(after.fullSelfPay()).isEqualTo(Money.ofYuan("100.00"));
        assertThat(after.lacksApproval()).isTrue();

        ClassedFeeLine refund = classing.classed(line("3", "2026-10-06", "-40.00", "1"));
        assertThat(refund.priorSelfPay()).isEqualTo(Money.ofYuan("-4.00"));
    }

    private static LineClassing classing(CatalogueItem... items) {
        return new LineClassing(Catalogue.Excerpt.of(List.of(PROVINCE), List.of(items)), PROVINCE);
    }

    private static CatalogueItem version(String from, String percent, String restricted) {
        return new CatalogueItem(
                PROVINCE,
                "I",
                "item",
                ItemClass.B,
                Rate.ofPercent(percent),
                Optional.empty(),
                "09",
                LocalDate.parse(from),
                restricted,
                ItemMarks.NONE);
    }

    private static FeeLine line(String number, String day, String yuan, String refundOf) {
        Money amount = Money.ofYuan(yuan);
        return new FeeLine(
                number,
                "",
                LocalDate.parse(day).atTime(10, 0).toInstant(ZoneOffset.ofHours(8)),
                "I",
                "X",
                amount,
                amount.yuan(),
                BigDecimal.ONE,
                "",
                "",
                "",
                "",
                refundOf.isEmpty() ? Optional.empty() : Optional.of(refundOf),
                "",
                "");
    }
}
