/**
 * One question with one answer: may this person be settled directly, here, now, for this kind of
 * care, and under which filing type; if not, why, and what can be done.
 *
 * <p>Filing answers it over REST and settlement from its own copy, both through {@link
 * org.crossregion.eligibility.Eligibility}, so that they cannot disagree. Nothing here knows a
 * database, a message, a request or a clock: what the answer depends on is in the parameters.
 */
package org.crossregion.eligibility;
