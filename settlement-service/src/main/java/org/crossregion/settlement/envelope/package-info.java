/**
 * The message envelope of the national interface (国家医保接口规范), without transport and without effect:
 * it reads every shape that real hospital systems send into one, checks it against the definitions
 * under {@code resources/envelope}, and writes replies from the same definitions.
 */
package org.crossregion.settlement.envelope;
