package org.crossregion.settlement.claim;

import org.crossregion.web.identity.ProtectedIdentity;

/**
 * Whom the reimbursement is paid to.
 *
 * @param account the number, protected like an identity number
 */
record Payee(String name, String bank, ProtectedIdentity account) {}
