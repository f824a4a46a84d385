/**
 * Reconciliation (对账): a hospital, or the insured region of a day, hands in its list; every
 * differing row is explained, tracked to its resolution, and its detail kept out of clearing until
 * then. Article: 1-domain 1.4, 1.9; 3201, 3202 of the national interface.
 */
package org.crossregion.clearing.reconciliation;
