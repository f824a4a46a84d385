package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The identities that the amounts of a bill obey, which a cashier's window relies on. */
final class Amounts {

    private static final List<String> FUNDS =
            List.of(
                    "hifp_pay",
                    "cvlserv_pay",
                    "hifes_pay",
                    "hifmi_pay",
                    "hifob_pay",
                    "hifdm_pay",
                    "maf_pay",
                    "oth_pay");

    private static final List<String> MIRRORED =
            List.of(
                    "medfee_sumamt",
                    "fulamt_ownpay_amt",
                    "overlmt_selfpay",
                    "preselfpay_amt",
                    "inscp_scp_amt",
                    "fund_pay_sumamt",
                    "acct_pay",
                    "psn_cash_pay");

    private Amounts() {}

    /** What does not add up in an output with setlinfo and setldetail; empty if all does. */
    static String trouble(JsonNode output, BigDecimal total) {
        JsonNode info = output.path("setlinfo");
        String trouble = differs("medfee_sumamt", total, amount(info, "medfee_sumamt"));
        if (trouble.isEmpty()) {
            trouble =
                    differs(
                            "fulamt_ownpay_amt + overlmt_selfpay + preselfpay_amt + inscp_scp_amt",
                            total,
                            sum(
                                    info,
                                    "fulamt_ownpay_amt",
                                    "overlmt_selfpay",
                                    "preselfpay_amt",
                                    "inscp_scp_amt"));
        }
        if (trouble.isEmpty()) {
            trouble =
                    differs(
                            "fund_pay_sumamt + acct_pay + psn_cash_pay + hosp_part_amt",
                            total,
                            sum(
                                    info,
                                    "fund_pay_sumamt",
                                    "acct_pay",
                                    "psn_cash_pay",
                                    "hosp_part_amt"));
        }
        if (trouble.isEmpty()) {
            trouble =
                    differs(
                            "the funds' payments",
                            amount(info, "fund_pay_sumamt"),
                            sum(info, FUNDS.toArray(String[]::new)));
        }
        if (trouble.isEmpty()) {
            trouble =
                    differs(
                            "Σ setldetail.fund_payamt",
                            sum(info, "fund_pay_sumamt", "acct_pay", "hosp_part_amt"),
                            shares(output));
        }
        return trouble;
    }

    /** What of a cancellation is not the bill with the other sign; empty if all is. */
    static String mirrorTrouble(JsonNode bill, JsonNode mirror) {
        for (String name : MIRRORED) {
            String trouble =
                    differs(
                            name,
                            amount(bill.path("setlinfo"), name).negate(),
                            amount(mirror.path("setlinfo"), name));
            if (!trouble.isEmpty()) {
                return trouble;
            }
        }
        return "";
    }

    /** Which amount of two outputs differs; empty if none does. */
    static String difference(JsonNode promised, JsonNode settled) {
        for (String name : MIRRORED) {
            String trouble =
                    differs(
                            name,
                            amount(promised.path("setlinfo"), name),
                            amount(settled.path("setlinfo"), name));
            if (!trouble.isEmpty()) {
                return trouble;
            }
        }
        return "";
    }

    /** What of a fee line does not add up; empty if all does. */
    static String lineTrouble(JsonNode row) {
        return differs(
                "fulamt_ownpay_amt + overlmt_amt + preselfpay_amt + inscp_scp_amt of line "
                        + row.path("feedetl_sn").asText(),
                amount(row, "det_item_fee_sumamt"),
                sum(row, "fulamt_ownpay_amt", "overlmt_amt", "preselfpay_amt", "inscp_scp_amt"));
    }

    private static String differs(String what, BigDecimal expected, BigDecimal found) {
        return expected.compareTo(found) == 0
                ? ""
                : what + " is " + found.toPlainString() + ", not " + expected.toPlainString();
    }

    private static BigDecimal shares(JsonNode output) {
        BigDecimal shares = BigDecimal.ZERO;
        for (JsonNode share : output.path("setldetail")) {
            shares = shares.add(amount(share, "fund_payamt"));
        }
        return shares;
    }

    private static BigDecimal sum(JsonNode info, String... names) {
        return Stream.of(names)
                .map(name -> amount(info, name))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(JsonNode info, String name) {
        JsonNode value = info.path(name);
        return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
    }
}
