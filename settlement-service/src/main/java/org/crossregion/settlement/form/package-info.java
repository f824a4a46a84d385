/**
 * The printed forms of direct settlement: attachment 3, the promise that nobody else is liable for
 * an injury; 4, what was examined or bought elsewhere; 5, the settlement sheet (住院结算单).
 */
package org.crossregion.settlement.form;
