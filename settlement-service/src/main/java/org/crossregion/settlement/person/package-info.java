/**
 * The insured persons as this service knows them, copied from filing-service's events: found by
 * voucher, card or number, with their insurance relations and account balance.
 */
package org.crossregion.settlement.person;
