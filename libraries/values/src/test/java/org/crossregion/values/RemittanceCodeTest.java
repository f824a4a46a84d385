package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RemittanceCodeTest {

    private static final String NUMBER = "220000-2026-8-0001";

    @Test
    void the_code_is_the_number_without_dashes_and_a_check_character() {
        assertThat(RemittanceCode.ofNotice(NUMBER).value()).matches("YD220000202680001[0-9A-Z]");
    }

    @Test
    void it_reads_back_however_the_bank_has_written_it() {
        RemittanceCode code = RemittanceCode.ofNotice("220000-2027-F8-0012");

        assertThat(RemittanceCode.fromString(" " + code.value().toLowerCase() + " "))
                .isEqualTo(code);
        assertThat(RemittanceCode.fromString("YD-" + code.value().substring(2))).isEqualTo(code);
    }

    @Test
    void one_wrong_character_is_noticed_wherever_it_is() {
        String code = RemittanceCode.ofNotice(NUMBER).value();
        for (int i = 2; i < code.length(); i++) {
            for (char wrong : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
                if (wrong != code.charAt(i)) {
                    String written = code.substring(0, i) + wrong + code.substring(i + 1);
                    assertThatThrownBy(() -> RemittanceCode.fromString(written))
                            .isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void what_is_no_code_at_all_is_refused() {
        assertThatThrownBy(() -> RemittanceCode.fromString("220000"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RemittanceCode.fromString("YD"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
