/**
 * {@code deploy/local/audit}: proves on the running stack that what hospitals were promised is what
 * clearing and the fund count, to the fen, and names the first row where it is not.
 */
package org.crossregion.local.audit;
