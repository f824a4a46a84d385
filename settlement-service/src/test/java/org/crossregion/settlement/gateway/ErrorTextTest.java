package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTextTest {

    private static final String TRACE = "0198f6b2-0000-7000-8000-000000000001";

    @ParameterizedTest
    @EnumSource(SettlementRefusal.class)
    void every_refusal_fits_with_its_code_its_remedy_and_its_trace(SettlementRefusal refusal) {
        String text = ErrorText.of(new Refused(refusal, "长".repeat(500)), TRACE);

        assertThat(text).hasSizeLessThanOrEqualTo(200);
        assertThat(text).startsWith("[settlement/" + refusal.code() + "]" + refusal.title());
        assertThat(text).contains(refusal.remedy()).endsWith("【追踪号" + TRACE + "】");
    }

    @ParameterizedTest
    @EnumSource(SettlementRefusal.class)
    void an_identity_number_is_masked(SettlementRefusal refusal) {
        String text = ErrorText.of(new Refused(refusal, "999900190001010000"), TRACE);

        assertThat(text).doesNotContain("999900190001010000");
    }

    @Test
    void a_detail_that_begins_with_the_title_does_not_say_it_twice() {
        String title = SettlementRefusal.NOT_FILED.title();
        String text =
                ErrorText.of(new Refused(SettlementRefusal.NOT_FILED, title + "：H1"), "trace");

        assertThat(text).startsWith("[settlement/not-filed]" + title + "：H1。");
        assertThat(text.split(title, -1)).hasSize(2);
    }
}
