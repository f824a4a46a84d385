/**
 * The HIS gateway: takes the national envelope over HTTP on every path that hospital systems use,
 * has the transaction done, and always answers with an envelope. What a message may say is data in
 * {@code resources/envelope}; what it does is here, on the engine's own verbs.
 */
package org.crossregion.settlement.gateway;
