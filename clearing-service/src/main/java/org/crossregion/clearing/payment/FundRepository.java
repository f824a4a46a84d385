package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the revolving fund was asked for, gave and got back. */
@ApplicationScoped
class FundRepository {

    private static final String ASK =
            """
            insert into fund_request (payment, authority, tier, period, counterparty, scheme,
                                      amount_fen, asked_on, asked_at, hospital_payment, region)
            values (:payment, :authority, :tier, :period, :counterparty, :scheme, :amount,
                    :askedOn, :askedAt, :hospitalPayment, :region)
            """;

    private static final String ASK_FOR =
            """
            insert into fund_request_debtor (payment, region, amount_fen)
            values (:payment, :region, :amount)
            """;

    private static final String ASKED =
            """
            select authority, tier, period, counterparty, scheme, amount_fen as amount,
                   hospital_payment is not null as ahead
            from fund_request
            where payment = :payment
            """;

    private static final String DRAW =
            """
            insert into fund_draw (payment, amount_fen, drawn_at)
            values (:payment, :amount, :drawnAt)
            on conflict (payment) do nothing
            """;

    private static final String DRAWN = "select amount_fen from fund_draw where payment = :payment";

    private static final String DRAW_PART =
            """
            insert into fund_draw_part (payment, region, amount_fen)
            values (:payment, :region, :amount)
            """;

    private static final String REPAY =
            """
            insert into fund_repayment (payment, region, amount_fen, repaid_on, repaid_at)
            values (:payment, :region, :amount, :repaidOn, :repaidAt)
            """;

    private final Jdbi jdbi;

    FundRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What the fund is asked for. */
    record Asking(
            UUID payment,
            Account account,
            Period period,
            Money amount,
            Map<RegionCode, Money> debtors,
            Optional<Ahead> ahead) {}

    /** The payment to a hospital that the fund is asked for, and the region that makes it. */
    record Ahead(UUID hospitalPayment, RegionCode region) {}

    /**
     * A request as it is stored.
     *
     * @param ahead whether hospitals were paid before clearing
     */
    record Request(
            RegionCode authority,
            Tier tier,
            Period period,
            RegionCode counterparty,
            Scheme scheme,
            Money amount,
            boolean ahead) {

        Account account() {
            return new Account(new Circle(authority, tier), counterparty, scheme);
        }
    }

    void ask(Asking asking, Instant now) {
        Account account = asking.account();
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(ASK)
                            .bind("payment", asking.payment())
                            .bind("authority", account.circle().authority())
                            .bind("tier", account.circle().tier())
                            .bind("period", asking.period())
                            .bind("counterparty", account.counterparty())
                            .bind("scheme", account.scheme())
                            .bind("amount", asking.amount())
                            .bind("askedOn", Beijing.day(now))
                            .bind("askedAt", now)
                            .bind(
                                    "hospitalPayment",
                                    asking.ahead().map(Ahead::hospitalPayment).orElse(null))
                            .bind("region", asking.ahead().map(Ahead::region).orElse(null))
                            .execute();
                    asking.debtors()
                            .forEach(
                                    (region, owing) ->
                                            handle.createUpdate(ASK_FOR)
                                                    .bind("payment", asking.payment())
                                                    .bind("region", region)
                                                    .bind("amount", owing)
                                                    .execute());
                });
    }

    Optional<Request> asked(UUID payment) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ASKED)
                                .bind("payment", payment)
                                .mapTo(Request.class)
                                .findOne());
    }

    /** Whether this is news; an answer that was heard before changes nothing. */
    boolean draw(UUID payment, Money amount, Map<RegionCode, Money> from, Instant now) {
        return jdbi.withHandle(
                handle -> {
                    int added =
                            handle.createUpdate(DRAW)
                                    .bind("payment", payment)
                                    .bind("amount", amount)
                                    .bind("drawnAt", now)
                                    .execute();
                    if (added == 0) {
                        return false;
                    }
                    from.forEach(
                            (region, part) ->
                                    handle.createUpdate(DRAW_PART)
                                            .bind("payment", payment)
                                            .bind("region", region)
                                            .bind("amount", part)
                                            .execute());
                    return true;
                });
    }

    Optional<Money> drawn(UUID payment) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(DRAWN)
                                .bind("payment", payment)
                                .mapTo(Money.class)
                                .findOne());
    }

    void repay(UUID payment, RegionCode region, Money amount, LocalDate on, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(REPAY)
                                .bind("payment", payment)
                                .bind("region", region)
                                .bind("amount", amount)
                                .bind("repaidOn", on)
                                .bind("repaidAt", now)
                                .execute());
    }
}
