package org.crossregion.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import java.util.List;

/** Whatever is written in a list is read back, and whatever is uploaded never fails otherwise. */
class SheetPropertyTest {

    @Property(tries = 60)
    void what_was_written_is_read_back(
            @ForAll SheetFormat format,
            @ForAll @Size(min = 1, max = 6)
                    List<@StringLength(max = 12) @CharRange(from = ' ', to = '\u9fa5') String>
                            texts) {
        List<String> clean = texts.stream().map(SheetPropertyTest::clean).toList();
        byte[] file =
                SheetWriter.bytes(
                        format,
                        new SheetWriter.Content(
                                "名单",
                                List.of(),
                                clean.stream().map(text -> SheetColumn.text("列", 10)).toList(),
                                List.of(WrittenRow.of(clean)).iterator(),
                                List.of()));
        Sheet sheet = Sheet.read(file, SheetLimits.ofRows(10));
        List<String> read =
                sheet.rows().size() < 2
                        ? List.of()
                        : sheet.rows().get(1).cells().stream().map(SheetCell::text).toList();
        for (int i = 0; i < clean.size(); i++) {
            assertThat(i < read.size() ? read.get(i) : "").isEqualTo(clean.get(i));
        }
    }

    @Property(tries = 200)
    void any_bytes_are_read_or_refused_by_name(@ForAll @Size(max = 400) byte[] noise) {
        try {
            Sheet.read(noise, SheetLimits.ofRows(10));
        } catch (SheetNotRead refused) {
            assertThat(refused.rule()).isNotBlank();
        }
    }

    /** Letters, digits and marks that both formats and every charset keep. */
    private static String clean(String text) {
        String plain = text.replaceAll("[^\\p{L}\\p{Nd} ,\"=+@'-]", "").strip();
        return plain.replaceAll("^['=]+", "").strip();
    }
}
