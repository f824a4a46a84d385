package org.crossregion.clearing.analysis;

import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

/** What the care of one kind that a region's people had at one institution came to in a month. */
record Care(
        RegionCode insured,
        RegionCode treatment,
        String institution,
        CareType careType,
        Volume volume) {

    /**
     * Sums over settlements, mirrors taken off.
     *
     * @param cases 人次
     * @param days days in hospital; 0 for other care
     * @param total 医疗费总额
     * @param inScope 政策范围内费用
     * @param funds what the funds paid, the personal account not among them
     * @param account what the personal account paid
     */
    record Volume(long cases, long days, Money total, Money inScope, Money funds, Money account) {

        static final Volume NONE = new Volume(0, 0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

        Volume plus(Volume other) {
            return new Volume(
                    Math.addExact(cases, other.cases),
                    Math.addExact(days, other.days),
                    total.plus(other.total),
                    inScope.plus(other.inScope),
                    funds.plus(other.funds),
                    account.plus(other.account));
        }

        boolean isCounted() {
            return cases > 0;
        }

        /** What is left to the patient and the hospital. */
        Money others() {
            return total.minus(funds).minus(account);
        }
    }
}
