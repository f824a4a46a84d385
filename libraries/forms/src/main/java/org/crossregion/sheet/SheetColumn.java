package org.crossregion.sheet;

import java.util.List;

/**
 * One column of a list that is written.
 *
 * @param width in half-width characters
 * @param choices what may be picked in its cells; empty for any text
 */
public record SheetColumn(String title, int width, List<String> choices) {

    public SheetColumn {
        choices = List.copyOf(choices);
    }

    public static SheetColumn text(String title, int width) {
        return new SheetColumn(title, width, List.of());
    }
}
