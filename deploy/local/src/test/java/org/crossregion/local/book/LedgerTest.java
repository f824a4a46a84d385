package org.crossregion.local.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;
import org.crossregion.local.scenario.BillTemplate;
import org.crossregion.local.scenario.Care;
import org.crossregion.local.scenario.Circle;
import org.crossregion.local.scenario.Hospital;
import org.crossregion.local.scenario.Person;
import org.crossregion.local.scenario.Turn;
import org.crossregion.local.scenario.Visit;
import org.crossregion.values.Money;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

class LedgerTest {

    private static final Circle JILIN = new Circle("220000", "province");
    private static final Circle NATION = new Circle("100000", "national");

    private final Ledger ledger = new Ledger();

    @Test
    void a_cancelled_bill_comes_to_nothing_in_the_period_of_its_original() {
        Bill bill = bill("220100", "220200", "A1", "2026-10-30 08:00:00", 1);
        ledger.add(bill);
        ledger.cancel(bill, bill("220100", "220200", "A2", "2026-11-02 08:00:00", -1));

        assertThat(ledger.sum("2026-10", any -> true)).isEqualTo(Sum.NOTHING);
        assertThat(ledger.sum("2026-11", any -> true)).isEqualTo(Sum.NOTHING);
        assertThat(ledger.activeMembers(JILIN, "2026-10")).containsExactly("220100", "220200");
    }

    @Test
    void a_refund_clears_in_a_month_of_its_own_and_gives_the_deduction_back() {
        Bill bill = bill("220100", "220200", "A1", "2026-10-30 08:00:00", 1);
        ledger.add(bill);
        ledger.deduct(bill, Money.ofYuan("5.00"));
        ledger.refund(bill, bill("220100", "220200", "A2", "2026-12-02 08:00:00", -1));

        assertThat(ledger.sum("2026-10", any -> true).owed()).isEqualTo(Money.ofYuan("65.00"));
        assertThat(ledger.sum("2026-12", any -> true).owed()).isEqualTo(Money.ofYuan("-65.00"));
    }

    @Test
    void funds_and_account_are_cleared_by_column_and_cash_is_not() {
        ledger.add(bill("220100", "220200", "A1", "2026-10-05 08:00:00", 1));

        Sum sum = ledger.sum("2026-10", any -> true);

        assertThat(sum.columns()).containsOnlyKeys("pooling", "civil-servant");
        assertThat(sum.funds()).isEqualTo(Money.ofYuan("60.00"));
        assertThat(sum.account()).isEqualTo(Money.ofYuan("10.00"));
        assertThat(sum.fees()).isEqualTo(Money.ofYuan("100.00"));
    }

    @Test
    void a_bill_that_was_held_clears_where_it_was_moved_to() {
        Bill bill = bill("220100", "220200", "A1", "2026-10-05 08:00:00", 1);
        ledger.add(bill);

        ledger.move(bill, "2026-11");

        assertThat(ledger.sum("2026-10", any -> true)).isEqualTo(Sum.NOTHING);
        assertThat(ledger.sum("2026-11", any -> true).cases()).isEqualTo(1);
        assertThat(ledger.periods()).containsExactly("2026-11");
    }

    @Test
    void patients_at_home_are_not_cleared() {
        ledger.add(bill("220100", "220100", "A1", "2026-10-05 08:00:00", 1));

        assertThat(ledger.sum("2026-10", any -> true)).isEqualTo(Sum.NOTHING);
        assertThat(ledger.periods()).isEmpty();
    }

    @Test
    void before_the_nation_provinces_stand_for_their_regions() {
        ledger.add(bill("220100", "220200", "A1", "2026-10-05 08:00:00", 1));
        ledger.add(bill("430200", "220200", "A2", "2026-10-05 08:00:00", 1));

        assertThat(ledger.activeMembers(NATION, "2026-10")).containsExactly("220000", "430000");
        assertThat(ledger.activeMembers(new Circle("220000", "national"), "2026-10"))
                .containsExactly("220200");
    }

    @Test
    void an_id_given_out_twice_is_a_failure() {
        Bill bill = bill("220100", "220200", "A1", "2026-10-05 08:00:00", 1);
        ledger.add(bill);

        assertThatThrownBy(() -> ledger.add(bill)).hasMessageContaining("A1 was given out twice");
    }

    @Test
    void a_bill_whose_payers_do_not_pay_it_is_a_failure() {
        ObjectNode answer = answer("A1", "2026-10-05 08:00:00", 1);
        answer.put("psn_cash_pay", new BigDecimal("30.01"));

        assertThatThrownBy(() -> Bill.of(visit("220100", "220200"), answer, 1))
                .hasMessageContaining("payers' shares add up to 100.01, not to 100.00");
    }

    @Test
    void a_mirror_that_differs_by_a_fen_in_one_fund_is_a_failure() {
        Bill bill = bill("220100", "220200", "A1", "2026-10-05 08:00:00", 1);
        ledger.add(bill);
        ObjectNode answer = answer("A2", "2026-10-06 08:00:00", -1);
        answer.put("hifp_pay", new BigDecimal("-50.01"));
        answer.put("cvlserv_pay", new BigDecimal("-9.99"));
        Bill mirror = Bill.of(visit("220100", "220200"), answer, -1);

        assertThatThrownBy(() -> ledger.cancel(bill, mirror)).hasMessageContaining("does not undo");
    }

    private static Bill bill(String insured, String treatment, String id, String time, int sign) {
        return Bill.of(visit(insured, treatment), answer(id, time, sign), sign);
    }

    private static Visit visit(String insured, String treatment) {
        return new Visit(
                1,
                new Person("99990000000000000001", "9999", insured, insured, "employee"),
                new Hospital("H22020000001", "示例医院", treatment, treatment),
                Care.INPATIENT,
                LocalDateTime.parse("2026-10-01T08:00"),
                LocalDateTime.parse("2026-10-05T08:00"),
                new BillTemplate("J18.900", "肺炎", Optional.empty(), List.of()),
                Turn.NONE,
                Optional.empty());
    }

    /** A bill of 100 yuan: pooled fund 50, civil servants' 10, account 10, cash 30. */
    private static ObjectNode answer(String id, String time, int sign) {
        return Json.object()
                .put("setl_id", id)
                .put("mdtrt_id", "S1")
                .put("setl_time", time)
                .put("medfee_sumamt", yuan(100, sign))
                .put("inscp_scp_amt", yuan(100, sign))
                .put("hifp_pay", yuan(50, sign))
                .put("cvlserv_pay", yuan(10, sign))
                .put("fund_pay_sumamt", yuan(60, sign))
                .put("acct_pay", yuan(10, sign))
                .put("psn_cash_pay", yuan(30, sign));
    }

    private static BigDecimal yuan(int amount, int sign) {
        return BigDecimal.valueOf((long) amount * sign).setScale(2);
    }
}
