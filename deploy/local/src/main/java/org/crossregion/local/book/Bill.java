package org.crossregion.local.book;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.local.scenario.Visit;
import org.crossregion.values.Money;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One bill, or its mirror, as a hospital was answered.
 *
 * @param settlement its id
 * @param visit the visit it is for, by the insurance's id
 * @param number the visit's number in the story
 * @param institution the hospital that was answered
 * @param time the server's time of it, Beijing
 * @param insured the pooling region that pays
 * @param treatment the pooling region that is paid
 * @param scheme the person's scheme
 * @param care the kind of care, by the national interface's code
 * @param sign 1 for a bill, -1 for a mirror: what clearing counts as cases
 * @param total the whole bill
 * @param columns what the funds pay, by the column of form 12 or 13 that it is printed in
 * @param account what the personal account pays
 */
public record Bill(
        String settlement,
        String visit,
        int number,
        String institution,
        LocalDateTime time,
        String insured,
        String treatment,
        String scheme,
        String care,
        int sign,
        Money total,
        SortedMap<String, Money> columns,
        Money account) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** The fields of setlinfo that name funds, and their columns for employees. */
    private static final Map<String, String> EMPLOYEE =
            Map.of(
                    "hifp_pay", "pooling",
                    "hifob_pay", "large-amount",
                    "cvlserv_pay", "civil-servant",
                    "hifes_pay", "enterprise",
                    "hifdm_pay", "disabled",
                    "maf_pay", "medical-aid",
                    "hifmi_pay", "other",
                    "oth_pay", "other");

    /** The same for residents. */
    private static final Map<String, String> RESIDENT =
            Map.of(
                    "hifp_pay", "pooling",
                    "hifmi_pay", "serious-illness",
                    "maf_pay", "medical-aid",
                    "hifob_pay", "other",
                    "cvlserv_pay", "other",
                    "hifes_pay", "other",
                    "hifdm_pay", "other",
                    "oth_pay", "other");

    private static final List<String> PARTS =
            List.of("fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt");

    /** The columns of forms 12 and 13 that funds are printed in. */
    private static final List<String> COLUMNS =
            List.of(
                    "pooling",
                    "large-amount",
                    "serious-illness",
                    "civil-servant",
                    "enterprise",
                    "disabled",
                    "medical-aid",
                    "other");

    /** The header of {@link #row}. */
    static final String HEADER =
            "settlement_id,visit_id,visit_no,institution,settled_at,insured_region,"
                    + "treatment_region,scheme,care,cases,total,funds,account,cleared,"
                    + String.join(",", COLUMNS).replace('-', '_');

    public Bill {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    /** One line of a table of bills. */
    String row() {
        return String.join(
                ",",
                settlement,
                visit,
                Integer.toString(number),
                institution,
                time.toString(),
                insured,
                treatment,
                scheme,
                care,
                Integer.toString(sign),
                total.toString(),
                funds().toString(),
                account.toString(),
                cleared().toString(),
                COLUMNS.stream()
                        .map(column -> columns.getOrDefault(column, Money.ZERO).toString())
                        .collect(Collectors.joining(",")));
    }

    /** Reads setlinfo; a bill that does not add up is a failure of the system. */
    public static Bill of(Visit visit, JsonNode info, int sign) {
        SortedMap<String, Money> columns = new TreeMap<>();
        boolean employee = visit.person().scheme().equals("employee");
        (employee ? EMPLOYEE : RESIDENT)
                .forEach((field, column) -> columns.merge(column, money(info, field), Money::plus));
        columns.values().removeIf(Money::isZero);
        Bill bill =
                new Bill(
                        info.path("setl_id").asText(),
                        info.path("mdtrt_id").asText(),
                        visit.number(),
                        visit.hospital().code(),
                        LocalDateTime.parse(info.path("setl_time").asText(), TIME),
                        visit.person().pooling(),
                        visit.hospital().pooling(),
                        visit.person().scheme(),
                        visit.care().medType(),
                        sign,
                        money(info, "medfee_sumamt"),
                        columns,
                        money(info, "acct_pay"));
        bill.mustAddUp(info);
        return bill;
    }

    private void mustAddUp(JsonNode info) {
        Money parts = Money.sum(PARTS.stream().map(field -> money(info, field)).toList());
        mustEqual("its parts", parts, total);
        mustEqual("the named funds", funds(), money(info, "fund_pay_sumamt"));
        if (info.hasNonNull("psn_cash_pay")) {
            Money payers =
                    cleared().plus(money(info, "psn_cash_pay")).plus(money(info, "hosp_part_amt"));
            mustEqual("its payers' shares", payers, total);
        }
    }

    /** What all funds pay. */
    public Money funds() {
        return Money.sum(columns.values());
    }

    /** What clearing moves from the insured to the treatment region. */
    public Money cleared() {
        return funds().plus(account);
    }

    public YearMonth origin() {
        return YearMonth.from(time);
    }

    /** Patients at home are settled, but there is nothing to clear. */
    public boolean isInClearing() {
        return !insured.equals(treatment);
    }

    /** Whether this is the exact opposite of another bill. */
    public boolean mirrors(Bill original) {
        SortedMap<String, Money> negated = new TreeMap<>();
        original.columns.forEach((column, money) -> negated.put(column, money.negated()));
        return total.equals(original.total.negated())
                && account.equals(original.account.negated())
                && columns.equals(negated);
    }

    private static Money money(JsonNode info, String field) {
        JsonNode value = info.path(field);
        return value.isNumber() ? Money.ofYuan(value.decimalValue().toPlainString()) : Money.ZERO;
    }

    private void mustEqual(String what, Money sum, Money whole) {
        if (!sum.equals(whole)) {
            throw new StoryFailure(
                    "settlement %s: %s add up to %s, not to %s"
                            .formatted(settlement, what, sum, whole));
        }
    }
}
