package org.crossregion.clearing.surplus;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that has come over: on a remittance, or on a line of the receiver's bank statement.
 *
 * @param notice on which more came than was open; the youngest of several
 * @param payer who gets it back
 * @param holder who has it
 * @param refunding what somebody has proposed to give back and has not yet sent
 * @param returned what was given back
 * @param since when it came
 */
public record Surplus(
        Optional<UUID> remittance,
        Optional<UUID> statement,
        Optional<Integer> rowNumber,
        String notice,
        RegionCode payer,
        RegionCode holder,
        Scheme scheme,
        Money amount,
        Money refunding,
        Money returned,
        LocalDate since) {

    /** What of it is still here. */
    public Money held() {
        return amount.minus(returned);
    }

    /** What nobody has proposed to give back. */
    Money left() {
        return held().minus(refunding);
    }
}
