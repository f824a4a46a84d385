package org.crossregion.clearing.year;

import org.crossregion.clearing.calendar.MoneyTerms.NegativePairs;
import org.crossregion.clearing.notice.NoticeSums;
import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.util.Map;
import java.util.Set;

/**
 * What has been issued in a circle for a year, and settled of it.
 *
 * @param issued the periods whose statements, and with them notices, were issued
 * @param sums what each notice was issued for, and what was settled of it
 * @param carriedOver what negative pairs carried over the year's ends; the keys name the year
 */
record Payments(
        Set<Period> issued,
        Map<NoticeSums.Key, NoticeSums.Sums> sums,
        Map<NoticeSums.Key, Money> carriedOver,
        NegativePairs negativePairs) {

    static final Payments NONE = new Payments(Set.of(), Map.of(), Map.of(), NegativePairs.CARRIED);

    Payments {
        issued = Set.copyOf(issued);
        sums = Map.copyOf(sums);
        carriedOver = Map.copyOf(carriedOver);
    }

    Money settled(NoticeSums.Key key) {
        return sums.containsKey(key) ? sums.get(key).settled() : Money.ZERO;
    }

    Money carriedOver(NoticeSums.Key key) {
        return carriedOver.getOrDefault(key, Money.ZERO);
    }
}
