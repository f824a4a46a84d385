package org.crossregion.settlement.fee;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.crossregion.settlement.catalogue.Catalogue;
import org.crossregion.settlement.catalogue.CatalogueItem;
import org.crossregion.settlement.catalogue.ItemClass;
import org.crossregion.settlement.catalogue.ItemMarks;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Whatever is charged and taken back in pieces, the parts stay right. */
class LineClassingPropertyTest {

    private static final RegionCode REGION = RegionCode.of("220000");

    @Property
    void taking_a_line_back_in_pieces_never_leaves_a_negative_part_and_in_the_end_nothing(
            @ForAll @LongRange(min = 1, max = 1_000_000) long fen,
            @ForAll @IntRange(min = 1, max = 50) int count,
            @ForAll @IntRange(max = 10_000) int points,
            @ForAll @LongRange(max = 50_000) long ceilingFen,
            @ForAll boolean limited,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 100) Integer> pieces) {
        LineClassing classing =
                classing(points, limited ? Optional.of(ceilingFen) : Optional.empty());
        LineSplit left = parts(classing.classed(line("1", fen, BigDecimal.valueOf(count), "")));
        long rest = fen;
        BigDecimal restCount = BigDecimal.valueOf(count);
        int number = 2;
        for (int percent : pieces) {
            long taken = rest * percent / 100;
            BigDecimal takenCount =
                    restCount.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
            if (taken == 0 || takenCount.signum() == 0) {
                continue;
            }
            left = plus(left, classing, "" + number++, taken, takenCount);
            rest -= taken;
            restCount = restCount.subtract(takenCount);
            assertThat(left.total()).isEqualTo(Money.ofFen(rest));
        }
        if (rest > 0) {
            left = plus(left, classing, "" + number, rest, restCount);
        }

        assertThat(left).isEqualTo(new LineSplit(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO));
    }

    @Property
    void what_a_restricted_item_is_worth_depends_on_the_approval_and_on_nothing_else(
            @ForAll @LongRange(min = 1, max = 1_000_000) long fen,
            @ForAll @IntRange(min = 1, max = 50) int count,
            @ForAll @IntRange(max = 10_000) int points,
            @ForAll @LongRange(max = 50_000) long ceilingFen,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        LineClassing restricted = classing(points, Optional.of(ceilingFen), "限二线用药");
        LineClassing free = classing(points, Optional.of(ceilingFen), "");
        BigDecimal all = BigDecimal.valueOf(count);

        for (String flag : List.of("", "0", "2")) {
            ClassedFeeLine line = restricted.classed(approved("n" + flag, fen, all, "", flag));
            assertThat(parts(line))
                    .isEqualTo(new LineSplit(Money.ofFen(fen), Money.ZERO, Money.ZERO, Money.ZERO));
            assertThat(line.lacksApproval()).isTrue();
        }
        assertThat(parts(restricted.classed(approved("1", fen, all, "", "1"))))
                .isEqualTo(parts(free.classed(line("1", fen, all, ""))));

        long taken = Math.max(1, fen * percent / 100);
        BigDecimal takenCount = all.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
        for (String flag : List.of("", "2")) {
            ClassedFeeLine refund =
                    restricted.classed(
                            approved("r" + flag, -taken, takenCount.negate(), "n" + flag, "1"));
            assertThat(refund.inScope()).isEqualTo(Money.ZERO);
            assertThat(refund.fullSelfPay()).isEqualTo(Money.ofFen(-taken));
        }
        assertThat(parts(restricted.classed(approved("r1", -taken, takenCount.negate(), "1", ""))))
                .isEqualTo(parts(free.classed(line("r1", -taken, takenCount.negate(), "1"))));
    }

    private static LineSplit plus(
            LineSplit left, LineClassing classing, String number, long fen, BigDecimal count) {
        LineSplit taken = parts(classing.classed(line(number, -fen, count.negate(), "1")));
        LineSplit sum =
                new LineSplit(
                        left.fullSelfPay().plus(taken.fullSelfPay()),
                        left.overLimit().plus(taken.overLimit()),
                        left.priorSelfPay().plus(taken.priorSelfPay()),
                        left.inScope().plus(taken.inScope()));
        assertThat(List.of(sum.fullSelfPay(), sum.overLimit(), sum.priorSelfPay(), sum.inScope()))
                .noneMatch(Money::isNegative);
        return sum;
    }

    private static LineClassing classing(int points, Optional<Long> ceilingFen) {
        return classing(points, ceilingFen, "");
    }

    private static LineClassing classing(int points, Optional<Long> ceilingFen, String restricted) {
        CatalogueItem item =
                new CatalogueItem(
                        REGION,
                        "I",
                        "item",
                        ItemClass.B,
                        Rate.ofBasisPoints(points),
                        ceilingFen.map(fen -> BigDecimal.valueOf(fen, 2)),
                        "01",
                        LocalDate.EPOCH,
                        restricted,
                        ItemMarks.NONE);
        return new LineClassing(Catalogue.Excerpt.of(List.of(REGION), List.of(item)), REGION);
    }

    private static LineSplit parts(ClassedFeeLine line) {
        return new LineSplit(
                line.fullSelfPay(), line.overLimit(), line.priorSelfPay(), line.inScope());
    }

    private static FeeLine line(String number, long fen, BigDecimal count, String refundOf) {
        return approved(number, fen, count, refundOf, "");
    }

    private static FeeLine approved(
            String number, long fen, BigDecimal count, String refundOf, String approval) {
        return new FeeLine(
                number,
                "",
                Instant.parse("2026-10-05T00:00:00Z"),
                "I",
                "X",
                Money.ofFen(fen),
                count,
                BigDecimal.ONE,
                "",
                "",
                "",
                "",
                refundOf.isEmpty() ? Optional.empty() : Optional.of(refundOf),
                approval,
                "");
    }
}
