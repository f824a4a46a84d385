package org.crossregion.clearing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Random lists of hospitals against random details: every pair that does not agree has one class,
 * the differences add up to the difference of the totals, and what agrees is no difference.
 */
class ExplainerPropertyTest {

    private static final Period OCTOBER = Period.fromString("2026-10");
    private static final Period NOVEMBER = Period.fromString("2026-11");

    /** Our details, the other side's list, and what is known beyond its reach. */
    private static final class World {

        private final Random random;
        private final List<KnownBill> here = new ArrayList<>();
        private final Map<String, KnownBill> elsewhere = new HashMap<>();
        private final List<ListedBill> there = new ArrayList<>();
        private final Set<String> listedElsewhere = new HashSet<>();

        World(long seed) {
            random = new Random(seed);
            int bills = random.nextInt(40);
            for (int i = 0; i < bills; i++) {
                bill("S" + i);
            }
            int invented = random.nextInt(4);
            for (int i = 0; i < invented; i++) {
                list("X" + i, amounts(), random.nextInt(4) == 0);
            }
            java.util.Collections.shuffle(there, random);
        }

        private void bill(String id) {
            Sums sums = amounts();
            boolean takenBack = random.nextInt(4) == 0;
            Money deducted =
                    random.nextInt(5) == 0 ? Money.ofFen(1 + random.nextInt(50)) : Money.ZERO;
            KnownBill bill = known(id, Optional.empty(), OCTOBER, sums, takenBack, deducted);
            if (random.nextInt(8) == 0) {
                elsewhere.put(id, known(id, Optional.empty(), NOVEMBER, sums, takenBack, deducted));
            } else {
                here.add(bill);
            }
            boolean mirrorHere = takenBack && random.nextBoolean();
            if (mirrorHere) {
                here.add(
                        known(
                                "R" + id,
                                Optional.of(id),
                                OCTOBER,
                                negated(sums),
                                false,
                                Money.ZERO));
            }
            switch (random.nextInt(10)) {
                case 0 -> {
                    // Left out.
                }
                case 1 -> listedElsewhere.add(id);
                case 2 -> list(id, amounts(), false);
                case 3 -> {
                    list(id, sums, false);
                    list(id, sums, false);
                }
                case 4 -> list(id, sums, true);
                case 5 -> {
                    list(id, sums, false);
                    list(id, negated(sums), true);
                }
                case 6 -> list(id, less(sums, deducted), false);
                default -> list(id, sums, false);
            }
            if (mirrorHere && random.nextBoolean()) {
                list("R" + id, negated(sums), true);
            }
        }

        private void list(String id, Sums sums, boolean refunded) {
            there.add(new ListedBill(there.size() + 1, id, "", "", sums, refunded));
        }

        private Sums amounts() {
            long total = 100 + random.nextInt(1_000);
            long fund = random.nextInt((int) total);
            return Sums.ofOne(
                    Money.ofFen(total),
                    Money.ofFen(fund),
                    Money.ofFen(random.nextInt((int) (total - fund))));
        }

        private static KnownBill known(
                String id,
                Optional<String> original,
                Period origin,
                Sums sums,
                boolean takenBack,
                Money deducted) {
            return new KnownBill(id, original, origin, "V", "P", sums, takenBack, deducted);
        }

        private static Sums negated(Sums sums) {
            return Sums.ofOne(
                    sums.total().negated(), sums.fund().negated(), sums.account().negated());
        }

        private static Sums less(Sums sums, Money amount) {
            return Sums.ofOne(
                    sums.total().minus(amount), sums.fund().minus(amount), sums.account());
        }

        List<Pairing> pairs(boolean withRefunds) {
            return Pairing.of(here, there).stream()
                    .filter(pair -> !pair.isLeftOut(withRefunds))
                    .toList();
        }

        List<Difference> differences(List<Pairing> pairs) {
            Explainer explainer = new Explainer(elsewhere, listedElsewhere);
            return pairs.stream().flatMap(pair -> explainer.explain(pair).stream()).toList();
        }
    }

    @Property
    void differences_add_up_to_the_difference_of_the_totals(@ForAll long seed) {
        World world = new World(seed);
        for (boolean withRefunds : List.of(true, false)) {
            List<Pairing> pairs = world.pairs(withRefunds);
            Sums here =
                    pairs.stream()
                            .flatMap(pair -> pair.here().stream())
                            .map(KnownBill::sums)
                            .reduce(Sums.NONE, Sums::plus);
            Sums there = world.there.stream().map(ListedBill::sums).reduce(Sums.NONE, Sums::plus);

            Sums explained =
                    world.differences(pairs).stream()
                            .map(Difference::amount)
                            .reduce(Sums.NONE, Sums::plus);

            assertThat(explained).isEqualTo(here.minus(there));
        }
    }

    @Property
    void every_pair_agrees_or_has_exactly_one_class(@ForAll long seed) {
        World world = new World(seed);
        List<Pairing> pairs = world.pairs(true);
        List<Difference> differences = world.differences(pairs);

        Set<String> explained = new HashSet<>();
        differences.forEach(
                one ->
                        assertThat(explained.add(DiscrepancyRepository.key(one)))
                                .as(one.settlementId())
                                .isTrue());
        long agreeing = pairs.stream().filter(Pairing::agrees).count();
        assertThat(agreeing + differences.size()).isEqualTo(pairs.size());
        assertThat(differences).allMatch(one -> !one.said().isEmpty());
    }

    @Property
    void no_bill_of_either_side_is_lost_or_counted_twice(@ForAll long seed) {
        World world = new World(seed);
        List<Pairing> pairs = world.pairs(true);

        assertThat(pairs.stream().flatMap(pair -> pair.here().stream()))
                .containsExactlyInAnyOrderElementsOf(world.here);
        assertThat(pairs.stream().flatMap(pair -> pair.there().stream()))
                .containsExactlyInAnyOrderElementsOf(world.there);
    }

    /** Each class by what it means, said again in other words than the explainer's. */
    @Property
    void each_class_means_what_it_says(@ForAll long seed) {
        World world = new World(seed);
        Map<String, KnownBill> here = new HashMap<>();
        world.here.forEach(bill -> here.put(bill.settlementId(), bill));
        Set<String> listed = new HashSet<>();
        world.there.forEach(bill -> listed.add(bill.settlementId()));
        for (Difference one : world.differences(world.pairs(true))) {
            KnownBill known = here.get(one.settlementId());
            switch (one.kind()) {
                case ONLY_HERE -> assertThat(listed).doesNotContain(known.settlementId());
                case ONLY_THERE -> assertThat(known == null || one.ordinal() > 1).isTrue();
                case AMOUNT -> assertThat(one.here()).isNotEqualTo(one.there());
                case MONTH ->
                        assertThat(
                                        world.elsewhere.containsKey(one.settlementId())
                                                || world.listedElsewhere.contains(
                                                        one.settlementId()))
                                .isTrue();
                case REFUNDED ->
                        assertThat(
                                        known != null && known.isRefunded()
                                                || world.there.stream()
                                                        .anyMatch(
                                                                row ->
                                                                        row.refunded()
                                                                                || row.takesBack()))
                                .isTrue();
                case DEDUCTED -> assertThat(known.deducted().isPositive()).isTrue();
            }
        }
    }

    /** What holds a detail back is every open difference that is about one of ours. */
    @Property
    void every_detail_of_ours_that_does_not_agree_is_named_by_its_difference(@ForAll long seed) {
        World world = new World(seed);
        List<Pairing> pairs = world.pairs(true);
        Set<String> differing = new HashSet<>();
        pairs.stream()
                .filter(pair -> !pair.agrees())
                .flatMap(pair -> pair.here().stream())
                .forEach(bill -> differing.add(bill.settlementId()));

        Set<String> named = new HashSet<>();
        world.differences(pairs).forEach(one -> named.add(one.detail()));

        assertThat(named).containsAll(differing);
    }
}
