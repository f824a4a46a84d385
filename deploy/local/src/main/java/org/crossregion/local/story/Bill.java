package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.values.Money;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;

/**
 * One bill, or its mirror, as a hospital was answered.
 *
 * @param settlement its id
 * @param visit the stay it is for
 * @param institution the hospital that was answered
 * @param time the server's time of it, Beijing
 * @param insured the pooling region that pays
 * @param treatment the pooling region that is paid
 * @param scheme the person's scheme
 * @param sign 1 for a bill, -1 for a mirror: what clearing counts as cases
 * @param total the whole bill
 * @param funds what all funds pay
 * @param account what the personal account pays
 */
record Bill(
        String settlement,
        String visit,
        String institution,
        LocalDateTime time,
        String insured,
        String treatment,
        String scheme,
        int sign,
        Money total,
        Money funds,
        Money account) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** The header of {@link #row}. */
    static final String COLUMNS =
            "settlement_id,visit_id,institution,settled_at,insured_region,treatment_region,scheme,"
                    + "cases,total,funds,account,cleared";

    /** One line of a table of bills. */
    String row() {
        return "%s,%s,%s,%s,%s,%s,%s,%d,%s,%s,%s,%s"
                .formatted(
                        settlement,
                        visit,
                        institution,
                        time,
                        insured,
                        treatment,
                        scheme,
                        sign,
                        total,
                        funds,
                        account,
                        cleared());
    }

    /** Reads setlinfo; a bill that does not add up is a failure of the system. */
    static Bill of(Stay stay, JsonNode info, int sign) {
        Bill bill =
                new Bill(
                        info.path("setl_id").asText(),
                        info.path("mdtrt_id").asText(),
                        stay.hospital().code(),
                        LocalDateTime.parse(info.path("setl_time").asText(), TIME),
                        stay.person().pooling(),
                        stay.hospital().pooling(),
                        stay.person().scheme(),
                        sign,
                        money(info, "medfee_sumamt"),
                        money(info, "fund_pay_sumamt"),
                        money(info, "acct_pay"));
        Money parts =
                money(info, "fulamt_ownpay_amt")
                        .plus(money(info, "overlmt_selfpay"))
                        .plus(money(info, "preselfpay_amt"))
                        .plus(money(info, "inscp_scp_amt"));
        Money named = Money.ZERO;
        for (String fund :
                new String[] {
                    "hifp_pay",
                    "cvlserv_pay",
                    "hifes_pay",
                    "hifmi_pay",
                    "hifob_pay",
                    "hifdm_pay",
                    "maf_pay",
                    "oth_pay"
                }) {
            named = named.plus(money(info, fund));
        }
        mustEqual(info, "its parts", parts, bill.total);
        mustEqual(info, "the named funds", named, bill.funds);
        if (info.hasNonNull("psn_cash_pay")) {
            Money payers =
                    bill.funds
                            .plus(bill.account)
                            .plus(money(info, "psn_cash_pay"))
                            .plus(money(info, "hosp_part_amt"));
            mustEqual(info, "its payers' shares", payers, bill.total);
        }
        return bill;
    }

    /** What clearing moves from the insured to the treatment region. */
    Money cleared() {
        return funds.plus(account);
    }

    YearMonth origin() {
        return YearMonth.from(time);
    }

    /** Patients at home are settled, but there is nothing to clear. */
    boolean isInClearing() {
        return !insured.equals(treatment);
    }

    private static Money money(JsonNode info, String field) {
        JsonNode value = info.path(field);
        return value.isNumber() ? Money.ofYuan(value.decimalValue().toPlainString()) : Money.ZERO;
    }

    private static void mustEqual(JsonNode info, String what, Money sum, Money whole) {
        if (!sum.equals(whole)) {
            throw new StoryFailure(
                    "settlement %s: %s add up to %s, not to %s"
                            .formatted(info.path("setl_id").asText(), what, sum, whole));
        }
    }
}
