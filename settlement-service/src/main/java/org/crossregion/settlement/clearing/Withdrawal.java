package org.crossregion.settlement.clearing;

import org.crossregion.values.Period;

/**
 * Takes back what an institution said.
 *
 * @param of the number of the message taken back; {@code 0} for all of the month
 */
public record Withdrawal(
        String institution, Period period, String of, String reference, String operator) {}
