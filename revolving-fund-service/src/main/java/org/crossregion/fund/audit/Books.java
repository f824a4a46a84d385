package org.crossregion.fund.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds what the fund has booked against what clearing says of the same documents. */
final class Books {

    private Books() {}

    /** Where they differ, without postings; a document that one side does not have counts as 0. */
    static List<LedgerDifference> differences(Collection<Told> fund, Collection<Told> clearing) {
        Map<String, Told> any = new TreeMap<>();
        Map<String, Long> booked = sums(fund, any);
        Map<String, Long> expected = sums(clearing, any);
        List<LedgerDifference> differences = new ArrayList<>();
        any.forEach(
                (key, one) -> {
                    long here = booked.getOrDefault(key, 0L);
                    long there = expected.getOrDefault(key, 0L);
                    if (here != there) {
                        differences.add(
                                new LedgerDifference(
                                        one.what() + " as in clearing, " + one.scheme(),
                                        one.document(),
                                        here,
                                        there,
                                        List.of()));
                    }
                });
        return differences;
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
