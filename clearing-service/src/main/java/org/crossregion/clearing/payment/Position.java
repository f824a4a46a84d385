package org.crossregion.clearing.payment;

import org.crossregion.values.Money;

/**
 * Where an authority stands with the money of one period, counterparty and scheme.
 *
 * @param paidIn by payers
 * @param fromFund lent by the revolving fund
 * @param paidOut to receivers
 * @param toFund given back
 * @param balance what is there: paid in and lent, less paid out and given back
 * @param owed to receivers still
 * @param unpaid by payers still
 * @param collected in the national tier: what a province's own regions have paid in for the other
 *     province
 * @param passedOn what of it has gone there
 */
public record Position(
        String period,
        String counterparty,
        String scheme,
        Money paidIn,
        Money fromFund,
        Money paidOut,
        Money toFund,
        Money balance,
        Money owed,
        Money unpaid,
        Money collected,
        Money passedOn) {}
