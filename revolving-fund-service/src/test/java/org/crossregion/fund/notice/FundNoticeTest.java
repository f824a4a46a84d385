package org.crossregion.fund.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class FundNoticeTest {

    private static final LocalDate DEADLINE = LocalDate.parse("2026-11-03");

    @Test
    void an_order_is_overdue_on_the_day_after_its_deadline() {
        assertThat(notice("0.00").state(DEADLINE)).isEqualTo(NoticeState.ISSUED);
        assertThat(notice("0.00").state(DEADLINE.plusDays(1))).isEqualTo(NoticeState.OVERDUE);
        assertThat(notice("4.99").state(DEADLINE)).isEqualTo(NoticeState.PART_PAID);
        assertThat(notice("4.99").state(DEADLINE.plusDays(1))).isEqualTo(NoticeState.OVERDUE);
        assertThat(notice("5.00").state(DEADLINE.plusDays(1))).isEqualTo(NoticeState.PAID);
    }

    private static FundNotice notice(String paid) {
        return new FundNotice(
                "220000-2026-F8-0001",
                RegionCode.of("220000"),
                2026,
                NoticeKind.EMERGENCY,
                Direction.PAYABLE,
                RegionCode.of("220100"),
                "YD",
                DEADLINE.minusDays(14),
                Optional.of(DEADLINE),
                Optional.empty(),
                "基数",
                Instant.EPOCH,
                "li",
                List.of(
                        new FundNotice.Line(
                                1,
                                RegionCode.of("220200"),
                                Scheme.EMPLOYEE,
                                Money.ofYuan("5"),
                                Money.ofYuan(paid))),
                Optional.empty(),
                Optional.empty());
    }
}
