package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.RecordArguments;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Transfers, and what each settles. */
@ApplicationScoped
class TransferRepository {

    private static final String ADD =
            """
            insert into transfer (id, bank_reference, region, scheme, amount_fen, paid_on, notice,
                                  remittance_code, counterparty, authority, tier, recorded_by,
                                  recorded_at)
            values (:id, :bankReference, :region, :scheme, :amount, :paidOn, :notice,
                    :remittanceCode, :counterparty, :authority, :tier, :recordedBy, :recordedAt)
            on conflict (bank_reference) do nothing
            """;

    private static final String TRANSFERS =
            """
            select t.id, t.bank_reference, t.region, t.scheme, t.amount_fen as amount, t.paid_on,
                   t.notice, t.remittance_code, t.counterparty, t.authority, t.tier, t.recorded_by,
                   t.recorded_at
            from transfer t
            """;

    private static final String BY_REFERENCE = TRANSFERS + " where t.bank_reference = :reference";

    /** A statement's line that paid several schemes or regions is told as ref, ref/2, ref/3. */
    private static final String TOLD =
            """
            select id, region, amount_fen as amount
            from transfer
            where bank_reference = :reference
               or (bank_reference > :reference || '/' and bank_reference < :reference || '0'
                   and substr(bank_reference, length(:reference) + 2) ~ '^[0-9]+$')
            order by bank_reference
            """;

    private static final String LIST =
            TRANSFERS
                    + """
                     where (:after::uuid is null or t.id > :after)
                       and (:scope::text is null
                            or t.region = :scope
                            or (:province and left(t.region, 2) = left(:scope, 2)))
                       and exists (
                           select 1
                           from line_settlement s
                           join notice n on n.number = s.number
                           where s.transfer = t.id
                             and (:authority::text is null or n.authority = :authority)
                             and (:tier::text is null or n.tier = :tier)
                             and (:period::text is null or n.period = :period)
                             and (:notice::text is null or n.number = :notice))
                       and (:region::text is null or t.region = :region)
                     order by t.id
                     limit :limit
                    """;

    /** The mirror line of the other province is not the payer's own. */
    private static final String MATCHES =
            """
            select s.transfer, s.number as notice, s.counterparty, s.amount_fen as amount
            from line_settlement s
            join notice n on n.number = s.number
            join transfer t on t.id = s.transfer
            where s.transfer = any(:ids::uuid[]) and n.region = t.region
            order by s.no
            """;

    private final Jdbi jdbi;

    TransferRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A transfer as it is stored. */
    private record Row(
            UUID id,
            String bankReference,
            RegionCode region,
            Scheme scheme,
            Money amount,
            LocalDate paidOn,
            Optional<String> notice,
            Optional<String> remittanceCode,
            Optional<RegionCode> counterparty,
            Optional<RegionCode> authority,
            Optional<Tier> tier,
            String recordedBy,
            Instant recordedAt) {

        Transfer with(List<Transfer.Match> matches) {
            return new Transfer(
                    id,
                    bankReference,
                    region,
                    scheme,
                    amount,
                    paidOn,
                    notice,
                    remittanceCode,
                    counterparty,
                    authority,
                    tier,
                    recordedBy,
                    recordedAt,
                    matches);
        }
    }

    /** One match of one transfer. */
    private record MatchRow(UUID transfer, String notice, RegionCode counterparty, Money amount) {}

    /** Whether the bank's reference is new. */
    boolean add(Transfer transfer) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(ADD)
                                        .bindNamedArgumentFinder(RecordArguments.of(transfer))
                                        .execute())
                > 0;
    }

    Optional<Transfer> find(String bankReference) {
        return read(BY_REFERENCE, query -> query.bind("reference", bankReference)).stream()
                .findFirst();
    }

    List<Payments.Told> told(String bankReference) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(TOLD)
                                .bind("reference", bankReference)
                                .mapTo(Payments.Told.class)
                                .list());
    }

    /**
     * A list of transfers in the order of their recording.
     *
     * @param scope whose transfers the caller may see; of a province also its regions'
     */
    List<Transfer> list(
            PaymentQuery asked, Optional<RegionCode> scope, Optional<UUID> after, int limit) {
        return read(
                LIST,
                query ->
                        query.bind("after", after.orElse(null))
                                .bind("scope", scope.orElse(null))
                                .bind("province", scope.map(RegionCode::isProvince).orElse(false))
                                .bind("authority", asked.authority)
                                .bind("tier", asked.tier)
                                .bind("period", asked.period)
                                .bind("notice", asked.notice)
                                .bind("region", asked.region)
                                .bind("limit", limit));
    }

    /** Gives a query its parameters. */
    private interface Binding {
        Query to(Query query);
    }

    private List<Transfer> read(String sql, Binding binding) {
        return jdbi.withHandle(
                handle -> {
                    List<Row> rows = binding.to(handle.createQuery(sql)).mapTo(Row.class).list();
                    Map<UUID, List<Transfer.Match>> matches = new LinkedHashMap<>();
                    rows.forEach(row -> matches.put(row.id(), new ArrayList<>()));
                    handle.createQuery(MATCHES)
                            .bind("ids", List.copyOf(matches.keySet()))
                            .mapTo(MatchRow.class)
                            .forEach(
                                    match ->
                                            matches.get(match.transfer())
                                                    .add(
                                                            new Transfer.Match(
                                                                    match.notice(),
                                                                    match.counterparty(),
                                                                    match.amount())));
                    return rows.stream().map(row -> row.with(matches.get(row.id()))).toList();
                });
    }
}
