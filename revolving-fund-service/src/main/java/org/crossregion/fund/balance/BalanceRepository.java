package org.crossregion.fund.balance;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Balances as sums of postings, and the postings, in the database. */
@ApplicationScoped
class BalanceRepository {

    /** What only passed from one year's accounts to the next's comes to nothing over all years. */
    private static final String BALANCES =
            """
            with pair as (
                select a.insured_region, a.treatment_region, a.scheme,
                       coalesce(-sum(p.amount_fen)
                                filter (where a.kind = 'quota' and a.year = :year), 0) as quota_fen,
                       coalesce(-sum(p.amount_fen)
                                filter (where a.kind = 'emergency' and a.year = :year), 0)
                           as emergency_fen,
                       coalesce(-sum(p.amount_fen) filter (where a.kind = 'paid-in'), 0)
                           as paid_in_fen,
                       coalesce(sum(p.amount_fen) filter (where a.kind = 'held'), 0) as held_fen,
                       coalesce(sum(p.amount_fen) filter (where a.kind = 'lent'), 0) as lent_fen
                from account a
                         join posting p on p.account_id = a.id
                         join entry e on e.id = p.entry_id
                where e.booked_at < :before
                  and a.insured_region like :prefix || '%'
                  and (:insured::text is null or a.insured_region = :insured)
                  and (:treatment::text is null or a.treatment_region = :treatment)
                  and (:scheme::text is null or a.scheme = :scheme)
                group by a.insured_region, a.treatment_region, a.scheme
            ), rolled as (
                select case when :by = 'treatment' then '' else insured_region end as insured_region,
                       case when :by = 'insured' then '' else treatment_region end
                           as treatment_region,
                       scheme, quota_fen, emergency_fen, paid_in_fen, held_fen, lent_fen
                from pair
            )
            select insured_region, treatment_region, scheme,
                   sum(quota_fen)::bigint as quota_fen,
                   sum(emergency_fen)::bigint as emergency_fen,
                   sum(paid_in_fen)::bigint as paid_in_fen,
                   sum(held_fen)::bigint as held_fen,
                   sum(lent_fen)::bigint as lent_fen,
                   sum(greatest(quota_fen + emergency_fen - paid_in_fen, 0))::bigint as arrears_fen
            from rolled
            where insured_region || '/' || treatment_region || '/' || scheme > :after
            group by insured_region, treatment_region, scheme
            order by insured_region || '/' || treatment_region || '/' || scheme
            limit :limit
            """;

    private static final String POSTINGS =
            """
            select e.id as entry, p.line, e.kind, e.booked_at, e.booked_by, e.reason, e.document,
                   a.year, a.kind as account, a.insured_region, a.treatment_region, a.scheme,
                   p.amount_fen
            from posting p
                     join entry e on e.id = p.entry_id
                     join account a on a.id = p.account_id
            where (p.entry_id, p.line) > (:afterEntry, :afterLine)
              and a.insured_region like :prefix || '%'
              and (:insured::text is null or a.insured_region = :insured)
              and (:treatment::text is null or a.treatment_region = :treatment)
              and (:scheme::text is null or a.scheme = :scheme)
              and (:document::text is null or e.document = :document)
              and (:from::timestamptz is null or e.booked_at >= :from)
              and (:before::timestamptz is null or e.booked_at < :before)
            order by p.entry_id, p.line
            limit :limit
            """;

    private final Jdbi jdbi;

    BalanceRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** By key. */
    List<Balance> balances(BalanceQuery query) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(BALANCES)
                                        .bind("before", query.before())
                                        .bind("year", query.year())
                                        .bind("by", query.by())
                                        .bind("prefix", query.prefix())
                                        .bind("insured", code(query.insured()))
                                        .bind("treatment", code(query.treatment()))
                                        .bind("scheme", scheme(query.scheme()))
                                        .bind("after", query.after())
                                        .bind("limit", query.limit())
                                        .mapTo(Row.class)
                                        .list())
                .stream()
                .map(Row::balance)
                .toList();
    }

    /** By entry and line. */
    List<Booked> postings(PostingQuery query) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(POSTINGS)
                                .bind("afterEntry", query.afterEntry())
                                .bind("afterLine", query.afterLine())
                                .bind("prefix", query.prefix())
                                .bind("insured", code(query.insured()))
                                .bind("treatment", code(query.treatment()))
                                .bind("scheme", scheme(query.scheme()))
                                .bind("document", query.document().orElse(null))
                                .bind("from", instant(query.from()))
                                .bind("before", instant(query.before()))
                                .bind("limit", query.limit())
                                .mapTo(Booked.class)
                                .list());
    }

    private static String code(Optional<RegionCode> region) {
        return region.map(RegionCode::value).orElse(null);
    }

    private static String scheme(Optional<Scheme> scheme) {
        return scheme.map(Scheme::code).orElse(null);
    }

    private static OffsetDateTime instant(Optional<Instant> at) {
        return at.map(one -> one.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    /** A row of the sums. */
    record Row(
            String insuredRegion,
            String treatmentRegion,
            Scheme scheme,
            Money quotaFen,
            Money emergencyFen,
            Money paidInFen,
            Money heldFen,
            Money lentFen,
            Money arrearsFen) {

        Balance balance() {
            return new Balance(
                    insuredRegion,
                    treatmentRegion,
                    scheme,
                    quotaFen,
                    emergencyFen,
                    paidInFen,
                    heldFen,
                    lentFen,
                    arrearsFen);
        }
    }
}
