package org.crossregion.clearing.reconciliation;

import org.crossregion.values.RegionPair;

import java.util.List;

/**
 * How far the lists of a month have come that insured regions compare with the details of treatment
 * regions.
 *
 * @param pairs pairs that have bills of the month
 * @param compared those whose list of the whole month has been compared
 * @param missing those whose list has not, in order
 * @param open differences of the pairs' lists that are not resolved
 */
public record ListProgress(long pairs, long compared, List<RegionPair> missing, long open) {

    public ListProgress {
        missing = List.copyOf(missing);
    }
}
