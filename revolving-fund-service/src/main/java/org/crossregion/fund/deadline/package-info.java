/**
 * The fund's clocks in working days: deadlines move when the calendar changes, and late decisions
 * are told before and after.
 */
package org.crossregion.fund.deadline;
