package org.crossregion.clearing.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.crossregion.values.Fund;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The shipped mapping books as the field does, and a file says what is wrong with it. */
class MappingFileTest {

    @Test
    void by_default_prepayments_and_clearing_money_are_advances_and_the_benefit_is_by_fund() {
        VoucherMapping mapping = VoucherPropertyTest.shipped();

        assertThat(debit(mapping, MovementKind.PREPAYMENT_OUT)).isEqualTo("暂付款—异地就医预付金");
        assertThat(credit(mapping, MovementKind.PREPAYMENT_IN)).startsWith("暂收款");
        assertThat(debit(mapping, MovementKind.HOSPITAL_PAYMENT)).isEqualTo("暂付款—异地就医清算资金");
        for (Scheme scheme : Scheme.values()) {
            for (Fund fund : Fund.values()) {
                assertThat(
                                mapping.account(VoucherMapping.EXPENSE, scheme, Optional.of(fund))
                                        .name())
                        .contains("待遇支出");
            }
            assertThat(mapping.account(VoucherMapping.EXPENSE, scheme, Optional.empty()))
                    .isNotNull();
        }
    }

    @Test
    void what_is_written_is_read_back() {
        VoucherMapping mapping = VoucherPropertyTest.shipped();
        assertThat(MappingFile.read(MappingFile.write(List.of(mapping)))).containsExactly(mapping);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validFrom: 2022-01 | validFrom: \"2022\" | validFrom | month",
                "\"100000\" | \"220100\" | authority | authority",
                "payment-out: {debit: cleared-in | payment-out: {debit: nowhere"
                        + " | entries.payment-out.debit | account",
                "prepayment-out: {debit: prepaid-out | prepayment-out: {debit: expense"
                        + " | entries.prepayment-out.debit | account",
                "credit: prepaid-in | credit: fiscal | entries.prepayment-in | two-accounts",
                "fund-repay: | fund-back: | entries.fund-repay | required",
                "fund-repay: | fund-back: | entries.fund-back | known",
                "large-amount: | larger: | expenses.employee.large-amount | required",
                "\"1201.02\" | \"1201 02\" | accounts.cleared-out.code | code",
                "\"1201.02\" | \"1201.01\" | accounts.cleared-out.name | one-name",
            })
    void each_mistake_is_named(String before, String after, String field, String rule) {
        String file = VoucherPropertyTest.file();
        assertThat(file).contains(before);
        String broken = file.replaceFirst(Pattern.quote(before), after);
        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () -> MappingFile.read(broken.getBytes(StandardCharsets.UTF_8)));
        assertThat(refused).as(broken).isNotNull();
        assertThat(refused.violations())
                .extracting(one -> one.field() + " " + one.rule())
                .anyMatch(said -> said.endsWith(field + " " + rule));
    }

    private static String debit(VoucherMapping mapping, MovementKind kind) {
        return mapping.accounts().get(mapping.entries().get(kind).debit()).name();
    }

    private static String credit(VoucherMapping mapping, MovementKind kind) {
        return mapping.accounts().get(mapping.entries().get(kind).credit()).name();
    }
}
