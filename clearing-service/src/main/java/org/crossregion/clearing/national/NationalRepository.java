package org.crossregion.clearing.national;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.reconciliation.DifferenceClass;
import org.crossregion.clearing.total.AmountColumns;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.ColumnSql;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Results of the nation, differences from them, and what was made of those: added, never changed.
 */
@ApplicationScoped
class NationalRepository {

    /** What a settlement comes to, but for the number of details, which only we can count. */
    private static final List<String> FIGURES =
            AmountColumns.names().stream().filter(name -> !name.equals("details")).toList();

    /** An adjustment never changes what was deducted. */
    private static final List<String> ADJUSTED =
            FIGURES.stream().filter(name -> !name.equals("deducted_fen")).toList();

    private static final List<String> PLACE =
            List.of("insured_region", "treatment_region", "scheme", "care_type", "origin_period");

    private static final String ADD =
            """
            insert into national_result (id, authority, period, file_name, sha256, rows, given_by,
                                         given_at)
            values (:id, :authority, :period, :fileName, :sha256, :rows, :givenBy, :givenAt)
            returning no
            """;

    private static final String ADD_ROWS =
            """
            insert into national_result_row (result, row_no, settlement_id, %s, %s)
            select ?, * from unnest(?::integer[], ?::text[], %s, %s)
            """
                    .formatted(
                            String.join(", ", PLACE),
                            String.join(", ", FIGURES),
                            arrays(PLACE, "text"),
                            arrays(FIGURES, "bigint"));

    private static final String ADD_CONTROL =
            """
            insert into national_control (result, direction, province, scheme, rows, total_fen,
                                          cleared_fen, deducted_fen)
            values (:result, :direction, :province, :scheme, :rows, :total, :cleared, :deducted)
            """;

    private static final String LATEST =
            """
            select no, id, authority, period, file_name, sha256, rows, given_by, given_at
            from national_result
            where authority = :authority and period = :period
            order by no desc
            limit :limit
            """;

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('national-result ' || :key, 0))";

    private static final String CROSSING =
            """
            left(insured_region, 2) <> left(treatment_region, 2)
            and (left(insured_region, 2) = :province or left(treatment_region, 2) = :province)
            """;

    /**
     * What stands due in a month per settlement and cell (details, deductions, adjustments) beside
     * what the nation has, where the two are not the same.
     */
    private static final String PARTS =
            """
            with last_exception as materialized (
                select distinct on (settlement_id)
                       settlement_id, origin_period, clearing_period, state
                from period_exception
                where settlement_id in (select settlement_id
                                        from period_exception
                                        where clearing_period = :period or origin_period = :period)
                order by settlement_id, no desc),
            part as (
                select settlement_id, <place>, <facts>, 0::bigint as deducted_fen
                from allotted_detail d
                where origin_period = :period
                  and not exists (select from last_exception e
                                  where e.settlement_id = d.settlement_id)
                  and <crossing>
                union all
                select d.settlement_id, <d-place>, <d-facts>, 0
                from last_exception e
                join allotted_detail d
                  on d.origin_period = e.origin_period and d.settlement_id = e.settlement_id
                where e.clearing_period = :period and e.state = 'due' and <crossing>
                union all
                select s.settlement_id, <d-place>, <nothing>, s.amount_fen
                from (select coalesce(follows, settlement_id) as settlement_id, amount_fen
                      from deduction_standing
                      where clearing_period = :period and state = 'due') s
                join detail_origin o on o.settlement_id = s.settlement_id
                join allotted_detail d
                  on d.origin_period = o.origin_period and d.settlement_id = o.settlement_id
                where <crossing>
                union all
                select settlement_id, <place>, <facts>, 0
                from national_adjustment
                where clearing_period = :period and <crossing>),
            here as (
                select settlement_id, <place>, <sums>
                from part
                group by settlement_id, <place>
                having <any>),
            there as (
                select row_no, settlement_id, <place>, <figures>
                from national_result_row
                where result = :result)
            select settlement_id, <place>, coalesce(t.row_no, 0) as row_no,
                   h.cases is not null as known, <both>
            from here h
            full join there t using (settlement_id, <place>)
            where (h.cases is null or t.cases is null or (<h-figures>) <> (<t-figures>))
              and (:all or settlement_id = any(:ids::text[]))
            order by settlement_id, <place>
            limit :limit
            """
                    .replace(
                            "<any>",
                            FIGURES.stream()
                                    .map(name -> "sum(" + name + ") <> 0")
                                    .collect(Collectors.joining(" or ")))
                    .replace(
                            "<sums>",
                            FIGURES.stream()
                                    .map(name -> "sum(" + name + ")::bigint as " + name)
                                    .collect(Collectors.joining(", ")))
                    .replace(
                            "<both>",
                            Stream.of("h", "t")
                                    .flatMap(
                                            side ->
                                                    FIGURES.stream()
                                                            .map(
                                                                    name ->
                                                                            "coalesce(%s.%s, 0) as %s_%s"
                                                                                    .formatted(
                                                                                            side,
                                                                                            name,
                                                                                            side,
                                                                                            name)))
                                    .collect(Collectors.joining(", ")))
                    .replace("<h-figures>", prefixed("h.", FIGURES))
                    .replace("<t-figures>", prefixed("t.", FIGURES))
                    .replace("<d-place>", prefixed("d.", PLACE))
                    .replace("<d-facts>", prefixed("d.", ADJUSTED))
                    .replace(
                            "<nothing>",
                            ADJUSTED.stream().map(name -> "0").collect(Collectors.joining(", ")))
                    .replace("<place>", String.join(", ", PLACE))
                    .replace("<facts>", String.join(", ", ADJUSTED))
                    .replace("<figures>", String.join(", ", FIGURES))
                    .replace("<crossing>", CROSSING);

    private static final String SUMS_OF_RESULT =
            """
            select %s, %s
            from national_result_row
            where result = :result
            group by %s
            """
                    .formatted(String.join(", ", PLACE), summed(FIGURES), String.join(", ", PLACE));

    private static final String ADJUSTMENTS =
            """
            select %s, %s, 0::bigint as deducted_fen
            from national_adjustment
            where clearing_period = :period and %s
            group by %s
            """
                    .formatted(
                            String.join(", ", PLACE),
                            summed(ADJUSTED),
                            CROSSING,
                            String.join(", ", PLACE));

    private static final String KNOWN =
            """
            select o.settlement_id, o.original_id, o.origin_period,
                   exists (select from detail_origin m
                           where m.original_id = o.settlement_id) as taken_back,
                   coalesce(e.clearing_period, o.origin_period) as clearing_period,
                   coalesce(e.state, 'due') as state
            from detail_origin o
            left join lateral (
                select clearing_period, state
                from period_exception
                where settlement_id = o.settlement_id
                order by no desc
                limit 1) e on true
            where o.settlement_id = any(:ids::text[])
            """;

    /** Those that the last results of the authority's other months have. */
    private static final String LISTED_ELSEWHERE =
            """
            select distinct r.settlement_id
            from national_result_row r
            join national_result n on n.id = r.result
            where r.settlement_id = any(:ids::text[]) and n.authority = :authority
              and n.period <> :period
              and not exists (select from national_result later
                              where later.authority = n.authority and later.period = n.period
                                and later.no > n.no)
            """;

    /** What was moved on, or is held, here and stands in the result after all. */
    private static final String HELD_AND_LISTED =
            """
            select r.settlement_id
            from national_result_row r
            join lateral (
                select clearing_period, state
                from period_exception
                where settlement_id = r.settlement_id
                order by no desc
                limit 1) e on e.clearing_period = :period and e.state = 'held'
            where r.result = :result and exists (
                select from period_exception x
                where x.settlement_id = r.settlement_id and x.decided_by = :by)
            """;

    private static final String OPEN_DIFFERENCE =
            """
            insert into national_difference (result, authority, period, settlement_id,
                   insured_region, treatment_region, scheme, class, row_no, here_cases,
                   here_total_fen, here_cleared_fen, here_deducted_fen, there_cases,
                   there_total_fen, there_cleared_fen, there_deducted_fen, said, opened_at)
            values (:result, :authority, :period, :settlementId, :insured, :treatment, :scheme,
                    :class, :row, :hereCases, :hereTotal, :hereCleared, :hereDeducted,
                    :thereCases, :thereTotal, :thereCleared, :thereDeducted, :said, :openedAt)
            """;

    private static final String DIFFERENCES =
            """
            select d.*, s.way, s.reason, s.resolved_by, s.resolved_at
            from national_difference d
            left join national_resolution s on s.difference = d.no
            where d.authority = :authority and d.period = :period and d.no > :after
              and (:class = '' or d.class = :class)
              and (:region::text is null or :region in (d.insured_region, d.treatment_region))
              and (:state = '' or (:state = 'open') = (s.difference is null))
              and (not :some or d.no = any(:nos::bigint[]))
            order by d.no
            limit :limit
            """;

    private static final String COUNTS =
            """
            select d.class, count(*) as open
            from national_difference d
            left join national_resolution s on s.difference = d.no
            where d.authority = :authority and d.period = :period and s.difference is null
              and (:region::text is null or :region in (d.insured_region, d.treatment_region))
            group by d.class
            order by d.class
            """;

    private static final String RESOLVE =
            """
            insert into national_resolution (difference, way, reason, resolved_by, resolved_at)
            select no, :way, :reason, :by, :at
            from unnest(:nos::bigint[]) as no
            """;

    private static final String ADJUST =
            """
            insert into national_adjustment (difference, settlement_id, clearing_period, %s, %s,
                                             booked_by, booked_at)
            select * from unnest(?::bigint[], ?::text[], ?::text[], %s, %s, ?::text[],
                                 ?::timestamptz[])
            """
                    .formatted(
                            String.join(", ", PLACE),
                            String.join(", ", ADJUSTED),
                            arrays(PLACE, "text"),
                            arrays(ADJUSTED, "bigint"));

    private final Jdbi jdbi;

    NationalRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private static String arrays(List<String> columns, String type) {
        return columns.stream().map(c -> "?::" + type + "[]").collect(Collectors.joining(", "));
    }

    private static String prefixed(String prefix, List<String> columns) {
        return columns.stream().map(c -> prefix + c).collect(Collectors.joining(", "));
    }

    private static String summed(List<String> columns) {
        return columns.stream()
                .map(c -> "sum(" + c + ")::bigint as " + c)
                .collect(Collectors.joining(", "));
    }

    /** One authority's results and resolutions of a month come one after the other. */
    void lock(RegionCode authority, Period period) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(LOCK)
                                .bind("key", authority + " " + period)
                                .map((row, context) -> true)
                                .one());
    }

    NationalResult add(NationalResult result, List<ControlTotal> controls) {
        long no =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(ADD)
                                        .bind("id", result.id())
                                        .bind("authority", result.authority().value())
                                        .bind("period", result.period().toString())
                                        .bind("fileName", result.fileName())
                                        .bind("sha256", result.sha256())
                                        .bind("rows", result.rows())
                                        .bind("givenBy", result.givenBy())
                                        .bind("givenAt", result.givenAt())
                                        .mapTo(Long.class)
                                        .one());
        jdbi.useHandle(
                handle -> {
                    var batch = handle.prepareBatch(ADD_CONTROL);
                    for (ControlTotal one : controls) {
                        batch.bind("result", result.id())
                                .bind("direction", one.direction().code())
                                .bind("province", one.province().value())
                                .bind("scheme", one.scheme().map(Scheme::code).orElse(""))
                                .bind("rows", one.rows())
                                .bind("total", one.total().fen())
                                .bind("cleared", one.cleared().fen())
                                .bind("deducted", one.deducted().fen())
                                .add();
                    }
                    if (!controls.isEmpty()) {
                        batch.execute();
                    }
                });
        return new NationalResult(
                no,
                result.id(),
                result.authority(),
                result.period(),
                result.fileName(),
                result.sha256(),
                result.rows(),
                result.givenBy(),
                result.givenAt());
    }

    void addRows(UUID result, List<ResultRow> rows) {
        ColumnSql.run(jdbi, connection -> addRows(connection, result, rows));
    }

    private static void addRows(Connection connection, UUID result, List<ResultRow> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_ROWS)) {
            int column = 1;
            statement.setObject(column++, result);
            statement.setArray(column++, array(connection, "integer", rows, ResultRow::row));
            statement.setArray(column++, array(connection, "text", rows, ResultRow::settlementId));
            for (String name : PLACE) {
                statement.setArray(
                        column++, array(connection, "text", rows, row -> place(row.cell(), name)));
            }
            for (String name : FIGURES) {
                statement.setArray(
                        column++,
                        array(connection, "bigint", rows, row -> figure(row.amounts(), name)));
            }
            statement.executeUpdate();
        }
    }

    private static <T> java.sql.Array array(
            Connection connection, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    private static String place(Cell cell, String column) {
        return switch (column) {
            case "insured_region" -> cell.pair().insured().value();
            case "treatment_region" -> cell.pair().treatment().value();
            case "scheme" -> cell.scheme().code();
            case "care_type" -> cell.careType().code();
            case "origin_period" -> cell.origin().toString();
            default -> throw new IllegalArgumentException(column);
        };
    }

    private static long figure(Amounts amounts, String column) {
        return AmountColumns.values(amounts).get(AmountColumns.names().indexOf(column));
    }

    /** The result that counts; the last one that was loaded. */
    Optional<NationalResult> latest(RegionCode authority, Period period) {
        return history(authority, period, 1).stream().findFirst();
    }

    List<NationalResult> history(RegionCode authority, Period period, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LATEST)
                                .bind("authority", authority.value())
                                .bind("period", period.toString())
                                .bind("limit", limit)
                                .map((row, context) -> result(row))
                                .list());
    }

    /** In what a result and what stands due here differ, in the order of ids. */
    List<Part> parts(NationalResult result, int limit) {
        return parts(result, Optional.empty(), limit);
    }

    /** The same of some settlements. */
    List<Part> partsOf(NationalResult result, Collection<String> ids) {
        return parts(result, Optional.of(ids), Integer.MAX_VALUE);
    }

    private List<Part> parts(NationalResult result, Optional<Collection<String>> ids, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(PARTS)
                                .bind("period", result.period().toString())
                                .bind("province", province(result.authority()))
                                .bind("result", result.id())
                                .bind("all", ids.isEmpty())
                                .bind("ids", List.copyOf(ids.orElse(List.of())))
                                .bind("limit", limit)
                                .map((row, context) -> part(result.period(), row))
                                .list());
    }

    /** What a result comes to per cell. */
    SortedMap<Cell, Amounts> sums(NationalResult result) {
        SortedMap<Cell, Amounts> sums = new TreeMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(SUMS_OF_RESULT)
                                .bind("result", result.id())
                                .map(
                                        (row, context) ->
                                                Map.entry(
                                                        cell(result.period(), row),
                                                        amounts(row, "")))
                                .forEach(one -> sums.put(one.getKey(), one.getValue())));
        return sums;
    }

    /**
     * What adjustments of a month come to per cell, of the pairs that cross a province's border.
     */
    SortedMap<Cell, Amounts> adjustments(RegionCode authority, Period period) {
        SortedMap<Cell, Amounts> sums = new TreeMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(ADJUSTMENTS)
                                .bind("period", period.toString())
                                .bind("province", province(authority))
                                .map(
                                        (row, context) ->
                                                Map.entry(cell(period, row), amounts(row, "")))
                                .forEach(one -> sums.put(one.getKey(), one.getValue())));
        return sums;
    }

    Map<String, Known> known(Collection<String> ids) {
        Map<String, Known> known = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(KNOWN)
                                .bind("ids", List.copyOf(ids))
                                .map((row, context) -> known(row))
                                .forEach(one -> known.put(one.settlementId(), one)));
        return known;
    }

    Set<String> listedElsewhere(NationalResult result, Collection<String> ids) {
        return new HashSet<>(
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(LISTED_ELSEWHERE)
                                        .bind("ids", List.copyOf(ids))
                                        .bind("authority", result.authority().value())
                                        .bind("period", result.period().toString())
                                        .mapTo(String.class)
                                        .list()));
    }

    List<String> heldAndListed(NationalResult result, String by) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(HELD_AND_LISTED)
                                .bind("result", result.id())
                                .bind("period", result.period().toString())
                                .bind("by", by)
                                .mapTo(String.class)
                                .list());
    }

    void open(NationalResult result, List<Found> differences, Instant now) {
        if (differences.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> {
                    var batch = handle.prepareBatch(OPEN_DIFFERENCE);
                    for (Found one : differences) {
                        batch.bind("result", result.id())
                                .bind("authority", result.authority().value())
                                .bind("period", result.period().toString())
                                .bind("settlementId", one.settlementId())
                                .bind("insured", one.cell().pair().insured().value())
                                .bind("treatment", one.cell().pair().treatment().value())
                                .bind("scheme", one.cell().scheme().code())
                                .bind("class", one.kind().code())
                                .bind("row", one.row())
                                .bind("hereCases", one.here().cases())
                                .bind("hereTotal", one.here().total().fen())
                                .bind("hereCleared", one.here().cleared().fen())
                                .bind("hereDeducted", one.here().deducted().fen())
                                .bind("thereCases", one.there().cases())
                                .bind("thereTotal", one.there().total().fen())
                                .bind("thereCleared", one.there().cleared().fen())
                                .bind("thereDeducted", one.there().deducted().fen())
                                .bind("said", one.said())
                                .bind("openedAt", now)
                                .add();
                    }
                    batch.execute();
                });
    }

    List<NationalDifference> open(RegionCode authority, Period period) {
        return list(Share.of(authority), period, "", "open", 0, Integer.MAX_VALUE);
    }

    List<NationalDifference> list(
            Share share, Period period, String kind, String state, long after, int limit) {
        return list(share, period, kind, state, Optional.empty(), after, limit);
    }

    List<NationalDifference> of(RegionCode authority, Period period, Collection<Long> nos) {
        return list(Share.of(authority), period, "", "", Optional.of(nos), 0, nos.size());
    }

    private List<NationalDifference> list(
            Share share,
            Period period,
            String kind,
            String state,
            Optional<Collection<Long>> nos,
            long after,
            int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(DIFFERENCES)
                                .bind("authority", share.authority())
                                .bind("region", share.region().orElse(null))
                                .bind("period", period.toString())
                                .bind("class", kind)
                                .bind("state", state)
                                .bind("some", nos.isPresent())
                                .bind("nos", List.copyOf(nos.orElse(List.of())))
                                .bind("after", after)
                                .bind("limit", limit)
                                .map((row, context) -> difference(row))
                                .list());
    }

    /** By class how many are open. */
    Map<String, Long> openByClass(Share share, Period period) {
        Map<String, Long> counts = new TreeMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(COUNTS)
                                .bind("authority", share.authority())
                                .bind("region", share.region().orElse(null))
                                .bind("period", period.toString())
                                .map(
                                        (row, context) ->
                                                Map.entry(
                                                        row.getString("class"),
                                                        row.getLong("open")))
                                .forEach(one -> counts.put(one.getKey(), one.getValue())));
        return counts;
    }

    void resolve(Collection<Long> nos, Resolution way, String reason, String by, Instant at) {
        if (nos.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(RESOLVE)
                                .bind("nos", List.copyOf(nos))
                                .bind("way", way.code())
                                .bind("reason", reason)
                                .bind("by", by)
                                .bind("at", at)
                                .execute());
    }

    /** Books what is to be added here, by the number of the difference that it settles. */
    void adjust(List<Part> parts, Map<String, Long> differences, String by, Instant at) {
        ColumnSql.run(
                jdbi,
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(ADJUST)) {
                        int column = 1;
                        statement.setArray(
                                column++,
                                array(
                                        connection,
                                        "bigint",
                                        parts,
                                        part -> differences.get(part.settlementId())));
                        statement.setArray(
                                column++, array(connection, "text", parts, Part::settlementId));
                        statement.setArray(
                                column++,
                                array(
                                        connection,
                                        "text",
                                        parts,
                                        part -> part.cell().period().toString()));
                        for (String name : PLACE) {
                            statement.setArray(
                                    column++,
                                    array(
                                            connection,
                                            "text",
                                            parts,
                                            part -> place(part.cell(), name)));
                        }
                        for (String name : ADJUSTED) {
                            statement.setArray(
                                    column++,
                                    array(
                                            connection,
                                            "bigint",
                                            parts,
                                            part -> figure(part.delta(), name)));
                        }
                        statement.setArray(column++, array(connection, "text", parts, part -> by));
                        statement.setArray(
                                column,
                                array(connection, "timestamptz", parts, part -> at.toString()));
                        statement.executeUpdate();
                    }
                });
    }

    private static String province(RegionCode authority) {
        return authority.value().substring(0, 2);
    }

    private static NationalResult result(ResultSet row) throws SQLException {
        return new NationalResult(
                row.getLong("no"),
                row.getObject("id", UUID.class),
                RegionCode.of(row.getString("authority")),
                Period.fromString(row.getString("period")),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getInt("rows"),
                row.getString("given_by"),
                row.getObject("given_at", OffsetDateTime.class).toInstant());
    }

    private static Part part(Period period, ResultSet row) throws SQLException {
        return new Part(
                row.getString("settlement_id"),
                cell(period, row),
                amounts(row, "h_"),
                amounts(row, "t_"),
                row.getBoolean("known"),
                row.getInt("row_no"));
    }

    private static Cell cell(Period period, ResultSet row) throws SQLException {
        return new Cell(
                period,
                DetailState.DUE,
                new RegionPair(
                        RegionCode.of(row.getString("insured_region")),
                        RegionCode.of(row.getString("treatment_region"))),
                Scheme.fromString(row.getString("scheme")),
                CareType.fromString(row.getString("care_type")),
                Period.fromString(row.getString("origin_period")));
    }

    private static Amounts amounts(ResultSet row, String prefix) throws SQLException {
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            funds.put(fund, money(row, prefix + AmountColumns.of(fund)));
        }
        return new Amounts(
                0,
                row.getLong(prefix + "cases"),
                money(row, prefix + "total_fen"),
                funds,
                money(row, prefix + "account_fen"),
                money(row, prefix + "cleared_fen"),
                money(row, prefix + "deducted_fen"));
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getString("settlement_id"),
                Optional.ofNullable(row.getString("original_id")),
                row.getBoolean("taken_back"),
                Period.fromString(row.getString("origin_period")),
                Period.fromString(row.getString("clearing_period")),
                row.getString("state").equals(DetailState.HELD.code()));
    }

    private static NationalDifference difference(ResultSet row) throws SQLException {
        String way = row.getString("way");
        return new NationalDifference(
                row.getLong("no"),
                row.getObject("result", UUID.class),
                row.getString("settlement_id"),
                new RegionPair(
                        RegionCode.of(row.getString("insured_region")),
                        RegionCode.of(row.getString("treatment_region"))),
                Scheme.fromString(row.getString("scheme")),
                DifferenceClass.fromString(row.getString("class")),
                row.getInt("row_no"),
                side(row, "here_"),
                side(row, "there_"),
                row.getString("said"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                way == null
                        ? Optional.empty()
                        : Optional.of(
                                new NationalDifference.Resolved(
                                        Coded.ofCode(Resolution.class, way),
                                        row.getString("reason"),
                                        row.getString("resolved_by"),
                                        row.getObject("resolved_at", OffsetDateTime.class)
                                                .toInstant())));
    }

    private static NationalDifference.Side side(ResultSet row, String prefix) throws SQLException {
        return new NationalDifference.Side(
                row.getLong(prefix + "cases"),
                money(row, prefix + "total_fen"),
                money(row, prefix + "cleared_fen"),
                money(row, prefix + "deducted_fen"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
