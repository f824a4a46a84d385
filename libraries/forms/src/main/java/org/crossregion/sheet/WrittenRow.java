package org.crossregion.sheet;

import java.util.List;
import java.util.Map;

/**
 * One row of a list that is written.
 *
 * @param remarks by column, 0 for the first: what is wrong with the cell
 */
public record WrittenRow(List<String> cells, Map<Integer, String> remarks) {

    public WrittenRow {
        cells = List.copyOf(cells);
        remarks = Map.copyOf(remarks);
    }

    public static WrittenRow of(List<String> cells) {
        return new WrittenRow(cells, Map.of());
    }
}
