package org.crossregion.clearing.confirmation;

import org.crossregion.values.Period;

/**
 * Takes a hospital's word back.
 *
 * @param of the number of the message that is taken back; {@code 0} for all of the month
 * @param reference the number this message was received under
 */
public record Withdrawal(
        String institution, Period period, String of, String reference, String operator) {}
