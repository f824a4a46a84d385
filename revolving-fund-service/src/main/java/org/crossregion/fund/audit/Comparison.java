package org.crossregion.fund.audit;

import java.util.List;

/**
 * What came of holding the fund's books against clearing's.
 *
 * @param differences where they differ although both have heard all that the other had told
 * @param underWay where one side has told what the other has not heard yet; to be looked at again
 */
public record Comparison(List<LedgerDifference> differences, List<LedgerDifference> underWay) {

    public Comparison {
        differences = List.copyOf(differences);
        underWay = List.copyOf(underWay);
    }
}
