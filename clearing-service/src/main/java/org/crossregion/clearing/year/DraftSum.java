package org.crossregion.clearing.year;

import org.crossregion.values.Money;

import java.util.Optional;

/**
 * The lines of a draft of one kind whose applications have come equally far.
 *
 * @param state of the last application for them; empty if nobody has applied
 * @param amount as they were collected; what takes money is negative
 */
public record DraftSum(ItemKind kind, Optional<ApplicationState> state, int items, Money amount) {}
