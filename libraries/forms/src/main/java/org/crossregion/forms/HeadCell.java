package org.crossregion.forms;

import java.util.ArrayList;
import java.util.List;

/**
 * A heading above one or more columns: a group's name, or a column's title, reaching over so many
 * columns and down so many levels.
 *
 * @param level 0 is the outermost
 */
record HeadCell(String text, int firstColumn, int columns, int level, int levels) {

    /** How many header rows a table needs: its deepest group, and the titles. */
    static int levels(List<Column> columns) {
        return 1 + columns.stream().mapToInt(column -> column.groups().size()).max().orElse(0);
    }

    /** All headings; neighbours in the same group share one. */
    static List<HeadCell> of(List<Column> columns) {
        int levels = levels(columns);
        List<HeadCell> cells = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            int first = 0;
            while (first < columns.size()) {
                int depth = columns.get(first).groups().size();
                int end = first + 1;
                if (level < depth) {
                    while (end < columns.size() && shareHeading(columns, first, end, level)) {
                        end++;
                    }
                    String group = columns.get(first).groups().get(level);
                    cells.add(new HeadCell(group, first, end - first, level, 1));
                } else if (level == depth) {
                    cells.add(
                            new HeadCell(
                                    columns.get(first).title(), first, 1, level, levels - level));
                }
                first = end;
            }
        }
        return cells;
    }

    private static boolean shareHeading(List<Column> columns, int first, int other, int level) {
        List<String> groups = columns.get(first).groups();
        List<String> others = columns.get(other).groups();
        return others.size() > level
                && others.subList(0, level + 1).equals(groups.subList(0, level + 1));
    }
}
