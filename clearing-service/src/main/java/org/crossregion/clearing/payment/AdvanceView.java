package org.crossregion.clearing.payment;

import org.crossregion.values.Money;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What the fund was asked for since a hospital was paid before clearing.
 *
 * @param payment by which the fund knows it
 * @param counterparty the account that will bring the money: the province's own, or another
 *     province's
 * @param drawn what the fund gave; null until it has answered
 * @param open what has not been given back
 */
public record AdvanceView(
        UUID payment,
        UUID hospitalPayment,
        String institution,
        String bankReference,
        String region,
        String authority,
        String tier,
        String period,
        String counterparty,
        String scheme,
        Money asked,
        Money drawn,
        Money givenBack,
        Money open,
        OffsetDateTime askedAt) {}
