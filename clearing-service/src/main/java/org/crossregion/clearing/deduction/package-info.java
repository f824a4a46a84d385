/**
 * Deductions (扣款): what an audit of the treatment region, or an objection of the insured region,
 * takes from a settlement, why, with what evidence; confirmed by a second person or withdrawn. Each
 * is an immutable fact; where it stands among the details is booked by {@code detail}.
 */
package org.crossregion.clearing.deduction;
