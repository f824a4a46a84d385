/**
 * What an insured region has paid in a month or a year: directly, by manual reimbursement, by
 * top-ups.
 */
package org.crossregion.settlement.statistic;
