package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Differences, what they were in each run, and how they were resolved. */
@ApplicationScoped
class DiscrepancyRepository {

    private static final String SEEN =
            """
            select p.no, p.opened_at, p.begins, p.ends, l.institution, l.insured_region,
                   l.treatment_region, d.run, r.list, d.settlement_id, d.ordinal, d.class,
                   d.visit_id, d.person_no, d.row_no, d.here_bills, d.here_total_fen,
                   d.here_fund_fen, d.here_account_fen, d.there_bills, d.there_total_fen,
                   d.there_fund_fen, d.there_account_fen, d.said, s.way, s.reason, s.resolved_by,
                   s.resolved_at
            from discrepancy p
            join lateral (
                select *
                from reconciliation_difference
                where discrepancy = p.no
                order by run desc
                limit 1) d on true
            join reconciliation_run r on r.no = d.run
            join reconciliation_list l on l.id = r.list
            left join discrepancy_resolution s on s.discrepancy = p.no
            """;

    /** The last one of each id that lists with this very reach have had. */
    private static final String LAST_OF =
            SEEN
                    + """
                    where p.party = :party and p.begins = :begins and p.ends = :ends
                      and p.scheme = :scheme and p.clearing_type = :type
                      and p.settlement_id = any(:ids::text[])
                    order by p.no
                    """;

    private static final String FIND = SEEN + "where p.no = :no";

    private static final String OF_RUN =
            """
            select p.no, p.opened_at, p.begins, p.ends, l.institution, l.insured_region,
                   l.treatment_region, d.run, r.list, d.settlement_id, d.ordinal, d.class,
                   d.visit_id, d.person_no, d.row_no, d.here_bills, d.here_total_fen,
                   d.here_fund_fen, d.here_account_fen, d.there_bills, d.there_total_fen,
                   d.there_fund_fen, d.there_account_fen, d.said, s.way, s.reason, s.resolved_by,
                   s.resolved_at
            from reconciliation_difference d
            join discrepancy p on p.no = d.discrepancy
            join reconciliation_run r on r.no = d.run
            join reconciliation_list l on l.id = r.list
            left join discrepancy_resolution s on s.discrepancy = p.no
            where d.run = :run
              and (:class = '' or d.class = :class)
              and (not :open or s.discrepancy is null)
              and (d.settlement_id, d.ordinal) > (:afterId, :afterOrdinal)
            order by d.settlement_id, d.ordinal
            limit :limit
            """;

    private static final String LIST =
            SEEN
                    + """
                    where p.no > :after
                      and (:institution::text is null or l.institution = :institution)
                      and (:insured::text is null or l.insured_region = :insured)
                      and (:treatment::text is null or l.treatment_region = :treatment)
                      and (:region = '%' or l.insured_region like :region
                           or l.treatment_region like :region
                           or exists (select from allotted_detail t
                                      where t.institution = l.institution
                                        and t.treatment_region like :region))
                      and (:begins::date is null or p.ends > :begins)
                      and (:ends::date is null or p.begins < :ends)
                      and (:class = '' or d.class = :class)
                      and (:state = '' or (:state = 'open') = (s.discrepancy is null))
                    order by p.no
                    limit :limit
                    """;

    private static final String COUNTS =
            """
            select d.class, count(*) as count,
                   count(*) filter (where s.discrepancy is null) as open
            from reconciliation_difference d
            left join discrepancy_resolution s on s.discrepancy = d.discrepancy
            where d.run = :run
            group by d.class
            """;

    private static final String OPEN =
            """
            insert into discrepancy (party, settlement_id, ordinal, begins, ends, scheme,
                                     clearing_type, run, opened_at)
            select :party, d.id, d.ordinal, :begins, :ends, :scheme, :type, :run, :openedAt
            from unnest(:ids::text[], :ordinals::integer[]) as d (id, ordinal)
            returning no, settlement_id, ordinal
            """;

    private static final String SEE =
            """
            insert into reconciliation_difference (run, settlement_id, ordinal, class, visit_id,
                   person_no, row_no, here_bills, here_total_fen, here_fund_fen, here_account_fen,
                   there_bills, there_total_fen, there_fund_fen, there_account_fen, said,
                   discrepancy)
            select :run, * from unnest(:ids::text[], :ordinals::integer[], :classes::text[],
                   :visits::text[], :persons::text[], :rows::integer[], :hereBills::integer[],
                   :hereTotals::bigint[], :hereFunds::bigint[], :hereAccounts::bigint[],
                   :thereBills::integer[], :thereTotals::bigint[], :thereFunds::bigint[],
                   :thereAccounts::bigint[], :said::text[], :discrepancies::bigint[])
            """;

    /**
     * Open ones of this reach that this run has not seen any more, and all of reaches within it:
     * what is left of those is tracked with this one.
     */
    private static final String VANISHED =
            """
            select p.no, p.settlement_id
            from discrepancy p
            left join discrepancy_resolution s on s.discrepancy = p.no
            where p.party = :party and s.discrepancy is null
              and p.begins >= :begins and p.ends <= :ends
              and (:scheme = '' or p.scheme = :scheme)
              and (:type = '' or p.clearing_type = :type)
              and ((p.begins, p.ends, p.scheme, p.clearing_type)
                       <> (:begins, :ends, :scheme, :type)
                   or not exists (select from reconciliation_difference d
                                  where d.run = :run and d.settlement_id = p.settlement_id
                                    and d.ordinal = p.ordinal))
            order by p.no
            """;

    /** The same difference as lists with a shorter reach have it. */
    private static final String WITHIN =
            """
            select p.no
            from discrepancy w
            join discrepancy p
              on p.party = w.party and p.settlement_id = w.settlement_id
             and p.ordinal = w.ordinal and p.begins >= w.begins and p.ends <= w.ends
            left join discrepancy_resolution s on s.discrepancy = p.no
            where w.no = :no and s.discrepancy is null
            order by p.no
            """;

    private static final String RESOLVE =
            """
            insert into discrepancy_resolution (discrepancy, way, run, reason, resolved_by,
                                                resolved_at)
            select no, :way, :run, :reason, :by, :at
            from unnest(:nos::bigint[]) as no
            """;

    /** A difference seen under a mirror's number concerns the pair; the pair is asked for whole. */
    private static final String OPEN_OF =
            """
            select distinct p.settlement_id
            from discrepancy p
            left join discrepancy_resolution s on s.discrepancy = p.no
            where p.settlement_id = any(:ids::text[]) and s.discrepancy is null
            """;

    private final Jdbi jdbi;

    DiscrepancyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How many differences of a class a run has seen, and how many of them are open now. */
    record Count(DifferenceClass kind, long count, long open) {}

    /** What is open and has been resolved by a run. */
    record Vanished(long no, String settlementId) {}

    /** By id and ordinal the last discrepancy of a reach. */
    Map<String, Discrepancy> last(Reach reach, Collection<String> ids) {
        Map<String, Discrepancy> last = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbi.useHandle(
                    handle ->
                            handle.createQuery(LAST_OF)
                                    .bind("party", reach.party().key())
                                    .bind("begins", reach.begins())
                                    .bind("ends", reach.ends())
                                    .bind("scheme", reach.schemeCode())
                                    .bind("type", reach.clearingType())
                                    .bind("ids", ids)
                                    .map((row, context) -> discrepancy(row))
                                    .forEach(one -> last.put(key(one.seen()), one)));
        }
        return last;
    }

    /** How {@link #last} names a difference. */
    static String key(Difference difference) {
        return difference.settlementId() + "~" + difference.ordinal();
    }

    Optional<Discrepancy> find(long no) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("no", no)
                                .map((row, context) -> discrepancy(row))
                                .findOne());
    }

    /** What a run has seen, in the order of ids. */
    List<Discrepancy> ofRun(
            long run,
            Optional<DifferenceClass> kind,
            boolean openOnly,
            String afterId,
            int afterOrdinal,
            int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_RUN)
                                .bind("run", run)
                                .bind("class", kind.map(DifferenceClass::code).orElse(""))
                                .bind("open", openOnly)
                                .bind("afterId", afterId)
                                .bind("afterOrdinal", afterOrdinal)
                                .bind("limit", limit)
                                .map((row, context) -> discrepancy(row))
                                .list());
    }

    List<Discrepancy> list(DiscrepancyQuery query, String regionPattern, long after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LIST)
                                .bind("after", after)
                                .bind("institution", query.institution().orElse(null))
                                .bind("insured", query.insuredRegion().orElse(null))
                                .bind("treatment", query.treatmentRegion().orElse(null))
                                .bind("region", regionPattern)
                                .bind("begins", query.begins().orElse(null))
                                .bind("ends", query.ends().orElse(null))
                                .bind("class", query.kind().map(DifferenceClass::code).orElse(""))
                                .bind("state", query.state())
                                .bind("limit", limit)
                                .map((row, context) -> discrepancy(row))
                                .list());
    }

    List<Count> counts(long run) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(COUNTS)
                                .bind("run", run)
                                .map(
                                        (row, context) ->
                                                new Count(
                                                        DifferenceClass.fromString(
                                                                row.getString("class")),
                                                        row.getLong("count"),
                                                        row.getLong("open")))
                                .list());
    }

    /** Opens new ones; their numbers by {@link #key}. */
    Map<String, Long> open(Reach reach, long run, List<Difference> differences, Instant now) {
        Map<String, Long> numbers = new HashMap<>();
        if (!differences.isEmpty()) {
            jdbi.useHandle(
                    handle ->
                            handle.createQuery(OPEN)
                                    .bind("party", reach.party().key())
                                    .bind("begins", reach.begins())
                                    .bind("ends", reach.ends())
                                    .bind("scheme", reach.schemeCode())
                                    .bind("type", reach.clearingType())
                                    .bind("run", run)
                                    .bind("openedAt", now)
                                    .bind(
                                            "ids",
                                            differences.stream()
                                                    .map(Difference::settlementId)
                                                    .toList())
                                    .bind(
                                            "ordinals",
                                            differences.stream().map(Difference::ordinal).toList())
                                    .map(
                                            (row, context) ->
                                                    Map.entry(
                                                            row.getString("settlement_id")
                                                                    + "~"
                                                                    + row.getInt("ordinal"),
                                                            row.getLong("no")))
                                    .forEach(one -> numbers.put(one.getKey(), one.getValue())));
        }
        return numbers;
    }

    /** Records what a run has seen. */
    void see(long run, List<Difference> differences, List<Long> discrepancies) {
        if (differences.isEmpty()) {
            return;
        }
        List<Sums> here = differences.stream().map(Difference::here).toList();
        List<Sums> there = differences.stream().map(Difference::there).toList();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(SEE)
                                .bind("run", run)
                                .bind("ids", texts(differences, Difference::settlementId))
                                .bind(
                                        "ordinals",
                                        differences.stream().map(Difference::ordinal).toList())
                                .bind("classes", texts(differences, one -> one.kind().code()))
                                .bind("visits", texts(differences, Difference::visitId))
                                .bind("persons", texts(differences, Difference::personNo))
                                .bind("rows", differences.stream().map(Difference::row).toList())
                                .bind(
                                        "hereBills",
                                        here.stream().map(one -> (int) one.bills()).toList())
                                .bind("hereTotals", fen(here, Sums::total))
                                .bind("hereFunds", fen(here, Sums::fund))
                                .bind("hereAccounts", fen(here, Sums::account))
                                .bind(
                                        "thereBills",
                                        there.stream().map(one -> (int) one.bills()).toList())
                                .bind("thereTotals", fen(there, Sums::total))
                                .bind("thereFunds", fen(there, Sums::fund))
                                .bind("thereAccounts", fen(there, Sums::account))
                                .bind("said", texts(differences, Difference::said))
                                .bind("discrepancies", discrepancies)
                                .execute());
    }

    List<Vanished> vanished(Reach reach, long run) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(VANISHED)
                                .bind("party", reach.party().key())
                                .bind("begins", reach.begins())
                                .bind("ends", reach.ends())
                                .bind("scheme", reach.schemeCode())
                                .bind("type", reach.clearingType())
                                .bind("run", run)
                                .map(
                                        (row, context) ->
                                                new Vanished(
                                                        row.getLong("no"),
                                                        row.getString("settlement_id")))
                                .list());
    }

    /** This one and the same one in lists with a shorter reach, as far as they are open. */
    List<Long> within(long no) {
        return jdbi.withHandle(
                handle -> handle.createQuery(WITHIN).bind("no", no).mapTo(Long.class).list());
    }

    void resolve(
            Collection<Long> nos,
            Way way,
            Optional<Long> run,
            String reason,
            String by,
            Instant at) {
        if (nos.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(RESOLVE)
                                .bind("nos", nos)
                                .bind("way", way)
                                .bind("run", run.orElse(null))
                                .bind("reason", reason)
                                .bind("by", by)
                                .bind("at", at)
                                .execute());
    }

    Set<String> openOf(Collection<String> settlementIds) {
        if (settlementIds.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(OPEN_OF)
                                        .bind("ids", settlementIds)
                                        .mapTo(String.class)
                                        .list()));
    }

    private static List<String> texts(
            List<Difference> differences, java.util.function.Function<Difference, String> text) {
        return differences.stream().map(text).toList();
    }

    private static List<Long> fen(
            List<Sums> sums, java.util.function.Function<Sums, Money> amount) {
        List<Long> fen = new ArrayList<>();
        sums.forEach(one -> fen.add(amount.apply(one).fen()));
        return fen;
    }

    private static Discrepancy discrepancy(ResultSet row) throws SQLException {
        return new Discrepancy(
                row.getLong("no"),
                Party.of(
                        row.getString("institution"),
                        row.getString("insured_region"),
                        row.getString("treatment_region")),
                row.getObject("begins", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                difference(row),
                row.getObject("list", UUID.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                resolution(row));
    }

    private static Optional<Discrepancy.Resolution> resolution(ResultSet row) throws SQLException {
        String way = row.getString("way");
        return way == null
                ? Optional.empty()
                : Optional.of(
                        new Discrepancy.Resolution(
                                Coded.ofCode(Way.class, way),
                                row.getString("reason"),
                                row.getString("resolved_by"),
                                row.getObject("resolved_at", OffsetDateTime.class).toInstant()));
    }

    private static Difference difference(ResultSet row) throws SQLException {
        String id = row.getString("settlement_id");
        Sums here = sums(row, "here_");
        DifferenceClass kind = DifferenceClass.fromString(row.getString("class"));
        boolean ours =
                here.bills() > 0 || kind == DifferenceClass.MONTH && row.getInt("ordinal") == 1;
        return new Difference(
                id,
                row.getInt("ordinal"),
                kind,
                Optional.ofNullable(row.getString("visit_id")).orElse(""),
                Optional.ofNullable(row.getString("person_no")).orElse(""),
                row.getInt("row_no"),
                here,
                sums(row, "there_"),
                ours ? id : "",
                row.getString("said"));
    }

    private static Sums sums(ResultSet row, String side) throws SQLException {
        return new Sums(
                row.getLong(side + "bills"),
                Money.ofFen(row.getLong(side + "total_fen")),
                Money.ofFen(row.getLong(side + "fund_fen")),
                Money.ofFen(row.getLong(side + "account_fen")));
    }
}
