package org.crossregion.settlement.benefit;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;

/** Reads what a policy says of manual reimbursement. */
final class ClaimTermsReader {

    private ClaimTermsReader() {}

    static ClaimTerms read(YamlNode node) {
        if (!node.isPresent()) {
            return ClaimTerms.DEFAULT;
        }
        Map<String, YamlNode> entries =
                node.entries(
                        "deadlineMonths",
                        "until",
                        "catalogue",
                        "year",
                        "filedAfterwards",
                        "workingDays");
        YamlNode months = node.of(entries, "deadlineMonths");
        YamlNode until = node.of(entries, "until");
        if (months.isPresent() && until.isPresent()) {
            until.wrong("one-deadline", "已有 deadlineMonths / there is deadlineMonths already");
            return ClaimTerms.DEFAULT;
        }
        Map<String, YamlNode> end = until.entries("years", "day");
        return new ClaimTerms(
                months.isPresent() ? Optional.of(months.positive()) : Optional.empty(),
                until.isPresent() ? Optional.of(day(until.of(end, "day"))) : Optional.empty(),
                until.isPresent() ? years(until.of(end, "years")) : 0,
                node.of(entries, "catalogue").either("insured", "treatment"),
                node.of(entries, "year").either("settlement", "care"),
                !node.of(entries, "filedAfterwards").either("unfiled", "filed"),
                ClaimLimits.read(node.of(entries, "workingDays")));
    }

    private static int years(YamlNode node) {
        String text = node.isPresent() ? node.text() : "0";
        if (!text.matches("[0-9]")) {
            node.wrong("years", "应为0至9 / 0 to 9 is expected");
            return 0;
        }
        return Integer.parseInt(text);
    }

    private static MonthDay day(YamlNode node) {
        try {
            return MonthDay.parse("--" + node.text());
        } catch (DateTimeException e) {
            node.wrong("day", "应为月日如03-31 / month and day such as 03-31");
            return MonthDay.of(12, 31);
        }
    }
}
