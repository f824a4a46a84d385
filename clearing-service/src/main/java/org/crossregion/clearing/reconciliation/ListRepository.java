package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Lists, their rows, and the runs that compared them: added, never changed. */
@ApplicationScoped
class ListRepository {

    private static final String ADD =
            """
            insert into reconciliation_list (id, party, institution, insured_region,
                   treatment_region, begins, ends, scheme, clearing_type, with_refunds, channel,
                   file_name, sha256, reference, bills, total_fen, fund_fen, account_fen, given_by,
                   given_at)
            values (:id, :party, :institution, :insured, :treatment, :begins, :ends, :scheme,
                    :type, :refunds, :channel, :fileName, :sha256, :reference, :bills, :total,
                    :fund, :account, :givenBy, :givenAt)
            """;

    private static final String ADD_ROWS =
            """
            insert into reconciliation_row (list, row_no, settlement_id, visit_id, person_no,
                                            total_fen, fund_fen, account_fen, refunded)
            select :list, * from unnest(:rows::integer[], :ids::text[], :visits::text[],
                   :persons::text[], :totals::bigint[], :funds::bigint[], :accounts::bigint[],
                   :refunded::boolean[])
            """;

    private static final String ROWS =
            """
            select row_no, settlement_id, visit_id, person_no, total_fen, fund_fen, account_fen,
                   refunded
            from reconciliation_row
            where list = :list
            order by row_no
            """;

    /** Of the latest list of any other time of the party. */
    private static final String LISTED_ELSEWHERE =
            """
            select distinct r.settlement_id
            from reconciliation_row r
            join reconciliation_list l on l.id = r.list
            where r.settlement_id = any(:ids::text[]) and l.party = :party
              and (l.begins >= :ends or l.ends <= :begins)
              and not exists (
                  select from reconciliation_list later
                  where later.party = l.party and later.begins = l.begins and later.ends = l.ends
                    and later.scheme = l.scheme and later.clearing_type = l.clearing_type
                    and later.id > l.id)
            """;

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('reconciliation ' || :party, 0))";

    private static final String ADD_RUN =
            """
            insert into reconciliation_run (list, here_bills, here_total_fen, here_fund_fen,
                   here_account_fen, matched, differing, run_by, run_at)
            values (:list, :bills, :total, :fund, :account, :matched, :differing, :runBy, :runAt)
            returning no
            """;

    private static final String RUN =
            """
            select r.no, r.here_bills, r.here_total_fen, r.here_fund_fen, r.here_account_fen,
                   r.matched, r.differing, r.run_by, r.run_at, l.*,
                   (select count(*) from discrepancy_resolution s where s.run = r.no) as resolved
            from reconciliation_run r
            join reconciliation_list l on l.id = r.list
            """;

    private static final String LATEST =
            RUN
                    + """
                    where r.list = :list
                    order by r.no desc
                    limit 1
                    """;

    private static final String HISTORY =
            RUN
                    + """
                    where r.list = :list
                    order by r.no desc
                    limit 100
                    """;

    private static final String RUNS =
            RUN
                    + """
                    where l.begins < :ends and l.ends > :begins
                      and (:institution::text is null or l.institution = :institution)
                      and (:region = '%' or l.treatment_region like :region
                           or l.insured_region like :region
                           or exists (select from allotted_detail t
                                      where t.institution = l.institution
                                        and t.treatment_region like :region))
                      and r.no < :before
                    order by r.no desc
                    limit :limit
                    """;

    private static final String LATEST_OF =
            RUN
                    + """
                    where l.party = :party and l.begins = :begins and l.ends = :ends
                      and l.scheme = :scheme and l.clearing_type = :type
                    order by r.no desc
                    limit 1
                    """;

    private final Jdbi jdbi;

    ListRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One party's runs and resolutions come one after the other. */
    void lock(Party party) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(LOCK)
                                .bind("party", party.key())
                                .map((row, context) -> true)
                                .one());
    }

    void add(GivenList list) {
        Reach reach = list.reach();
        Party party = reach.party();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("id", list.id())
                                .bind("party", party.key())
                                .bind("institution", party.institution().orElse(null))
                                .bind(
                                        "insured",
                                        party.pair()
                                                .map(pair -> pair.insured().value())
                                                .orElse(null))
                                .bind(
                                        "treatment",
                                        party.pair()
                                                .map(pair -> pair.treatment().value())
                                                .orElse(null))
                                .bind("begins", reach.begins())
                                .bind("ends", reach.ends())
                                .bind("scheme", reach.schemeCode())
                                .bind("type", reach.clearingType())
                                .bind("refunds", reach.withRefunds())
                                .bind("channel", list.channel())
                                .bind("fileName", blank(list.fileName()))
                                .bind("sha256", list.sha256())
                                .bind("reference", blank(list.reference()))
                                .bind("bills", list.sums().bills())
                                .bind("total", list.sums().total())
                                .bind("fund", list.sums().fund())
                                .bind("account", list.sums().account())
                                .bind("givenBy", list.givenBy())
                                .bind("givenAt", list.givenAt())
                                .execute());
    }

    void add(UUID list, List<ListedBill> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD_ROWS)
                                .bind("list", list)
                                .bind("rows", rows.stream().map(ListedBill::row).toList())
                                .bind("ids", rows.stream().map(ListedBill::settlementId).toList())
                                .bind("visits", rows.stream().map(ListedBill::visitId).toList())
                                .bind("persons", rows.stream().map(ListedBill::personNo).toList())
                                .bind(
                                        "totals",
                                        rows.stream().map(row -> row.sums().total().fen()).toList())
                                .bind(
                                        "funds",
                                        rows.stream().map(row -> row.sums().fund().fen()).toList())
                                .bind(
                                        "accounts",
                                        rows.stream()
                                                .map(row -> row.sums().account().fen())
                                                .toList())
                                .bind("refunded", rows.stream().map(ListedBill::refunded).toList())
                                .execute());
    }

    List<ListedBill> rows(UUID list) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ROWS)
                                .bind("list", list)
                                .setFetchSize(2_000)
                                .map((row, context) -> bill(row))
                                .list());
    }

    Set<String> listedElsewhere(Reach reach, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(LISTED_ELSEWHERE)
                                        .bind("ids", ids)
                                        .bind("party", reach.party().key())
                                        .bind("begins", reach.begins())
                                        .bind("ends", reach.ends())
                                        .mapTo(String.class)
                                        .list()));
    }

    /** Adds a run and gives it its number. */
    long add(Run run) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ADD_RUN)
                                .bind("list", run.list().id())
                                .bind("bills", run.here().bills())
                                .bind("total", run.here().total())
                                .bind("fund", run.here().fund())
                                .bind("account", run.here().account())
                                .bind("matched", run.matched())
                                .bind("differing", run.differing())
                                .bind("runBy", run.runBy())
                                .bind("runAt", run.runAt())
                                .mapTo(Long.class)
                                .one());
    }

    /** The last run of a list. */
    Optional<Run> latest(UUID list) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LATEST)
                                .bind("list", list)
                                .map((row, context) -> run(row))
                                .findOne());
    }

    /** All runs of a list, the last one first. */
    List<Run> history(UUID list) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(HISTORY)
                                .bind("list", list)
                                .map((row, context) -> run(row))
                                .list());
    }

    /** The last run of any list about just this. */
    Optional<Run> latest(Reach reach) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LATEST_OF)
                                .bind("party", reach.party().key())
                                .bind("begins", reach.begins())
                                .bind("ends", reach.ends())
                                .bind("scheme", reach.schemeCode())
                                .bind("type", reach.clearingType())
                                .map((row, context) -> run(row))
                                .findOne());
    }

    /** Runs about some days, the last one first. */
    List<Run> runs(
            LocalDate begins,
            LocalDate ends,
            Optional<String> institution,
            String regionPattern,
            OptionalLong before,
            int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(RUNS)
                                .bind("begins", begins)
                                .bind("ends", ends)
                                .bind("institution", institution.orElse(null))
                                .bind("region", regionPattern)
                                .bind("before", before.orElse(Long.MAX_VALUE))
                                .bind("limit", limit)
                                .map((row, context) -> run(row))
                                .list());
    }

    private static String blank(String text) {
        return text.isEmpty() ? null : text;
    }

    private static ListedBill bill(ResultSet row) throws SQLException {
        return new ListedBill(
                row.getInt("row_no"),
                row.getString("settlement_id"),
                Optional.ofNullable(row.getString("visit_id")).orElse(""),
                Optional.ofNullable(row.getString("person_no")).orElse(""),
                Sums.ofOne(
                        money(row, "total_fen"), money(row, "fund_fen"), money(row, "account_fen")),
                row.getBoolean("refunded"));
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("no"),
                list(row),
                new Sums(
                        row.getLong("here_bills"),
                        money(row, "here_total_fen"),
                        money(row, "here_fund_fen"),
                        money(row, "here_account_fen")),
                row.getLong("matched"),
                row.getLong("differing"),
                row.getLong("resolved"),
                row.getString("run_by"),
                row.getObject("run_at", OffsetDateTime.class).toInstant());
    }

    private static GivenList list(ResultSet row) throws SQLException {
        String scheme = row.getString("scheme");
        return new GivenList(
                row.getObject("id", UUID.class),
                new Reach(
                        Party.of(
                                row.getString("institution"),
                                row.getString("insured_region"),
                                row.getString("treatment_region")),
                        row.getObject("begins", LocalDate.class),
                        row.getObject("ends", LocalDate.class),
                        scheme.isEmpty()
                                ? Optional.empty()
                                : Optional.of(Coded.ofCode(Scheme.class, scheme)),
                        row.getString("clearing_type"),
                        row.getBoolean("with_refunds")),
                row.getString("channel"),
                Optional.ofNullable(row.getString("file_name")).orElse(""),
                row.getString("sha256"),
                Optional.ofNullable(row.getString("reference")).orElse(""),
                new Sums(
                        row.getLong("bills"),
                        money(row, "total_fen"),
                        money(row, "fund_fen"),
                        money(row, "account_fen")),
                row.getString("given_by"),
                row.getObject("given_at", OffsetDateTime.class).toInstant());
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
