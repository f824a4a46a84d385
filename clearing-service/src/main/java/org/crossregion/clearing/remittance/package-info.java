/**
 * What becomes of a transfer from its application to its receipt (划款): applied for by an agency,
 * sent by the finance bureau, fed back by whoever gets it; and how old what is not paid has grown.
 */
package org.crossregion.clearing.remittance;
