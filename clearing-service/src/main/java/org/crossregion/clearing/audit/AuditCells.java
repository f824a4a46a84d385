package org.crossregion.clearing.audit;

import org.crossregion.clearing.total.Amounts;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells as every service gives them: total and cleared always, a fund or the account only where the
 * pair's month has money in it. That is judged over the whole month of origin, however its facts
 * are spread over clearing periods, so that counts add up to those of services that know no such
 * period.
 */
final class AuditCells {

    private AuditCells() {}

    static List<AuditCell> of(Period origin, List<AuditRepository.Sum> sums) {
        Map<AuditRepository.Pair, Amounts> months = new HashMap<>();
        sums.forEach(sum -> months.merge(sum.pair(), sum.amounts(), Amounts::plus));
        List<AuditCell> cells = new ArrayList<>();
        for (AuditRepository.Sum sum : sums) {
            Amounts month = months.get(sum.pair());
            cells.add(cell(origin, sum, "total", sum.amounts().total()));
            for (Fund fund : month.funds().keySet()) {
                cells.add(cell(origin, sum, fund.code(), sum.amounts().fund(fund)));
            }
            if (!month.account().isZero()) {
                cells.add(cell(origin, sum, "account", sum.amounts().account()));
            }
            cells.add(cell(origin, sum, "cleared", sum.amounts().cleared()));
        }
        return cells;
    }

    private static AuditCell cell(
            Period origin, AuditRepository.Sum sum, String part, Money amount) {
        return new AuditCell(
                origin.toString(),
                sum.clearingPeriod(),
                sum.pair().insuredRegion(),
                sum.pair().treatmentRegion(),
                sum.pair().scheme(),
                part,
                sum.amounts().details(),
                amount.fen());
    }
}
