/**
 * The end of the fund's year: when clearing has squared it, what lies in the fund and what it has
 * lent are carried into the next year's accounts, and how each region stood is told.
 */
package org.crossregion.fund.year;
