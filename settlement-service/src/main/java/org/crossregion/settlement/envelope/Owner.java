package org.crossregion.settlement.envelope;

import java.util.Map;

/**
 * Who answers transactions: one of our services, or a provincial platform that we are not.
 *
 * @param transactions exact infno to name
 */
public record Owner(String owner, String title, Map<String, String> transactions) {

    public Owner {
        transactions = Map.copyOf(transactions);
    }

    /** A transaction of its own in words, such as {@code 2501 转院备案（备案系统）}. */
    public String named(String infno) {
        return infno + " " + transactions.get(infno) + "（" + title + "）";
    }
}
