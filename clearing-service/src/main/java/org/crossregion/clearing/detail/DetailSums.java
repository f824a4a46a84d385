package org.crossregion.clearing.detail;

import org.crossregion.clearing.total.Amounts;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What details come to together.
 *
 * @param owed what the insured side owes for them: cleared less deducted
 */
public record DetailSums(
        long details,
        long cases,
        Money total,
        Map<String, Money> funds,
        Money account,
        Money cleared,
        Money deducted,
        Money owed) {

    static DetailSums of(Amounts amounts) {
        Map<String, Money> funds = new LinkedHashMap<>();
        for (Fund fund : Fund.values()) {
            funds.put(fund.code(), amounts.fund(fund));
        }
        return new DetailSums(
                amounts.details(),
                amounts.cases(),
                amounts.total(),
                funds,
                amounts.account(),
                amounts.cleared(),
                amounts.deducted(),
                amounts.cleared().minus(amounts.deducted()));
    }
}
