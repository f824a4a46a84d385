package org.crossregion.clearing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

class ExportColumnTest {

    @Test
    void the_reference_lists_every_column_in_its_order() throws IOException {
        String reference = Files.readString(Path.of("..", "docs", "reference", "exports.md"));
        String columns =
                Arrays.stream(ExportColumn.values())
                        .map(
                                one ->
                                        "| `%s` | %s | %s |"
                                                .formatted(
                                                        one.code(),
                                                        one.label(),
                                                        one.isDefault() ? "yes" : ""))
                        .collect(Collectors.joining("\n"));
        assertThat(reference).contains(columns);
    }

    @Test
    void columns_come_as_they_were_chosen_and_a_wrong_name_is_named() {
        assertThat(ExportColumn.of(List.of("net", "settlementId")))
                .containsExactly(ExportColumn.NET, ExportColumn.SETTLEMENT_ID);
        assertThat(ExportColumn.of(List.of())).isEqualTo(ExportColumn.DEFAULTS);
        assertThatThrownBy(() -> ExportColumn.of(List.of("net", "nets")))
                .hasMessageContaining("nets is none of");
        assertThatThrownBy(() -> ExportColumn.of(List.of("net", "net")))
                .hasMessageContaining("net comes twice");
    }
}
