package org.crossregion.clearing.claim;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whatever a hospital is paid in how many parts, each fen of it is for one settlement. */
class PayoutPropertyTest {

    @Property(tries = 500)
    void payments_are_for_settlements_to_the_fen_and_all_of_them_for_all_that_is_payable(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll @IntRange(min = 1, max = 5) int parts) {
        Random random = new Random(seed);
        Map<String, Money> paid = new HashMap<>();
        List<Payout.Due> dues = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean refund = random.nextInt(5) == 0;
            long applied = (refund ? -1 : 1) * random.nextInt(100_000);
            long deducted = random.nextInt(4) == 0 ? random.nextInt(5_000) : 0;
            dues.add(due("S" + i, applied, deducted, paid));
        }
        long net = dues.stream().mapToLong(one -> one.net().fen()).sum();
        if (net <= 0) {
            return;
        }
        PayableRepository.Charges charges =
                new PayableRepository.Charges(
                        Money.ofFen(random.nextLong(net / 3 + 1)),
                        Money.ofFen(random.nextLong(net / 3 + 1)));
        long open = net - charges.reserved().fen() - charges.charged().fen();
        for (int part = 1; part <= parts && open > 0; part++) {
            long amount = part == parts ? open : 1 + random.nextLong(open);
            List<Payout.Line> lines = Payout.share(Money.ofFen(amount), with(dues, paid), charges);

            assertThat(Money.sum(lines.stream().map(Payout.Line::paid).toList()).fen())
                    .isEqualTo(amount);
            for (Payout.Line line : lines) {
                boolean back = line.payable().minus(line.due().before()).isNegative();
                assertThat(line.unpaid().isNegative()).as("more than is payable").isFalse();
                assertThat(line.paid().isNegative()).as("taken back only").isEqualTo(back);
                paid.merge(line.due().settlementId(), line.paid(), Money::plus);
            }
            open -= amount;
        }
        assertThat(Money.sum(paid.values()).fen())
                .isEqualTo(net - charges.reserved().fen() - charges.charged().fen() - open);
    }

    private static List<Payout.Due> with(List<Payout.Due> dues, Map<String, Money> paid) {
        return dues.stream()
                .map(
                        one ->
                                due(
                                        one.settlementId(),
                                        one.applied().fen(),
                                        one.deducted().fen(),
                                        paid))
                .toList();
    }

    private static Payout.Due due(String id, long applied, long deducted, Map<String, Money> paid) {
        return new Payout.Due(
                id,
                Money.ofFen(applied),
                Money.ofFen(deducted),
                "",
                paid.getOrDefault(id, Money.ZERO));
    }
}
