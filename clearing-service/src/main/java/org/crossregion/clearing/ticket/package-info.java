/**
 * Problem tickets (问题协同) between regions: one asks, the other answers within the working days of
 * its kind, else the authority above both is told; the asker confirms, asks again, or by its
 * silence has confirmed.
 */
package org.crossregion.clearing.ticket;
