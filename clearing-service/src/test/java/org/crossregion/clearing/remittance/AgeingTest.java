package org.crossregion.clearing.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.NoticeKind;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RemittanceCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How old what is open has grown, on both sides of every boundary. */
class AgeingTest {

    private static final LocalDate SIGNED = LocalDate.of(2026, 11, 24);
    private static final LocalDate DUE = LocalDate.of(2026, 12, 15);
    private static final List<Integer> LIMITS = List.of(10, 30, 60);

    @ParameterizedTest
    @CsvSource({
        "-1, 0, not-due",
        "0, 0, not-due",
        "1, 1, 1-10",
        "10, 10, 1-10",
        "11, 11, 11-30",
        "30, 30, 11-30",
        "31, 31, 31-60",
        "60, 60, 31-60",
        "61, 61, 61-"
    })
    void an_order_is_overdue_from_the_day_after_its_deadline_on(
            int after, long days, String bucket) {
        Ageing ageing = on(DUE.plusDays(after), List.of());

        assertThat(ageing.rows()).singleElement().extracting(Ageing.Row::bucket).isEqualTo(bucket);
        assertThat(ageing.rows().get(0).daysOverdue()).isEqualTo(days);
        assertThat(ageing.buckets())
                .filteredOn(one -> one.name().equals(bucket))
                .singleElement()
                .satisfies(one -> assertThat(one.open()).isEqualTo(Money.ofFen(1000)));
        assertThat(Money.sum(ageing.buckets().stream().map(Ageing.Bucket::open).toList()))
                .as("the buckets are the rows")
                .isEqualTo(Money.ofFen(1000));
    }

    @Test
    void the_application_s_clock_runs_until_all_is_applied_for_then_the_transfer_s() {
        Ageing.Row part = on(DUE, List.of(remittance(999, Optional.empty()))).rows().get(0);
        assertThat(part.clock()).isEqualTo("application");
        assertThat(part.unapplied()).isEqualTo(Money.ofFen(1));
        assertThat(part.daysLate()).isEqualTo(14);

        Ageing.Row all = on(DUE, List.of(remittance(1000, Optional.empty()))).rows().get(0);
        assertThat(all.clock()).isEqualTo("transfer");
        assertThat(all.daysLate()).isZero();

        Ageing.Row sent = on(DUE, List.of(remittance(1000, Optional.of(DUE)))).rows().get(0);
        assertThat(sent.clock()).isEqualTo("receipt");
        assertThat(sent.inTransit()).isEqualTo(Money.ofFen(1000));
        assertThat(sent.dueBy()).isEqualTo(DUE.plusDays(7));
    }

    private static Ageing on(LocalDate today, List<Remittance> remittances) {
        return Ageing.of(today, List.of(order()), remittances, List.of(), LIMITS);
    }

    private static Remittance remittance(long fen, Optional<LocalDate> sentOn) {
        return new Remittance(
                UUID.randomUUID(),
                "220000-2026-8-0001",
                RegionCode.of("220100"),
                RegionCode.of("220000"),
                Optional.empty(),
                Scheme.EMPLOYEE,
                Money.ofFen(fen),
                SIGNED,
                "agency",
                Instant.EPOCH,
                sentOn,
                sentOn.map(day -> "bureau"),
                sentOn.map(day -> "BK1"),
                false,
                false,
                Money.ZERO,
                Optional.empty());
    }

    /** 10.00 of employees, to be applied for by 1 December. */
    private static Notice order() {
        String number = "220000-2026-8-0001";
        RegionCode province = RegionCode.of("220000");
        return new Notice(
                number,
                1,
                new Circle(province, Tier.PROVINCE),
                Period.fromString("2026-10"),
                NoticeKind.MONTHLY,
                Direction.PAYABLE,
                RegionCode.of("220100"),
                "长春市",
                "吉林省",
                SIGNED,
                Optional.of(
                        new Notice.Deadline(
                                LocalDate.of(2026, 12, 1), DUE, DUE.plusDays(7), false)),
                "清算表",
                RemittanceCode.ofNotice(number),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "director",
                Instant.EPOCH,
                List.of(
                        new Notice.Line(
                                province, "吉林省", Scheme.EMPLOYEE, Money.ofFen(1000), Money.ZERO)));
    }
}
