package org.crossregion.clearing.seal;

import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.util.ArrayList;
import java.util.List;

/**
 * What was sent for a month, or what has arrived of it.
 *
 * @param details how many settlements and mirrors in clearing
 */
public record Seal(Period month, long details, Money total, Money cleared) {

    /** One difference between what was sent and what arrived. */
    public record Difference(String part, String sent, String arrived) {}

    List<Difference> differencesTo(Seal arrived) {
        List<Difference> differences = new ArrayList<>();
        if (details != arrived.details) {
            differences.add(
                    new Difference(
                            "details", Long.toString(details), Long.toString(arrived.details)));
        }
        if (!total.equals(arrived.total)) {
            differences.add(new Difference("total", total.toString(), arrived.total.toString()));
        }
        if (!cleared.equals(arrived.cleared)) {
            differences.add(
                    new Difference("cleared", cleared.toString(), arrived.cleared.toString()));
        }
        return differences;
    }
}
