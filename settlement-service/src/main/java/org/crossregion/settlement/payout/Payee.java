package org.crossregion.settlement.payout;

import org.crossregion.web.identity.ProtectedIdentity;

/**
 * Whom it is paid to (收款人).
 *
 * @param account the number, protected like an identity number
 */
public record Payee(String name, String bank, ProtectedIdentity account) {}
