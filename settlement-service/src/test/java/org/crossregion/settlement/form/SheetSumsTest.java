package org.crossregion.settlement.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SheetSumsTest {

    private static final List<Money> PARTS =
            List.of(Money.ofFen(600), Money.ofFen(300), Money.ofFen(100), Money.ZERO);

    @Test
    void a_sheet_whose_parts_make_the_total_is_printed() {
        assertThatCode(() -> SheetSums.mustAddUp("A1", "…", Money.ofFen(1000), PARTS))
                .doesNotThrowAnyException();
    }

    @Test
    void a_fen_planted_anywhere_stops_the_printing_and_is_named() {
        for (int place = 0; place < PARTS.size(); place++) {
            for (long fen : new long[] {-1, 1}) {
                List<Money> planted = new ArrayList<>(PARTS);
                planted.set(place, planted.get(place).plus(Money.ofFen(fen)));

                assertThatThrownBy(
                                () ->
                                        SheetSums.mustAddUp(
                                                "A1", "范围内 + …", Money.ofFen(1000), planted))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> {
                                    assertThat(refused.refusal())
                                            .isEqualTo(SettlementRefusal.SHEET_DOES_NOT_ADD_UP);
                                    assertThat(refused.getMessage()).contains("A1", "10.00", "范围内");
                                });
            }
        }
    }
}
