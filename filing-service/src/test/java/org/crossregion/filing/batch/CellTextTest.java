package org.crossregion.filing.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class CellTextTest {

    @Test
    void a_day_is_read_in_every_spelling_people_use() {
        for (String text :
                List.of(
                        "2026-11-01",
                        "2026/11/1",
                        "2026.11.1",
                        "20261101",
                        "2026年11月1日",
                        "２０２６－１１－０１",
                        "2026-11-01 00:00:00",
                        "46327")) {
            assertThat(CellText.day(text)).as(text).contains(LocalDate.of(2026, 11, 1));
        }
    }

    @Test
    void what_is_no_day_is_none() {
        for (String text : List.of("", "明天", "2026-02-30", "26-11-01", "20261301", "1", "99999")) {
            assertThat(CellText.day(text)).as(text).isEqualTo(Optional.empty());
        }
    }

    @Test
    void a_code_may_be_followed_by_its_name_and_cells_hold_several() {
        assertThat(CellText.code("430100　长沙市")).isEqualTo("430100");
        assertThat(CellText.codes("430100 长沙市；４３０３００")).containsExactly("430100", "430300");
    }

    @Test
    void no_is_said_in_several_ways() {
        assertThat(List.of("", "无", "否", "N", "－")).allMatch(CellText::saysNo);
        assertThat(List.of("有", "见附件", "A-12")).noneMatch(CellText::saysNo);
    }
}
