/**
 * The messages that took effect: what was received, decided and answered, stored with the effect
 * itself, so that a settlement-type message sent again gets the same answer and never a second
 * effect.
 */
package org.crossregion.settlement.message;
