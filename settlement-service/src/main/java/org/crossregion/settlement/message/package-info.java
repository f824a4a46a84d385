/**
 * The messages that change something: what was received, decided and answered, stored with the
 * effect itself, so that a settlement-type message sent again gets the same answer and never a
 * second effect, and one of unknown outcome can be reversed. Refused ones are kept to be looked up.
 */
package org.crossregion.settlement.message;
