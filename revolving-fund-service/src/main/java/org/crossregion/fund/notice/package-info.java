/**
 * Notices of the fund: what a region has to pay up (form 8) or gets back (form 7), numbered without
 * gaps, with a line per counterparty and scheme; and what clearing says has been paid on them,
 * which is booked as paid in or returned.
 */
package org.crossregion.fund.notice;
