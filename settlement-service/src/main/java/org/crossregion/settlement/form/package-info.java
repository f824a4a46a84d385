/**
 * The printed forms of direct settlement: attachment 5, the inpatient settlement sheet (住院结算单).
 * Attachments 3 and 4 join it here.
 */
package org.crossregion.settlement.form;
