package org.crossregion.settlement.accumulator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Instant;
import java.util.List;

/** Tells filing-service what accounts hold, for its lists of money to be returned. */
@Path("/internal/accounts/balances")
@RolesAllowed(Role.SERVICE)
@Tag(name = "internal")
class AccountResource {

    private final Accounts accounts;

    AccountResource(Accounts accounts) {
        this.accounts = accounts;
    }

    @POST
    @Operation(summary = "What accounts hold now and held at an instant, in fen")
    public List<Held> balances(@Valid @NotNull BalanceRequest request) {
        return accounts.balances(request.personNos(), request.at()).stream().map(Held::of).toList();
    }

    /** Whose accounts, and which instant. */
    record BalanceRequest(
            @NotNull @Size(max = 1000) List<@NotNull String> personNos, @NotNull Instant at) {}

    /**
     * One account.
     *
     * @param balanceThenFen just before the instant
     */
    record Held(String personNo, long balanceFen, long balanceThenFen) {

        static Held of(Accounts.Balance one) {
            return new Held(one.personNo(), one.balance().fen(), one.balanceThen().fen());
        }
    }
}
