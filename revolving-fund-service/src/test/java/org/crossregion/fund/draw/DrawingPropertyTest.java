package org.crossregion.fund.draw;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

import org.crossregion.fund.ledger.Holding;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class DrawingPropertyTest {

    private static final List<String> REGIONS = List.of("220100", "220200", "220300", "220400");

    @Property
    void a_draw_is_never_more_than_is_asked_owed_or_held_and_no_less_than_all_three_allow(
            @ForAll @LongRange(min = 0, max = 1_000_000) long asked,
            @ForAll("debts") List<Debtor> debtors,
            @ForAll("holdings") List<Holding> holdings) {
        List<Part> parts = Drawing.of(Money.ofFen(asked), debtors, holdings);

        Map<String, Money> held = new HashMap<>();
        holdings.forEach(one -> held.merge(one.year() + " " + one.pair(), one.held(), Money::plus));
        for (Part part : parts) {
            assertThat(part.amount().isPositive()).isTrue();
            assertThat(part.amount())
                    .isLessThanOrEqualTo(held.get(part.year() + " " + part.pair()));
        }
        Money drawn = Money.sum(parts.stream().map(Part::amount).toList());
        assertThat(drawn).isLessThanOrEqualTo(Money.ofFen(asked));
        Money owed = Money.sum(debtors.stream().map(Debtor::amount).toList());
        boolean enough = true;
        for (Debtor debtor : debtors) {
            Money ofIts = Money.sum(of(parts, debtor).stream().map(Part::amount).toList());
            Money heldOfIts =
                    Money.sum(
                            holdings.stream()
                                    .filter(one -> one.pair().insured().equals(debtor.region()))
                                    .map(Holding::held)
                                    .toList());
            assertThat(ofIts).isLessThanOrEqualTo(debtor.amount());
            assertThat(ofIts).isLessThanOrEqualTo(heldOfIts);
            enough = enough && heldOfIts.compareTo(debtor.amount()) >= 0;
        }
        if (enough) {
            assertThat(drawn).isEqualTo(owed.min(Money.ofFen(asked)));
        }
    }

    private static List<Part> of(List<Part> parts, Debtor debtor) {
        return parts.stream()
                .filter(part -> part.pair().insured().equals(debtor.region()))
                .toList();
    }

    @Provide
    Arbitrary<List<Debtor>> debts() {
        return Arbitraries.of(REGIONS)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .flatMap(
                        regions ->
                                Arbitraries.longs()
                                        .between(0, 400_000)
                                        .list()
                                        .ofSize(regions.size())
                                        .map(amounts -> debtors(regions, amounts)));
    }

    private static List<Debtor> debtors(List<String> regions, List<Long> amounts) {
        return java.util.stream.IntStream.range(0, regions.size())
                .mapToObj(
                        i -> new Debtor(RegionCode.of(regions.get(i)), Money.ofFen(amounts.get(i))))
                .toList();
    }

    @Provide
    Arbitrary<List<Holding>> holdings() {
        Arbitrary<Holding> one =
                Combinators.combine(
                                Arbitraries.of(2026, 2027),
                                Arbitraries.of(REGIONS),
                                Arbitraries.of("220500", "220600"),
                                Arbitraries.longs().between(0, 300_000))
                        .as(
                                (year, insured, treatment, fen) ->
                                        new Holding(
                                                year,
                                                new RegionPair(
                                                        RegionCode.of(insured),
                                                        RegionCode.of(treatment)),
                                                Scheme.EMPLOYEE,
                                                Money.ofFen(fen),
                                                Money.ZERO,
                                                Money.ofFen(fen)));
        return one.list().uniqueElements(holding -> holding.year() + " " + holding.pair());
    }
}
