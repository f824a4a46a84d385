package org.crossregion.clearing.export;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What copy writes is read as it was, whatever stands in it. */
class CopiedRowPropertyTest {

    @Property(tries = 500)
    void every_field_is_read_as_it_was(
            @ForAll @Size(min = 1, max = 6) List<@StringLength(max = 8) String> texts,
            @ForAll int missing) {
        List<Optional<String>> fields = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String sent = new String(utf8(texts.get(i)), StandardCharsets.UTF_8);
            fields.add(missing % 7 == i ? Optional.empty() : Optional.of(sent));
        }
        CopiedRow row = new CopiedRow(fields.size());
        for (int again = 0; again < 2; again++) {
            row.read(utf8(copied(fields)));
            for (int i = 0; i < fields.size(); i++) {
                assertThat(row.text(i)).isEqualTo(fields.get(i));
                assertThat(row.isMissing(i)).isEqualTo(fields.get(i).isEmpty());
            }
        }
    }

    @Property(tries = 200)
    void numbers_are_read_to_their_limits(@ForAll long number) {
        CopiedRow row = new CopiedRow(3);
        row.read(utf8(number + "\t\\N\t" + Long.MIN_VALUE + "\n"));
        assertThat(row.number(0)).isEqualTo(number);
        assertThat(row.number(1)).isZero();
        assertThat(row.number(2)).isEqualTo(Long.MIN_VALUE);
    }

    private static String copied(List<Optional<String>> fields) {
        return fields.stream()
                .map(
                        field ->
                                field.map(
                                                text ->
                                                        text.replace("\\", "\\\\")
                                                                .replace("\t", "\\t")
                                                                .replace("\n", "\\n")
                                                                .replace("\r", "\\r")
                                                                .replace("\b", "\\b")
                                                                .replace("\f", "\\f")
                                                                .replace("\u000B", "\\v"))
                                        .orElse("\\N"))
                .collect(Collectors.joining("\t", "", "\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
