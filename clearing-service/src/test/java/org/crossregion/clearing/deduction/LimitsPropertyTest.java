package org.crossregion.clearing.deduction;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whatever is recorded, appealed against, reduced, granted or withdrawn of a settlement, in any
 * order: no part of it ever gives more than it paid, and what is refused would have taken more.
 */
class LimitsPropertyTest {

    private static final Set<Fund> EXCLUDED = Set.of(Fund.OTHER);
    private static final FundSplit PAID = paid();

    /** A deduction of a settlement and how far it has come. */
    private static final class Case {
        private final Parts parts;
        private State state = State.RECORDED;

        private Case(Parts parts) {
            this.parts = parts;
        }
    }

    /** What is done: a move, which deduction it is about, and amounts. */
    record Act(Move move, int which, List<Long> fen) {}

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.of(Move.values()).injectNull(0.4),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.longs().between(0, 600).list().ofSize(10))
                .as(Act::new)
                .list()
                .ofMaxSize(60);
    }

    @Property
    void no_part_gives_more_than_it_paid(@ForAll("acts") List<Act> acts) {
        List<Case> cases = new ArrayList<>();
        for (Act act : acts) {
            if (act.move() == null || cases.isEmpty()) {
                record(cases, parts(act.fen()));
            } else {
                move(cases, cases.get(act.which() % cases.size()), act);
            }
            Parts taken = standing(cases);
            for (Fund fund : Fund.values()) {
                Money limit = EXCLUDED.contains(fund) ? Money.ZERO : PAID.fund(fund);
                assertThat(taken.fund(fund)).isBetween(Money.ZERO, limit);
            }
            assertThat(taken.account()).isBetween(Money.ZERO, PAID.account());
            assertThat(taken.personal()).isBetween(Money.ZERO, PAID.cash());
            assertThat(taken.clearing()).isLessThanOrEqualTo(PAID.cleared(EXCLUDED));
        }
    }

    private static void record(List<Case> cases, Parts asked) {
        Parts before = standing(cases);
        try {
            Limits.mustHold(PAID, EXCLUDED, before, asked);
            cases.add(new Case(asked));
        } catch (Refused refused) {
            assertThat(refused.violations()).isNotEmpty();
            assertThat(isTooMuch(before.plus(asked), asked)).isTrue();
        }
    }

    private static void move(List<Case> cases, Case one, Act act) {
        if (!act.move().isOpenFrom(one.state)) {
            return;
        }
        Parts lower = parts(act.fen());
        if (act.move() == Move.REDUCE && lower.isLessThan(one.parts)) {
            one.state = State.WITHDRAWN;
            int before = cases.size();
            record(cases, lower);
            assertThat(cases).as("less than stood there fits in its place").hasSize(before + 1);
        } else if (act.move() != Move.REDUCE) {
            one.state = act.move().to();
        }
    }

    private static boolean isTooMuch(Parts sum, Parts asked) {
        boolean funds =
                asked.funds().keySet().stream()
                        .anyMatch(
                                fund ->
                                        EXCLUDED.contains(fund)
                                                || sum.fund(fund).compareTo(PAID.fund(fund)) > 0);
        return funds
                || sum.account().compareTo(PAID.account()) > 0
                || sum.personal().compareTo(PAID.cash()) > 0;
    }

    private static Parts standing(List<Case> cases) {
        return cases.stream()
                .filter(one -> one.state != State.WITHDRAWN)
                .map(one -> one.parts)
                .reduce(Parts.NONE, Parts::plus);
    }

    private static Parts parts(List<Long> fen) {
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            // Seldom anything of the fund that does not clear, or all would be refused.
            boolean seldom = EXCLUDED.contains(fund) && fen.get(fund.ordinal()) % 10 > 0;
            funds.put(fund, seldom ? Money.ZERO : Money.ofFen(fen.get(fund.ordinal())));
        }
        return new Parts(funds, Money.ofFen(fen.get(8)), Money.ofFen(fen.get(9)));
    }

    private static FundSplit paid() {
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            funds.put(fund, Money.ofFen(1_000 + 100L * fund.ordinal()));
        }
        Money account = Money.ofFen(900);
        Money cash = Money.ofFen(1_200);
        Money total = Money.sum(funds.values()).plus(account).plus(cash);
        return new FundSplit(
                total,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                total,
                funds,
                account,
                Money.ZERO,
                cash,
                Money.ZERO);
    }
}
