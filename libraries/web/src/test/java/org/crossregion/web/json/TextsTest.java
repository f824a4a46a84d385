package org.crossregion.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.desk.DeskKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values in text, both ways. */
class TextsTest {

    private final ObjectMapper json = JsonMapper.builder().addModule(new ValuesModule()).build();

    @ParameterizedTest
    @ValueSource(strings = {"1.234", "1e3", "", " 1", "1.", ".5", "NaN", "+1", "0x1", "１２"})
    void an_amount_is_plain_decimal_with_two_places_at_most(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Texts.money(text));
    }

    @Test
    void instants_need_an_offset_and_keep_it_out() {
        assertThat(Texts.instant("2026-10-31T15:59:00+08:00"))
                .isEqualTo(Instant.parse("2026-10-31T07:59:00Z"));
        assertThatIllegalArgumentException().isThrownBy(() -> Texts.instant("2026-10-31T15:59:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "2026-00", "2026-13", "26-10", "2026-1", "02026"})
    void a_period_is_a_month_or_a_year(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Texts.period(text));
    }

    @Test
    void values_are_written_as_text_also_as_keys() throws Exception {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(DeskKind.FRONT, Money.ofYuan("-0.5"));
        map.put(RegionCode.of("220100"), DeskKind.FRONT);
        map.put(Period.fromString("2026-10"), Period.fromString("2026"));

        assertThat(json.writeValueAsString(map))
                .isEqualTo("{\"front\":\"-0.50\",\"220100\":\"front\",\"2026-10\":\"2026\"}");
    }

    @Test
    void keys_are_read() throws Exception {
        Keyed keyed =
                json.readValue(
                        "{\"kinds\":{\"back\":\"1.20\"},\"periods\":{\"2026-10\":1}}", Keyed.class);

        assertThat(keyed.kinds).containsEntry(DeskKind.BACK, Money.ofYuan("1.20"));
        assertThat(keyed.periods).containsEntry(Period.fromString("2026-10"), 1L);
    }

    /** Maps with keys of ours. */
    record Keyed(Map<DeskKind, Money> kinds, Map<Period, Long> periods) {}
}
