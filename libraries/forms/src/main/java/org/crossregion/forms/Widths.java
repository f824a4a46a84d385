package org.crossregion.forms;

import java.util.ArrayList;
import java.util.List;

/** How wide columns want to be, in half-width characters, and how a wide table is cut in bands. */
final class Widths {

    private static final int WIDEST_TEXT = 24;
    private static final int NARROWEST = 4;
    private static final int TITLE_LINES = 3;

    private Widths() {}

    /** The wish of each column: as declared, or what its contents and title need. */
    static List<Integer> of(Section section, Figures figures) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < section.columns().size(); i++) {
            Column column = section.columns().get(i);
            int contents = 0;
            for (List<Cell> row : section.rows()) {
                contents = Math.max(contents, width(row.get(i), figures));
            }
            if (section.totals()) {
                contents = Math.max(contents, width(section.totalRow().get(i), figures));
            }
            int title = Characters.width(column.title());
            int wrapped = title <= 8 ? title : Math.max(8, (title / TITLE_LINES + 2) / 2 * 2);
            int natural = Math.max(NARROWEST, Math.max(contents, wrapped));
            widths.add(
                    column.width() > 0
                            ? Math.max(column.width(), numbers(column, contents))
                            : natural);
        }
        return widths;
    }

    /** The wishes of a table and of all others with the same columns, so that they line up. */
    static List<Integer> shared(Section section, List<Section> others, Figures figures) {
        List<Integer> widest = of(section, figures);
        for (Section other : others) {
            if (other.columns().equals(section.columns())) {
                List<Integer> widths = of(other, figures);
                for (int i = 0; i < widest.size(); i++) {
                    widest.set(i, Math.max(widest.get(i), widths.get(i)));
                }
            }
        }
        return widest;
    }

    private static int numbers(Column column, int contents) {
        return column.kind() == Kind.TEXT ? 0 : contents;
    }

    private static int width(Cell cell, Figures figures) {
        int width = Characters.widestLine(figures.printed(cell));
        return cell instanceof Cell.Text ? Math.min(width, WIDEST_TEXT) : width;
    }
}
