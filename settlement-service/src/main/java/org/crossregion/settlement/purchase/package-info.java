/**
 * Examinations and purchases outside the hospital during a stay: registered there, merged into its
 * bill as fee lines, and printed as attachment 4.
 */
package org.crossregion.settlement.purchase;
