package org.crossregion.fund.audit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class BooksPropertyTest {

    @Property
    void books_of_the_same_documents_do_not_differ_in_whatever_order_and_parts(
            @ForAll List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> amounts) {
        List<Told> here = new ArrayList<>();
        List<Told> there = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            long amount = amounts.get(i);
            here.add(new Told("settled", "N" + i, "employee", amount));
            // Two transfers there, one here.
            there.add(new Told("settled", "N" + i, "employee", amount / 2));
            there.add(new Told("settled", "N" + i, "employee", amount - amount / 2));
        }
        Collections.reverse(there);

        Comparison found = compared(here, there);
        assertThat(found.differences()).isEmpty();
        assertThat(found.underWay()).isEmpty();
    }

    @Property
    void one_fen_on_one_document_is_found_and_named(
            @ForAll @NotEmpty List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> amounts,
            @ForAll @IntRange(min = 0, max = 1_000) int which,
            @ForAll boolean missing) {
        List<Told> here = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            here.add(new Told("drawn", "P" + i, "resident", amounts.get(i)));
        }
        List<Told> there = new ArrayList<>(here);
        Told wrong = there.remove(which % here.size());
        if (!missing) {
            there.add(new Told(wrong.what(), wrong.document(), "resident", wrong.amountFen() + 1));
        }

        assertThat(compared(here, there).differences())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.document()).isEqualTo(wrong.document());
                            assertThat(one.bookedFen()).isEqualTo(wrong.amountFen());
                            assertThat(one.expectedFen())
                                    .isEqualTo(missing ? 0 : wrong.amountFen() + 1);
                        });
    }

    /**
     * Both sides work on while they are compared: each fact is booked by one, told, and booked by
     * the other some steps later. Whenever the books are opened, no difference is claimed; and a
     * fen that one side has lost is, as soon as nothing is under way.
     */
    @Property(tries = 500)
    void no_event_under_way_is_taken_for_a_difference_and_no_difference_for_one_under_way(
            @ForAll long seed) {
        Random random = new Random(seed);
        Sides sides = new Sides(random);
        sides.work(random.nextInt(40));
        assertThat(sides.compare().differences()).isEmpty();
        sides.finish();
        Comparison quiet = sides.compareQuietly();
        assertThat(quiet.differences()).isEmpty();
        assertThat(quiet.underWay()).isEmpty();
        sides.loseAFen();
        assertThat(sides.compareQuietly().differences()).isNotEmpty();
        assertThat(sides.compareQuietly().underWay()).isEmpty();
    }

    private static Comparison compared(List<Told> here, List<Told> there) {
        return Books.compare(new Books.Sides(here, there, here, true, true));
    }

    /** Two services that tell each other what they have booked. */
    private static final class Sides {
        private final Random random;
        private final List<Told> fund = new ArrayList<>();
        private final List<Told> clearing = new ArrayList<>();
        private final List<Told> toFund = new ArrayList<>();
        private final List<Told> toClearing = new ArrayList<>();

        Sides(Random random) {
            this.random = random;
        }

        void work(int steps) {
            for (int i = 0; i < steps; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        Told drawn = fact("drawn");
                        fund.add(drawn);
                        toClearing.add(drawn);
                    }
                    case 1 -> {
                        Told fact = fact(random.nextBoolean() ? "settled" : "replenished");
                        clearing.add(fact);
                        toFund.add(fact);
                    }
                    case 2 -> hear(toFund, fund);
                    default -> hear(toClearing, clearing);
                }
            }
        }

        private Told fact(String what) {
            return new Told(what, "D" + random.nextInt(5), "employee", 1 + random.nextInt(9));
        }

        private static void hear(List<Told> told, List<Told> books) {
            if (!told.isEmpty()) {
                books.add(told.remove(0));
            }
        }

        void finish() {
            while (!toFund.isEmpty() || !toClearing.isEmpty()) {
                hear(toFund, fund);
                hear(toClearing, clearing);
            }
        }

        void loseAFen() {
            clearing.add(new Told("settled", "D0", "employee", 1));
        }

        Comparison compareQuietly() {
            return Books.compare(new Books.Sides(fund, clearing, fund, true, true));
        }

        /** In the order of the service, with work going on between every two of its looks. */
        Comparison compare() {
            List<Told> before = List.copyOf(fund);
            work(random.nextInt(6));
            boolean clearingHasHeard = toClearing.isEmpty();
            work(random.nextInt(6));
            List<Told> theirs = List.copyOf(clearing);
            work(random.nextInt(6));
            boolean fundHasHeard = toFund.isEmpty();
            work(random.nextInt(6));
            return Books.compare(
                    new Books.Sides(
                            before, theirs, List.copyOf(fund), clearingHasHeard, fundHasHeard));
        }
    }
}
