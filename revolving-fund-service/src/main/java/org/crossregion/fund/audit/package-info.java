/**
 * What the audit of the whole system reads here: the fund's live facts by cell and by row, to be
 * compared with settlement's and clearing's.
 */
package org.crossregion.fund.audit;
