package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The invoices of claims; each is reimbursed once, and none that was settled directly. */
@ApplicationScoped
class InvoiceRepository {

    private static final String ADD =
            """
            insert into claim_invoice (claim_id, issuer, invoice, amount_fen)
            values (:claimId, :issuer, :invoice, :amount)
            on conflict (issuer, invoice) where live do nothing
            """;

    private static final String OF_CLAIM =
            """
            select invoice, amount_fen
            from claim_invoice
            where claim_id = :claimId
            order by invoice
            """;

    private static final String FREE =
            "update claim_invoice set live = false where claim_id = :claimId and live";

    private static final String CLAIMED_BY =
            """
            select claim_id
            from claim_invoice
            where issuer = :issuer and invoice = :invoice and live
            """;

    private static final String SETTLED_AS =
            """
            select s.settlement_id
            from settlement s
            where s.institution = :institution and upper(s.invoice) = any(:invoices)
              and s.invoice <> '' and s.channel = 'direct' and s.kind = 'settlement'
              and not exists (select 1 from mirror m where m.original_id = s.settlement_id)
            limit 1
            """;

    private final Jdbi jdbi;

    InvoiceRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The first invoice that is claimed already, if one is; then the transaction is worth nothing.
     */
    Optional<ClaimInvoice> add(String claimId, String issuer, List<ClaimInvoice> invoices) {
        int[] added =
                jdbi.withHandle(
                        handle -> {
                            PreparedBatch batch = handle.prepareBatch(ADD);
                            invoices.stream()
                                    .sorted(java.util.Comparator.comparing(ClaimInvoice::number))
                                    .forEach(
                                            invoice ->
                                                    batch.bind("claimId", claimId)
                                                            .bind("issuer", issuer)
                                                            .bind("invoice", invoice.number())
                                                            .bind("amount", invoice.amount())
                                                            .add());
                            return batch.execute();
                        });
        if (Arrays.stream(added).sum() == invoices.size()) {
            return Optional.empty();
        }
        return invoices.stream()
                .filter(
                        invoice ->
                                claimedBy(issuer, invoice.number())
                                        .filter(other -> !other.equals(claimId))
                                        .isPresent())
                .findFirst();
    }

    /** The claim that an invoice stands in. */
    Optional<String> claimedBy(String issuer, String invoice) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(CLAIMED_BY)
                                .bind("issuer", issuer)
                                .bind("invoice", invoice)
                                .mapTo(String.class)
                                .findOne());
    }

    List<ClaimInvoice> of(String claimId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_CLAIM)
                                .bind("claimId", claimId)
                                .map(
                                        (row, context) ->
                                                new ClaimInvoice(
                                                        row.getString("invoice"),
                                                        Money.ofFen(row.getLong("amount_fen"))))
                                .list());
    }

    /** They may be claimed again. */
    void free(String claimId) {
        jdbi.useHandle(handle -> handle.createUpdate(FREE).bind("claimId", claimId).execute());
    }

    /** The standing direct settlement of one of some invoices. */
    Optional<String> settledAs(String institution, List<ClaimInvoice> invoices) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(SETTLED_AS)
                                .bind("institution", institution)
                                .bindArray(
                                        "invoices",
                                        String.class,
                                        invoices.stream().map(ClaimInvoice::number).toList())
                                .mapTo(String.class)
                                .findOne());
    }
}
