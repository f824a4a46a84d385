package org.crossregion.clearing.reconciliation;

import org.crossregion.values.Money;
import org.crossregion.values.Scheme;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 3201 and 3202 in our words: which bills they are about, and what the hospital has of them. */
record HisStatement(HisRequest request) {

    private static final String NODE = "data";
    private static final int LONGEST_MONTHS = 12;

    private static final Map<String, Scheme> SCHEMES =
            Map.ofEntries(
                    Map.entry("310", Scheme.EMPLOYEE),
                    Map.entry("320", Scheme.EMPLOYEE),
                    Map.entry("330", Scheme.EMPLOYEE),
                    Map.entry("370", Scheme.EMPLOYEE),
                    Map.entry("510", Scheme.EMPLOYEE),
                    Map.entry("610", Scheme.EMPLOYEE),
                    Map.entry("380", Scheme.RESIDENT),
                    Map.entry("390", Scheme.RESIDENT),
                    Map.entry("391", Scheme.RESIDENT),
                    Map.entry("392", Scheme.RESIDENT));

    private static final Set<String> TYPES = Set.of("11", "21", "41");

    /** Hebei's clearing types of care out of the region, within the province and beyond. */
    private static final Map<String, String> TIERS =
            Map.of(
                    "9902", "province",
                    "9903", "province",
                    "9907", "province",
                    "9908", "province",
                    "9909", "national",
                    "9910", "national",
                    "9921", "national",
                    "9936", "national");

    /** Which bills it is about. */
    Reach reach() {
        LocalDate begins = day("stmt_begndate");
        LocalDate ends = day("stmt_enddate").plusDays(1);
        if (!begins.isBefore(ends)) {
            throw Refused.field("stmt_enddate", "order", "对账结束日期早于开始日期");
        }
        if (begins.plusMonths(LONGEST_MONTHS).isBefore(ends)) {
            throw Refused.field("stmt_enddate", "range", "一次对账不超过" + LONGEST_MONTHS + "个月");
        }
        return new Reach(
                Party.of(request.institution()),
                begins,
                ends,
                scheme(),
                clearingType(),
                !request.text(NODE, "refd_setl_flag").equals("0"));
    }

    /** province or national where the clearing type says so. */
    String tier() {
        return TIERS.getOrDefault(request.text(NODE, "clr_type"), "");
    }

    /** What the hospital's bills come to. */
    Sums stated() {
        return new Sums(
                request.count(NODE, "fixmedins_setl_cnt").orElse(0),
                money("medfee_sumamt"),
                money("fund_pay_sumamt"),
                money("acct_pay"));
    }

    /** The agency that the hospital clears with, as it says. */
    String agency() {
        return request.text(NODE, "setl_optins");
    }

    /** The figures that 3202 has beside its file; the account is not among them. */
    ControlTotals controlTotals() {
        return new ControlTotals(
                request.count(NODE, "fixmedins_setl_cnt").isPresent()
                        ? Optional.of(request.count(NODE, "fixmedins_setl_cnt").getAsLong())
                        : Optional.empty(),
                Optional.of(money("medfee_sumamt")),
                Optional.of(money("fund_pay_sumamt")),
                Optional.empty());
    }

    /** Rows that stand in the message itself, as hsa-his sends them. */
    List<Map<String, String>> rows() {
        return request.many("fsUploadIn");
    }

    String fileNumber() {
        return request.text(NODE, "file_qury_no");
    }

    private Optional<Scheme> scheme() {
        String code = request.text(NODE, "insutype");
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Scheme scheme = SCHEMES.get(code);
        if (scheme == null) {
            throw Refused.field("insutype", "clears", "险种 " + code + " 的结算不经异地清分");
        }
        return Optional.of(scheme);
    }

    private String clearingType() {
        String code = request.text(NODE, "clr_type");
        if (TYPES.contains(code)) {
            return code;
        }
        if (code.isEmpty() || code.equals("99") || TIERS.containsKey(code)) {
            return "";
        }
        throw Refused.field("clr_type", "known", "清算类别 " + code + " 不在字典中");
    }

    private LocalDate day(String field) {
        return request.day(NODE, field)
                .orElseThrow(() -> Refused.field(field, "required", "缺少对账日期"));
    }

    private Money money(String field) {
        String text = request.text(NODE, field);
        return text.isEmpty() ? Money.ZERO : Money.ofYuan(text);
    }
}
