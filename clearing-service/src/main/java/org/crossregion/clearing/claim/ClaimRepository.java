package org.crossregion.clearing.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Applications of institutions: added, and taken back by a row beside them. */
@ApplicationScoped
class ClaimRepository {

    private static final String ADD =
            """
            insert into hospital_claim (id, institution, clearing_type, clearing_way, month, begins,
                   ends, agency, stated_cases, stated_total_fen, stated_agreed_fen, stated_fund_fen,
                   stated_cash_fen, stated_account_fen, here_cases, here_total_fen, here_fund_fen,
                   here_cash_fen, here_account_fen, reference, applied_by, applied_at)
            values (:id, :institution, :type, :way, :month, :begins, :ends, :agency, :statedCases,
                    :statedTotal, :statedAgreed, :statedFund, :statedCash, :statedAccount,
                    :hereCases, :hereTotal, :hereFund, :hereCash, :hereAccount, :reference,
                    :appliedBy, :appliedAt)
            """;

    private static final String LIST =
            """
            select c.*
            from hospital_claim c
            where c.institution = :institution
              and (:id = '' or c.id = :id)
              and (:month = '' or c.month = :month)
              and not exists (select from hospital_claim_withdrawal w where w.claim = c.id)
            order by c.id
            limit 1000
            """;

    /** Two applications for the same bills would be paid twice. */
    private static final String OVERLAPPING =
            """
            select c.id
            from hospital_claim c
            where c.institution = :institution and c.begins <= :ends and c.ends >= :begins
              and (c.clearing_type = :type or :type not in ('11', '21', '41')
                                           or c.clearing_type not in ('11', '21', '41'))
              and not exists (select from hospital_claim_withdrawal w where w.claim = c.id)
            order by c.id
            limit 1
            """;

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('claim ' || :institution, 0))";

    private static final String WITHDRAW =
            """
            insert into hospital_claim_withdrawal (claim, reference, withdrawn_by, withdrawn_at)
            values (:claim, :reference, :by, :at)
            """;

    private final Jdbi jdbi;

    ClaimRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One institution's applications come one after the other. */
    void lock(String institution) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(LOCK)
                                .bind("institution", institution)
                                .map((row, context) -> true)
                                .one());
    }

    void add(Claim claim) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("id", claim.id())
                                .bind("institution", claim.institution())
                                .bind("type", claim.clearingType())
                                .bind("way", claim.clearingWay())
                                .bind("month", claim.month())
                                .bind("begins", claim.begins())
                                .bind("ends", claim.ends())
                                .bind("agency", claim.agency())
                                .bind("statedCases", claim.stated().cases())
                                .bind("statedTotal", claim.stated().total())
                                .bind("statedAgreed", claim.stated().agreed())
                                .bind("statedFund", claim.stated().fund())
                                .bind("statedCash", claim.stated().cash())
                                .bind("statedAccount", claim.stated().account())
                                .bind("hereCases", claim.here().cases())
                                .bind("hereTotal", claim.here().total())
                                .bind("hereFund", claim.here().fund())
                                .bind("hereCash", claim.here().cash())
                                .bind("hereAccount", claim.here().account())
                                .bind("reference", claim.reference())
                                .bind("appliedBy", claim.appliedBy())
                                .bind("appliedAt", claim.appliedAt())
                                .execute());
    }

    /** An institution's applications that it has not taken back. */
    List<Claim> list(String institution, String id, Optional<Period> month) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LIST)
                                .bind("institution", institution)
                                .bind("id", id)
                                .bind("month", month.map(Period::toString).orElse(""))
                                .map((row, context) -> claim(row))
                                .list());
    }

    Optional<String> overlapping(
            String institution, String type, LocalDate begins, LocalDate ends) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OVERLAPPING)
                                .bind("institution", institution)
                                .bind("type", type)
                                .bind("begins", begins)
                                .bind("ends", ends)
                                .mapTo(String.class)
                                .findOne());
    }

    void withdraw(String claim, String reference, String by, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(WITHDRAW)
                                .bind("claim", claim)
                                .bind("reference", reference)
                                .bind("by", by)
                                .bind("at", at)
                                .execute());
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getString("id"),
                row.getString("institution"),
                row.getString("clearing_type"),
                Optional.ofNullable(row.getString("clearing_way")).orElse(""),
                Period.fromString(row.getString("month")),
                row.getObject("begins", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                Optional.ofNullable(row.getString("agency")).orElse(""),
                new Figures(
                        row.getLong("stated_cases"),
                        money(row, "stated_total_fen"),
                        money(row, "stated_agreed_fen"),
                        money(row, "stated_fund_fen"),
                        money(row, "stated_cash_fen"),
                        money(row, "stated_account_fen")),
                new Figures(
                        row.getLong("here_cases"),
                        money(row, "here_total_fen"),
                        money(row, "here_total_fen"),
                        money(row, "here_fund_fen"),
                        money(row, "here_cash_fen"),
                        money(row, "here_account_fen")),
                row.getString("reference"),
                row.getString("applied_by"),
                row.getObject("applied_at", OffsetDateTime.class).toInstant());
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
