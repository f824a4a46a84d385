package org.crossregion.clearing.statement;

import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What a pair's care of a period came to under one scheme: all that money asks of a statement.
 *
 * @param owed what the insured region owes the treatment region, deductions off; may be negative
 */
public record Owed(RegionPair pair, Scheme scheme, long cases, Money owed) {

    /** Whose care it is, under which scheme. */
    private record Key(RegionPair pair, Scheme scheme) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::pair).thenComparing(Key::scheme);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** What rows come to, whatever care and month they are of. */
    public static List<Owed> of(Collection<StatementRow> rows) {
        TreeMap<Key, Owed> sums = new TreeMap<>();
        for (StatementRow row : rows) {
            Owed one = new Owed(row.pair(), row.scheme(), row.amounts().cases(), row.owed());
            sums.merge(new Key(row.pair(), row.scheme()), one, Owed::plus);
        }
        return List.copyOf(sums.values());
    }

    private Owed plus(Owed other) {
        return new Owed(pair, scheme, cases + other.cases, owed.plus(other.owed));
    }
}
