package org.crossregion.filing.employer;

import org.crossregion.web.identity.ProtectedIdentity;

/** Where money is paid to, the number protected like an identity number. */
public record BankAccount(String bank, String accountName, ProtectedIdentity number) {}
