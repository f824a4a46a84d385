package org.crossregion.fund.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds what the fund has booked against what clearing says of the same documents.
 *
 * <p>Every document has a side that moves first, and tells the other by an event: what is drawn the
 * fund, what is settled or given back clearing. Neither ever takes an amount back. So whoever hears
 * of it never has more, looked at before; and not less, looked at afterwards, once it has heard
 * all.
 */
final class Books {

    private static final String DRAWN = "drawn";

    private Books() {}

    /**
     * The books of both sides.
     *
     * @param before the fund's, before clearing was asked
     * @param clearing clearing's
     * @param after the fund's, when clearing had answered
     * @param clearingHasHeard whether clearing had heard all that was told of the fund's books
     *     before
     * @param fundHasHeard whether the fund had heard afterwards all that was told of clearing's
     *     books
     */
    record Sides(
            Collection<Told> before,
            Collection<Told> clearing,
            Collection<Told> after,
            boolean clearingHasHeard,
            boolean fundHasHeard) {}

    /** Without postings; a document that one side does not have counts as 0. */
    static Comparison compare(Sides sides) {
        Map<String, Told> any = new TreeMap<>();
        Map<String, Long> before = sums(sides.before(), any);
        Map<String, Long> clearing = sums(sides.clearing(), any);
        Map<String, Long> after = sums(sides.after(), any);
        List<LedgerDifference> differences = new ArrayList<>();
        List<LedgerDifference> underWay = new ArrayList<>();
        any.forEach(
                (key, one) -> {
                    long there = clearing.getOrDefault(key, 0L);
                    long first = before.getOrDefault(key, 0L);
                    long last = after.getOrDefault(key, 0L);
                    boolean fundMovesFirst = one.what().equals(DRAWN);
                    if (first > there) {
                        boolean heard = !fundMovesFirst || sides.clearingHasHeard();
                        (heard ? differences : underWay).add(difference(one, first, there));
                    } else if (there > last) {
                        boolean heard = fundMovesFirst || sides.fundHasHeard();
                        (heard ? differences : underWay).add(difference(one, last, there));
                    }
                });
        return new Comparison(differences, underWay);
    }

    private static LedgerDifference difference(Told one, long here, long there) {
        return new LedgerDifference(
                one.what() + " as in clearing, " + one.scheme(),
                one.document(),
                here,
                there,
                List.of());
    }

    private static Map<String, Long> sums(Collection<Told> side, Map<String, Told> any) {
        Map<String, Long> sums = new TreeMap<>();
        for (Told one : side) {
            any.putIfAbsent(one.key(), one);
            sums.merge(one.key(), one.amountFen(), Math::addExact);
        }
        return sums;
    }
}
