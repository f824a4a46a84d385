package org.crossregion.settlement.benefit;

import org.crossregion.values.CareType;
import org.crossregion.values.Money;

import java.util.Map;
import java.util.Set;

/**
 * In how many working days a claim is decided and paid (JS 零星报销: outpatient care under ¥1,000 in 5,
 * others in 10, special cases in 20 at most).
 *
 * @param smallBelow what outpatient care costs less than to be small
 * @param small for such care
 * @param normal for all else
 * @param special for a claim that was marked as special, with a reason
 */
public record ClaimLimits(Money smallBelow, int small, int normal, int special) {

    /** What holds where a policy does not name them. */
    public static final ClaimLimits DEFAULT = new ClaimLimits(Money.ofYuan("1000"), 5, 10, 20);

    private static final Set<CareType> SMALL =
            Set.of(CareType.OUTPATIENT, CareType.CHRONIC_OUTPATIENT, CareType.PHARMACY);

    /** The working days of a claim that nobody has marked as special. */
    public int days(CareType care, Money total) {
        return SMALL.contains(care) && total.compareTo(smallBelow) < 0 ? small : normal;
    }

    static ClaimLimits read(YamlNode node) {
        Map<String, YamlNode> entries =
                node.entries("smallOutpatientBelow", "smallOutpatient", "normal", "special");
        ClaimLimits limits =
                new ClaimLimits(
                        node.of(entries, "smallOutpatientBelow")
                                .optionalMoney()
                                .orElse(DEFAULT.smallBelow),
                        days(node.of(entries, "smallOutpatient"), DEFAULT.small),
                        days(node.of(entries, "normal"), DEFAULT.normal),
                        days(node.of(entries, "special"), DEFAULT.special));
        if (limits.small > limits.normal || limits.normal > limits.special) {
            node.wrong(
                    "rising", "应为 小额门诊 ≤ 一般 ≤ 特殊 / smallOutpatient ≤ normal ≤ special is expected");
        }
        return limits;
    }

    private static int days(YamlNode node, int usual) {
        if (!node.isPresent()) {
            return usual;
        }
        int days = node.positive();
        if (days > 250) {
            node.wrong("plausible", "超过一年的工作日 / more working days than a year has");
            return usual;
        }
        return days;
    }
}
