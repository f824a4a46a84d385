package org.crossregion.fund.alert;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.util.List;

class WatchPropertyTest {

    private static final Thresholds THRESHOLDS =
            new Thresholds(
                    Rate.ofBasisPoints(7_000), Rate.ofBasisPoints(9_000), Rate.ofBasisPoints(200));

    /**
     * However the use moves: between two red alerts it was 88 % or less, and each is at 90 or more.
     */
    @Property
    void there_is_one_red_alert_per_crossing(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long paidIn,
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 15_000) Integer> points) {
        Money whole = Money.ofFen(paidIn);
        Watch watch = Watch.CALM;
        boolean armed = true;
        for (int point : points) {
            // Rounded down, so that the fen decide and not the points.
            Money used = whole.portion(Rate.ofBasisPoints(point), java.math.RoundingMode.DOWN);
            boolean reached = times10000(used) >= 9_000.0 * paidIn;
            Watch.Look look = watch.at(used, whole, THRESHOLDS);

            boolean red = look.raised().filter(AlertLevel.RED::equals).isPresent();
            assertThat(red).isEqualTo(armed && reached);
            if (reached) {
                armed = false;
            } else if (times10000(used) <= 8_800.0 * paidIn) {
                armed = true;
            }
            watch = look.next();
        }
    }

    /** Exact: below 2^53 × 8 nothing is lost in a comparison of such multiples by double. */
    private static double times10000(Money used) {
        return 10_000.0 * used.fen();
    }
}
