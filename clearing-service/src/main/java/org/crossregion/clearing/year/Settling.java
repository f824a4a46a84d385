package org.crossregion.clearing.year;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of what a region owes and is owed has been settled by its notices.
 *
 * <p>Where money is netted, a region has one notice per period and scheme, for what receivable and
 * payable differ by. Once it is issued, everything on the smaller side is settled by offsetting,
 * and as much of the greater one; what is not yet paid of the notice is open on the greater side,
 * shared out among its counterparties by largest remainder.
 */
final class Settling {

    private Settling() {}

    /** One side of a region's account with a counterparty. */
    record Side(RegionCode counterparty, Direction direction) implements Comparable<Side> {

        private static final Comparator<Side> ORDER =
                Comparator.comparing(Side::counterparty).thenComparing(Side::direction);

        /** An amount of this side as the region sees it: what it pays is negative. */
        private long signed(Money amount) {
            return direction == Direction.RECEIVABLE ? amount.fen() : -amount.fen();
        }

        @Override
        public int compareTo(Side other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What of a region's gross sides of one period and scheme is settled once they are netted and
     * their notice is issued.
     *
     * @param owed per side; may be negative
     * @param paid what has been settled of the notice, nothing if the net was zero
     */
    static Map<Side, Money> netted(TreeMap<Side, Money> owed, Money paid) {
        long net = owed.entrySet().stream().mapToLong(Settling::signed).reduce(0, Math::addExact);
        Money open = Money.ofFen(Math.abs(net)).minus(paid);
        TreeMap<Side, Money> settled = new TreeMap<>(owed);
        if (!open.isZero()) {
            List<Map.Entry<Side, Money>> greater =
                    owed.entrySet().stream()
                            .filter(side -> Long.signum(signed(side)) == Long.signum(net))
                            .toList();
            shares(open, greater)
                    .forEach((side, share) -> settled.merge(side, share.negated(), Money::plus));
        }
        return settled;
    }

    /**
     * What a turned notice settles: a line that came out negative stands on the opposite notice,
     * beside the other side of the pair.
     *
     * @param owed the two sides of one pair in one period
     * @param paid what has been settled of the notices, per direction
     */
    static Map<Side, Money> turned(TreeMap<Side, Money> owed, Map<Direction, Money> paid) {
        TreeMap<Side, Money> settled = new TreeMap<>();
        paid.forEach(
                (direction, amount) -> {
                    List<Map.Entry<Side, Money>> lines =
                            owed.entrySet().stream()
                                    .filter(
                                            side ->
                                                    side.getKey().direction() == direction
                                                            ? side.getValue().isPositive()
                                                            : side.getValue().isNegative())
                                    .toList();
                    if (!lines.isEmpty()) {
                        shares(amount, lines)
                                .forEach((side, share) -> settled.merge(side, share, Money::plus));
                    }
                });
        return settled;
    }

    /** An amount shared out over sides in proportion; a negative side's share is negative. */
    private static Map<Side, Money> shares(Money amount, List<Map.Entry<Side, Money>> sides) {
        List<Long> weights = sides.stream().map(side -> Math.abs(side.getValue().fen())).toList();
        List<Money> shares = amount.shareOut(weights, 1);
        TreeMap<Side, Money> bySide = new TreeMap<>();
        for (int i = 0; i < sides.size(); i++) {
            boolean negative = sides.get(i).getValue().isNegative();
            bySide.put(sides.get(i).getKey(), negative ? shares.get(i).negated() : shares.get(i));
        }
        return bySide;
    }

    private static long signed(Map.Entry<Side, Money> side) {
        return side.getKey().signed(side.getValue());
    }
}
