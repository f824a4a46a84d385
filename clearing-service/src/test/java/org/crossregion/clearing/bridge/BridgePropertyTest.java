package org.crossregion.clearing.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.clearing.bridge.Bridge.Effect;
import org.crossregion.values.Money;

/** Whatever the months: what moved the payable comes to its difference, to the fen. */
class BridgePropertyTest {

    private static final long MOST = 1_000_000_000L;

    @Provide
    Arbitrary<Flow> flows() {
        Arbitrary<Money> money = Arbitraries.longs().between(0, MOST).map(Money::ofFen);
        return Combinators.combine(
                        Arbitraries.longs().between(0, 10_000),
                        money,
                        money,
                        money.map(Money::negated),
                        money,
                        money)
                .as(Flow::new);
    }

    @Property
    void the_effects_come_to_the_difference(
            @ForAll("flows") Flow before, @ForAll("flows") Flow now) {
        assertThat(before.due().plus(Bridge.between(before, now).total())).isEqualTo(now.due());
    }

    @Property
    void a_month_like_the_one_before_moves_nothing(@ForAll("flows") Flow month) {
        assertThat(Bridge.between(month, month).effects().values()).allMatch(Money::isZero);
    }

    @Example
    void twice_the_cases_at_the_same_cost_is_all_volume() {
        Bridge bridge = Bridge.between(flow(10, 1_000_000), flow(20, 2_000_000));

        assertThat(bridge.effects().get(Effect.CASES)).isEqualTo(Money.ofFen(1_000_000));
        assertThat(bridge.effects().get(Effect.AVERAGE_COST)).isEqualTo(Money.ZERO);
    }

    @Example
    void the_same_cases_at_twice_the_cost_are_all_cost() {
        Bridge bridge = Bridge.between(flow(10, 1_000_000), flow(10, 2_000_000));

        assertThat(bridge.effects().get(Effect.CASES)).isEqualTo(Money.ZERO);
        assertThat(bridge.effects().get(Effect.AVERAGE_COST)).isEqualTo(Money.ofFen(1_000_000));
    }

    @Example
    void after_a_month_without_cases_all_is_volume() {
        Bridge bridge = Bridge.between(flow(0, 0), flow(3, 300_000));

        assertThat(bridge.effects().get(Effect.CASES)).isEqualTo(Money.ofFen(300_000));
        assertThat(bridge.effects().get(Effect.AVERAGE_COST)).isEqualTo(Money.ZERO);
    }

    private static Flow flow(long cases, long fen) {
        return new Flow(cases, Money.ofFen(fen), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
    }
}
