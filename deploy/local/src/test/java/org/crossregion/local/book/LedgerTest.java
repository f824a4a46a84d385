package org.crossregion.local.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;
import org.crossregion.values.Money;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class LedgerTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private final Ledger ledger = new Ledger();

    @Test
    void a_cancelled_bill_comes_to_nothing_and_is_no_case() {
        ledger.add(Bill.of(stay("220100", "220200"), answer("A1", "100.00", "60.00", "10.00"), 1));
        ledger.add(
                Bill.of(stay("220100", "220200"), answer("A2", "-100.00", "-60.00", "-10.00"), -1));

        assertThat(ledger.cleared(OCTOBER)).isEqualTo(new Ledger.Sum(0, Money.ZERO));
        assertThat(ledger.activeRegions(OCTOBER)).containsExactly("220100", "220200");
    }

    @Test
    void funds_and_account_are_cleared_cash_is_not() {
        ledger.add(Bill.of(stay("220100", "220200"), answer("A1", "100.00", "60.00", "10.00"), 1));

        assertThat(ledger.receivable(OCTOBER, "employee"))
                .containsEntry("220200", new Ledger.Sum(1, Money.ofYuan("70.00")));
        assertThat(ledger.payable(OCTOBER, "employee"))
                .containsEntry("220100", new Ledger.Sum(1, Money.ofYuan("70.00")));
        assertThat(ledger.between(OCTOBER, "220100", "220200", Set.of("employee")).account())
                .isEqualTo(Money.ofYuan("10.00"));
    }

    @Test
    void patients_at_home_are_not_cleared() {
        ledger.add(Bill.of(stay("220100", "220100"), answer("A1", "100.00", "60.00", "10.00"), 1));

        assertThat(ledger.cleared(OCTOBER).money()).isEqualTo(Money.ZERO);
        assertThat(ledger.activeRegions(OCTOBER)).isEmpty();
    }

    @Test
    void an_id_given_out_twice_is_a_failure() {
        Bill bill = Bill.of(stay("220100", "220200"), answer("A1", "100.00", "60.00", "10.00"), 1);
        ledger.add(bill);

        assertThatThrownBy(() -> ledger.add(bill)).hasMessageContaining("A1 was given out twice");
    }

    @Test
    void a_bill_whose_payers_do_not_pay_it_is_a_failure() {
        ObjectNode answer = answer("A1", "100.00", "60.00", "10.00");
        answer.put("psn_cash_pay", new BigDecimal("30.01"));

        assertThatThrownBy(() -> Bill.of(stay("220100", "220200"), answer, 1))
                .hasMessageContaining("payers' shares add up to 100.01, not to 100.00");
    }

    private static Stay stay(String insured, String treatment) {
        return new Stay(
                1,
                new Person("99990000000000000001", "9999", insured, insured, "employee"),
                new Hospital("H22020000001", "示例医院", treatment, treatment),
                LocalDateTime.parse("2026-10-01T08:00"),
                LocalDateTime.parse("2026-10-05T08:00"),
                new BillTemplate("J18.900", "肺炎", Optional.empty(), List.of()),
                Optional.empty(),
                Optional.empty());
    }

    private static ObjectNode answer(String id, String total, String funds, String account) {
        BigDecimal cash =
                new BigDecimal(total)
                        .subtract(new BigDecimal(funds))
                        .subtract(new BigDecimal(account));
        return Json.object()
                .put("setl_id", id)
                .put("mdtrt_id", "S1")
                .put("setl_time", "2026-10-05 08:00:00")
                .put("medfee_sumamt", new BigDecimal(total))
                .put("inscp_scp_amt", new BigDecimal(total))
                .put("hifp_pay", new BigDecimal(funds))
                .put("fund_pay_sumamt", new BigDecimal(funds))
                .put("acct_pay", new BigDecimal(account))
                .put("psn_cash_pay", cash);
    }
}
