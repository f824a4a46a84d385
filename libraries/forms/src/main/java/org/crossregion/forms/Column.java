package org.crossregion.forms;

import java.util.List;

/**
 * One column of a section.
 *
 * @param key its stable name in JSON and formulas, such as {@code receivableEmployee}
 * @param title what is printed at its head
 * @param group the headings above the title, outermost first, separated by {@code /} such as {@code
 *     省内/应收}; empty if there is none. Neighbours with the same group share one merged heading
 * @param kind what its cells hold
 * @param width in half-width characters; 0 lets the contents decide
 * @param formula how it follows from other columns; {@link Formula#NONE} if it is given
 * @param totalled whether the total row sums it; only counts and money can be
 */
public record Column(
        String key,
        String title,
        String group,
        Kind kind,
        int width,
        Formula formula,
        boolean totalled) {

    public Column {
        if (totalled && !kind.isNumber()) {
            throw new IllegalArgumentException("a total of " + kind + " column " + key);
        }
        if (formula.isPresent() && !kind.isNumber()) {
            throw new IllegalArgumentException("a formula in " + kind + " column " + key);
        }
    }

    public Column(String key, String title, String group, Kind kind, int width) {
        this(key, title, group, kind, width, Formula.NONE, kind.isNumber());
    }

    public static Column text(String key, String title) {
        return new Column(key, title, "", Kind.TEXT, 0);
    }

    public static Column count(String key, String title) {
        return new Column(key, title, "", Kind.COUNT, 0);
    }

    public static Column money(String key, String title) {
        return new Column(key, title, "", Kind.MONEY, 0);
    }

    public static Column rate(String key, String title) {
        return new Column(key, title, "", Kind.RATE, 0);
    }

    public static Column date(String key, String title) {
        return new Column(key, title, "", Kind.DATE, 0);
    }

    /** This column below headings such as {@code 省内/应收}. */
    public Column in(String newGroup) {
        return new Column(key, title, newGroup, kind, width, formula, totalled);
    }

    public Column wide(int characters) {
        return new Column(key, title, group, kind, characters, formula, totalled);
    }

    /** This column computed as the sum of others. */
    public Column sumOf(String... keys) {
        return computed(new Formula(List.of(keys), List.of()));
    }

    /** This column computed as one other less further ones. */
    public Column differenceOf(String key, String... less) {
        return computed(new Formula(List.of(key), List.of(less)));
    }

    public Column computed(Formula newFormula) {
        return new Column(key, title, group, kind, width, newFormula, totalled);
    }

    /** This column left empty in the total row. */
    public Column untotalled() {
        return new Column(key, title, group, kind, width, formula, false);
    }

    /** The headings above the title, outermost first. */
    List<String> groups() {
        return group.isEmpty() ? List.of() : List.of(group.split("/"));
    }
}
