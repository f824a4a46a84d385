/**
 * What the insured region pays: benefit policies as data with a date of effect, read and checked
 * from their files, and the one pure function from a policy and a question to the split of a bill,
 * with a reason for every amount.
 */
package org.crossregion.settlement.benefit;
