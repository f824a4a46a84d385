/**
 * The official tables of clearing: form 9 for an authority, forms 10 to 13 for a region, all drawn
 * from the rows of one statement, so that their sums agree by construction and by test; form 14
 * names the deductions that are off them.
 */
package org.crossregion.clearing.form;
