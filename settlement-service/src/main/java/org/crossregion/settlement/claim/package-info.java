/**
 * Manual reimbursement (零星报销): what could not be settled directly is handed in at the insured
 * region's counter, checked by a second person, computed by the same rules on the same year, and
 * paid to the person; never cleared.
 */
package org.crossregion.settlement.claim;
