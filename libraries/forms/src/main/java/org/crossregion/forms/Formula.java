package org.crossregion.forms;

import java.util.ArrayList;
import java.util.List;

/**
 * A column's value as a sum and difference of other columns of its row, by their keys; a live
 * formula in XLSX. An empty formula means that the column is given, not computed.
 */
public record Formula(List<String> plus, List<String> minus) {

    public static final Formula NONE = new Formula(List.of(), List.of());

    public Formula {
        plus = List.copyOf(plus);
        minus = List.copyOf(minus);
    }

    boolean isPresent() {
        return !plus.isEmpty() || !minus.isEmpty();
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>(plus);
        keys.addAll(minus);
        return keys;
    }
}
