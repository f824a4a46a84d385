package org.crossregion.settlement.accumulator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.values.Money;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Instant;
import java.util.List;

/** Tells filing-service what accounts hold, for its lists of money to be returned. */
@Path("/internal/accounts")
@RolesAllowed(Role.SERVICE)
@Tag(name = "internal")
class AccountResource {

    private final Accounts accounts;

    AccountResource(Accounts accounts) {
        this.accounts = accounts;
    }

    @POST
    @Path("/balances")
    @Operation(summary = "What accounts hold now and held at an instant, in fen")
    public List<Held> balances(@Valid @NotNull BalanceRequest request) {
        return accounts.balances(request.personNos(), request.at()).stream().map(Held::of).toList();
    }

    @POST
    @Path("/returns")
    @Operation(
            summary = "Take what is to be returned out of the accounts, all or nothing",
            description = "Answers who holds less, with what; told again, it changes nothing.")
    public List<Held> payBack(@Valid @NotNull ReturnsRequest request) {
        return accounts
                .payBack(
                        request.items().stream()
                                .map(
                                        one ->
                                                new Accounts.Return(
                                                        one.personNo(),
                                                        one.itemId(),
                                                        Money.ofFen(one.amountFen())))
                                .toList())
                .stream()
                .map(Held::of)
                .toList();
    }

    /** What is to be returned. */
    record ReturnsRequest(@NotNull @Size(min = 1, max = 20_000) List<@NotNull @Valid Item> items) {

        /** One person's. */
        record Item(
                @NotBlank @Size(max = 30) String personNo,
                @NotBlank @Size(max = 60) String itemId,
                @Min(1) long amountFen) {}
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
