package org.crossregion.settlement.gateway;

import org.crossregion.settlement.fee.ClassedFeeLine;
import org.crossregion.settlement.fee.FeeLine;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is taken as it is, but looks wrong about fee lines, line by line and in a few words. */
final class FeeWarnings {

    private static final BigDecimal ONE_FEN = new BigDecimal("0.01");
    private static final int MOST_NAMED = 5;

    private FeeWarnings() {}

    static List<String> of(List<ClassedFeeLine> lines, Visit visit) {
        LocalDate began = Beijing.day(visit.beganAt());
        List<String> warnings = new ArrayList<>();
        add(warnings, lines, FeeWarnings::isMiscalculated, "金额与数量×单价不符");
        add(
                warnings,
                lines,
                line -> Beijing.day(line.line().occurredAt()).isBefore(began),
                "费用发生时间早于" + (visit.isStay() ? "入院" : "挂号"));
        add(warnings, lines, FeeWarnings::isUnknown, "不在就医地目录，按全自费");
        add(
                warnings,
                lines,
                ClassedFeeLine::lacksApproval,
                "限定支付范围内使用未审批（hosp_appr_flag 须为1），按全自费");
        return warnings;
    }

    /** 备注 of a line in the reply; null if there is nothing to say. */
    static String memo(ClassedFeeLine line) {
        if (line.lacksApproval()) {
            return ErrorText.cut("未审批，按全自费；限定支付范围：" + line.restricted(), 500);
        }
        return isUnknown(line) ? "目录外按全自费" : null;
    }

    private static boolean isUnknown(ClassedFeeLine line) {
        return line.itemName().isEmpty();
    }

    /** By more than a fen, for prices have six decimals. */
    private static boolean isMiscalculated(ClassedFeeLine classed) {
        FeeLine line = classed.line();
        return line.count()
                        .multiply(line.price())
                        .subtract(line.amount().yuan())
                        .abs()
                        .compareTo(ONE_FEN)
                > 0;
    }

    private static void add(
            List<String> warnings,
            List<ClassedFeeLine> lines,
            Predicate<ClassedFeeLine> wrong,
            String what) {
        List<String> numbers =
                lines.stream().filter(wrong).map(line -> line.line().lineNo()).toList();
        if (!numbers.isEmpty()) {
            List<String> named = numbers.subList(0, Math.min(MOST_NAMED, numbers.size()));
            String more = numbers.size() > MOST_NAMED ? " 等 " + numbers.size() + " 行" : "";
            warnings.add("明细 " + String.join("、", named) + more + "：" + what);
        }
    }
}
