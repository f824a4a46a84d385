package org.crossregion.clearing.inquiry;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.detail.Scope;
import org.crossregion.database.RecordArguments;
import org.crossregion.values.Period;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Inquiries: what was asked stays, how far it has come moves on. */
@ApplicationScoped
class InquiryRepository {

    private static final String ADD =
            """
            insert into inquiry (id, settlement_id, origin_period, insured_region,
                                 treatment_region, scheme, institution, total_fen, question,
                                 asked_by, asked_at, asked_period, state, answer_by)
            values (:id, :settlementId, :originPeriod, :insuredRegion, :treatmentRegion, :scheme,
                    :institution, :totalFen, :question, :askedBy, :askedAt, :askedPeriod, :state,
                    :answerBy)
            on conflict (settlement_id) where state in ('asked', 'answered') do nothing
            """;

    private static final String CHANGE =
            """
            update inquiry
            set state = :state, answer_by = :answerBy, rollovers = :rollovers, returns = :returns,
                finding = :finding, answer = :answer, answered_by = :answeredBy,
                answered_at = :answeredAt, confirm_by = :confirmBy, confirmed_by = :confirmedBy,
                confirmed_at = :confirmedAt, by_silence = :bySilence
            where id = :id
            """;

    private static final String FIND = "select * from inquiry where id = :id";

    private static final String LOCK = FIND + " for update";

    private static final String LIST =
            """
            select *
            from inquiry
            where (:after::uuid is null or id > :after::uuid)
              and (insured_region like :scope or treatment_region like :scope)
              and (:region::text is null or :region in (insured_region, treatment_region))
              and (:settlement::text is null or settlement_id = :settlement)
              and (:state::text is null or state = :state)
              and (:period::text is null or asked_period = :period)
            order by id
            limit :limit
            """;

    private static final String OVER =
            """
            select id
            from inquiry
            where state = 'asked' and answer_by < :today
               or state = 'answered' and confirm_by < :today
            order by id
            """;

    private static final String ANSWERED =
            "select id from inquiry where state = 'answered' order by id";

    private static final String DUE =
            """
            select *
            from inquiry
            where state = 'asked' and answer_by between :from and :to
               or state = 'answered' and confirm_by between :from and :to
            order by id
            """;

    private static final String STATISTICS =
            """
            select i.insured_region, i.treatment_region,
                   count(*)::int as asked,
                   count(*) filter (where i.answered_at is not null and i.rollovers = 0)::int
                       as in_time,
                   count(*) filter (where i.answered_at is not null and i.rollovers > 0)::int
                       as late,
                   count(*) filter (where i.state = 'asked')::int as open,
                   sum(i.rollovers)::int as rollovers,
                   sum(i.returns)::int as returns,
                   count(*) filter (where i.finding = 'clean' and i.state <> 'asked')::int as clean,
                   count(*) filter (where i.finding = 'wrong' and i.state <> 'asked')::int as wrong,
                   count(*) filter (where i.state = 'confirmed')::int as confirmed,
                   count(*) filter (where i.by_silence)::int as by_silence,
                   sum(i.total_fen)::bigint as inquired_fen,
                   coalesce(sum(d.deducted_fen), 0)::bigint as deducted_fen
            from inquiry i
            left join lateral (
                select sum(o.gross_fen - o.personal_fen) as deducted_fen
                from deduction o
                where o.inquiry_id = i.id
                  and not exists (select 1 from deduction_decision w
                                  where w.deduction_id = o.id and w.decision = 'withdrawn')) d
                on true
            where i.asked_period = :period and i.state <> 'withdrawn'
              and (i.insured_region like :scope or i.treatment_region like :scope)
              and (:region::text is null or :region in (i.insured_region, i.treatment_region))
            group by i.insured_region, i.treatment_region
            order by i.insured_region, i.treatment_region
            """;

    private final Jdbi jdbi;

    InquiryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether it was added: a settlement has one open inquiry at most. */
    boolean add(Inquiry inquiry) {
        return jdbi.withHandle(handle -> bound(handle.createUpdate(ADD), inquiry).execute()) > 0;
    }

    void change(Inquiry inquiry) {
        jdbi.useHandle(handle -> bound(handle.createUpdate(CHANGE), inquiry).execute());
    }

    Optional<Inquiry> find(UUID id) {
        return one(FIND, id);
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Inquiry> lock(UUID id) {
        return one(LOCK, id);
    }

    List<Inquiry> list(InquiryQuery query, Scope scope, Optional<UUID> after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LIST)
                                .bind("after", after.orElse(null))
                                .bind("scope", scope.regionPrefix() + "%")
                                .bind("region", query.region)
                                .bind("settlement", query.settlementId)
                                .bind("state", query.state)
                                .bind("period", query.period)
                                .bind("limit", limit)
                                .mapTo(Inquiry.class)
                                .list());
    }

    /** Those whose last day is over. */
    List<UUID> over(LocalDate today) {
        return jdbi.withHandle(
                handle -> handle.createQuery(OVER).bind("today", today).mapTo(UUID.class).list());
    }

    List<UUID> answered() {
        return jdbi.withHandle(handle -> handle.createQuery(ANSWERED).mapTo(UUID.class).list());
    }

    List<Inquiry> due(LocalDate from, LocalDate to) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(DUE)
                                .bind("from", from)
                                .bind("to", to)
                                .mapTo(Inquiry.class)
                                .list());
    }

    List<InquiryStatistics> statistics(InquiryQuery query, Period period, Scope scope) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(STATISTICS)
                                .bind("period", period)
                                .bind("scope", scope.regionPrefix() + "%")
                                .bind("region", query.region)
                                .mapTo(InquiryStatistics.class)
                                .list());
    }

    private Optional<Inquiry> one(String sql, UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).bind("id", id).mapTo(Inquiry.class).findOne());
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Inquiry inquiry) {
        return statement.bindNamedArgumentFinder(RecordArguments.of(inquiry));
    }
}
