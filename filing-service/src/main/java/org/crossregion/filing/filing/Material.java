package org.crossregion.filing.filing;

/**
 * One thing handed in to prove a filing.
 *
 * @param kind one of the policy's materials, such as {@code residence-proof}
 * @param reference where it is kept, such as a document's number
 */
public record Material(String kind, String reference) {}
