package org.crossregion.eligibility;

import org.crossregion.values.Coded;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether the large-amount scheme (大额医疗费用补助) pays for a stay elsewhere, where a region demands a
 * notice of its own for that (S4 第十二条(三)).
 *
 * @param until the last day on which this is so, if nothing more is told; absent if without limit
 */
public record LargeAmount(Standing standing, Optional<LocalDate> until) {

    public boolean covered() {
        return standing == Standing.TOLD || standing == Standing.TO_BE_TOLD;
    }

    /** How the stay stands with the large-amount scheme. */
    public enum Standing implements Coded {
        TOLD("told", "已告知大额医疗保险经办机构"),
        TO_BE_TOLD("to-be-told", "须在期限内将医院、科室、床位和联系电话告知大额医疗保险经办机构"),
        NOT_TOLD("not-told", "未在规定期限内告知大额医疗保险经办机构，所发生的大额费用不予报销"),
        TOO_LONG("too-long", "在外地就医时间超过规定期限，大额费用不予报销");

        private final String code;
        private final String label;

        Standing(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }

    static LargeAmount of(NoticeRule rule, PersonRecord record, CareQuestion question) {
        if (rule.isTooLong(question)) {
            return new LargeAmount(Standing.TOO_LONG, Optional.empty());
        }
        if (rule.isTold(record.admissionsTold(), question, true)) {
            return new LargeAmount(
                    Standing.TOLD,
                    rule.largeAmountMonths() > 0
                            ? Optional.of(rule.largeAmountEnd(question))
                            : Optional.empty());
        }
        return rule.isMissed(record.admissionsTold(), question, true)
                ? new LargeAmount(Standing.NOT_TOLD, Optional.empty())
                : new LargeAmount(
                        Standing.TO_BE_TOLD,
                        Optional.of(rule.lastDay(question.admittedOn(), true)));
    }
}
