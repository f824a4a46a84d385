package org.crossregion.forms;

import java.util.List;

/**
 * Something that must come to nothing over the totals of a section, such as all receivable less all
 * payable; printed with its difference and 平 or 不平, live in XLSX.
 */
public record Check(String title, List<String> plus, List<String> minus) {

    public Check {
        plus = List.copyOf(plus);
        minus = List.copyOf(minus);
    }

    Formula formula() {
        return new Formula(plus, minus);
    }
}
