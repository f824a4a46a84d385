package org.crossregion.settlement.platform;

import org.crossregion.values.Money;

/**
 * What another platform answers when it has taken a bill back, or booked it again.
 *
 * @param request the request it answers
 * @param total of the bill, negated if it was taken back
 * @param accountBalance what the personal account holds afterwards
 */
public record RemoteCancelled(String request, Money total, Money accountBalance) {

    boolean answers(String asked, Money expected) {
        return asked.equals(request)
                && expected.equals(total)
                && accountBalance != null
                && !accountBalance.isNegative();
    }
}
