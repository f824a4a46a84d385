/**
 * Top-ups (轧差报销): the insured region pays to the person what a standing settlement was proven to
 * have underpaid. Never cleared; the settlement stays as it is.
 */
package org.crossregion.settlement.topup;
