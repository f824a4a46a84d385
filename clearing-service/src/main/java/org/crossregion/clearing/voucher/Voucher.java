package org.crossregion.clearing.voucher;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One movement as it is booked: debits equal to credits; what takes back is booked negative (红字).
 *
 * @param number within the region's month, from 1
 */
record Voucher(int number, LocalDate bookedOn, Movement movement, List<Line> lines) {

    private static final Comparator<Movement> ORDER =
            Comparator.comparing(Movement::bookedAt).thenComparing(Movement::id);

    /** One side of a voucher for one account; the other side's amount is zero. */
    record Line(VoucherMapping.Account account, Money debit, Money credit) {}

    Voucher {
        lines = List.copyOf(lines);
        Money debits = Money.sum(lines.stream().map(Line::debit).toList());
        Money credits = Money.sum(lines.stream().map(Line::credit).toList());
        if (!debits.equals(credits)) {
            throw new IllegalStateException(movement.id() + " does not balance");
        }
    }

    /** Every movement once, in the order in which they were recorded. */
    static List<Voucher> of(List<Movement> movements, VoucherMapping mapping) {
        List<Voucher> vouchers = new ArrayList<>();
        for (Movement movement : movements.stream().sorted(ORDER).toList()) {
            if (!movement.isNothing()) {
                vouchers.add(
                        new Voucher(
                                vouchers.size() + 1,
                                Beijing.day(movement.bookedAt()),
                                movement,
                                lines(movement, mapping)));
            }
        }
        return vouchers;
    }

    private static List<Line> lines(Movement movement, VoucherMapping mapping) {
        VoucherMapping.Entry entry = mapping.entries().get(movement.kind());
        List<Line> lines = new ArrayList<>();
        byAccount(movement, entry.debit(), mapping)
                .forEach((account, sum) -> lines.add(new Line(account, sum, Money.ZERO)));
        byAccount(movement, entry.credit(), mapping)
                .forEach((account, sum) -> lines.add(new Line(account, Money.ZERO, sum)));
        return lines;
    }

    private static Map<VoucherMapping.Account, Money> byAccount(
            Movement movement, String side, VoucherMapping mapping) {
        Map<VoucherMapping.Account, Money> sums = new LinkedHashMap<>();
        Scheme scheme = movement.scheme();
        for (Movement.Item item : movement.items()) {
            sums.merge(mapping.account(side, scheme, item.fund()), item.amount(), Money::plus);
        }
        return sums;
    }

    String summary() {
        return movement.about() + movement.kind().label() + "（" + movement.scheme().label() + "）";
    }
}
