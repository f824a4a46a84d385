/**
 * Money of personal accounts that were stopped while filed and is given back the year after
 * (个人账户返还, S0 三): drawn by one, checked by another, paid to employers or persons, and told to
 * settlement.
 */
package org.crossregion.filing.returns;
