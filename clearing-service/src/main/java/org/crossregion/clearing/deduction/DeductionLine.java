package org.crossregion.clearing.deduction;

import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.Map;
import java.util.UUID;

/**
 * A line of form 14: a deduction that clears in a period, or the release of one, negative; or one
 * that was not confirmed when the period was cut, and clears nothing.
 *
 * @param label what it is: 扣款 or 冲回
 * @param state how far it had come when the period was cut
 * @param clears whether it clears in the period
 * @param source whose finding it was
 * @param reason why
 * @param origin the month of the settlement
 */
public record DeductionLine(
        UUID id,
        String label,
        State state,
        boolean clears,
        String settlementId,
        String institution,
        RegionPair pair,
        Scheme scheme,
        Period origin,
        Source source,
        Reason reason,
        Money gross,
        Map<Fund, Money> funds,
        Money account,
        Money personal,
        Money deducted) {}
