/**
 * Asks clearing-service what hospitals want to know and say of the clearing of their bills, under
 * this service's own token and with an answer within seconds or none.
 */
package org.crossregion.settlement.clearing;
