package org.crossregion.clearing.proof;

import org.crossregion.clearing.total.Cell;
import org.crossregion.values.Money;

import java.util.List;

/**
 * One figure that is not what the facts come to.
 *
 * @param against what was compared: {@code totals} or {@code statement}
 * @param part which figure of the cell: a fund, {@code account}, {@code total}, {@code cleared},
 *     {@code deducted}, or a count ({@code details}, {@code cases})
 * @param found the figure compared
 * @param facts what the facts come to
 * @param suspects settlements of the cell whose own figure is just the difference
 */
public record Difference(
        String against, Cell cell, String part, long found, long facts, List<String> suspects) {

    /** {@code 220100→220200 employee inpatient of 2026-10, pooling}. */
    public String place() {
        return cell + ", " + part;
    }

    /** A sentence naming both figures, their difference, and the settlements it may be. */
    public String sentence() {
        String said =
                "the %s say %s, the settlements come to %s, a difference of %s"
                        .formatted(
                                against.equals("totals") ? "running totals" : "statement's rows",
                                written(found),
                                written(facts),
                                written(found - facts));
        return suspects.isEmpty() ? said : said + "; just that is " + String.join(", ", suspects);
    }

    private String written(long figure) {
        boolean count = part.equals("details") || part.equals("cases");
        return count ? Long.toString(figure) : Money.ofFen(figure).toString();
    }
}
