package org.crossregion.settlement.payout;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.web.identity.IdentityProtection;

/** Keeps account numbers as identity numbers are kept, and shows a few digits of them. */
@ApplicationScoped
public class Payees {

    private final IdentityProtection protection;

    Payees(IdentityProtection protection) {
        this.protection = protection;
    }

    public Payee of(PaidTo named) {
        return new Payee(named.name(), named.bank(), protection.protect(named.account()));
    }

    public PaidTo shown(Payee payee) {
        return new PaidTo(
                payee.name(),
                payee.bank(),
                IdentityProtection.mask(protection.reveal(payee.account())));
    }
}
