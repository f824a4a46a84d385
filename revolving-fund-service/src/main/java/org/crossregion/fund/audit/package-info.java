/**
 * What the audit of the whole system reads here, to be compared with settlement's and clearing's:
 * the fund's live facts by cell and by row, and the money drawn, given back and paid on notices.
 * And the nightly look whether the ledger is what it was booked from.
 */
package org.crossregion.fund.audit;
