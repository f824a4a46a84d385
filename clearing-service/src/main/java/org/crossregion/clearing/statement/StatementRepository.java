package org.crossregion.clearing.statement;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.Cut;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.total.AmountColumns;
import org.crossregion.clearing.total.ColumnSql;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Statements with their rows, the regions they are printed with, and the numbers they are issued
 * under.
 */
@ApplicationScoped
class StatementRepository {

    private static final String ADD =
            """
            insert into statement (authority, tier, period, version, facts, exceptions, sha256,
                                   canonical, drawn_at)
            values (:authority, :tier, :period, :version, :facts, :exceptions, :sha256,
                    :canonical, :drawnAt)
            returning id
            """;

    private static final String ADD_ROWS =
            """
            insert into statement_row (statement_id, insured_region, treatment_region, scheme,
                                       care_type, origin_period, %s)
            select ?, rows.* from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                         %s) as rows
            """
                    .formatted(
                            AmountColumns.LIST,
                            AmountColumns.names().stream()
                                    .map(column -> "?::bigint[]")
                                    .collect(Collectors.joining(", ")));

    private static final String LATEST =
            """
            select s.id, s.authority, s.tier, s.period, s.version, s.facts, s.exceptions, s.sha256,
                   s.canonical, s.drawn_at, i.number
            from statement s
            left join statement_issue i on i.statement_id = s.id
            where s.authority = :authority and s.tier = :tier and s.period = :period
              and (:version = 0 or s.version = :version)
            order by s.version desc
            limit 1
            """;

    private static final String VERSIONS =
            """
            select s.id, s.authority, s.tier, s.period, s.version, s.facts, s.exceptions, s.sha256,
                   s.canonical, s.drawn_at, i.number
            from statement s
            left join statement_issue i on i.statement_id = s.id
            where s.authority = :authority and s.tier = :tier and s.period = :period
            order by s.version
            """;

    private static final String ROWS =
            """
            select insured_region, treatment_region, scheme, care_type, origin_period, %s
            from statement_row
            where statement_id = :id
            order by insured_region, treatment_region, scheme, care_type, origin_period
            """
                    .formatted(AmountColumns.LIST);

    private static final String IN_FORCE =
            """
            with in_force as (
                select distinct on (period) id, period
                from statement
                where authority = :authority and tier = :tier and period = any(:periods)
                order by period, version desc)
            select period, id, exists (select from statement_row where statement_id = id) as filled
            from in_force
            order by period
            """;

    /** Summed where the rows lie, since a year has hundreds of thousands. */
    private static final String OWED =
            """
            select statement_id, insured_region, treatment_region, scheme,
                   sum(cases)::bigint as cases,
                   sum(cleared_fen - deducted_fen)::bigint as owed_fen
            from statement_row
            where statement_id = any(:statements::bigint[])
            group by statement_id, insured_region, treatment_region, scheme
            order by statement_id, insured_region, treatment_region, scheme
            """;

    private static final String PRINT_REGION =
            """
            insert into cut_region (authority, tier, period, code, name, listed)
            values (:authority, :tier, :period, :code, :name, :listed)
            """;

    private static final String PRINTED_REGIONS =
            """
            select code, name, listed
            from cut_region
            where authority = :authority and tier = :tier and period = :period
            order by code
            """;

    private static final String NEXT_NUMBER =
            """
            insert into issued_number (issuer, year, form, last)
            values (:issuer, :year, :form, 1)
            on conflict (issuer, year, form) do update set last = issued_number.last + 1
            returning last::bigint
            """;

    private static final String ISSUE =
            """
            insert into statement_issue (statement_id, number, issued_at)
            values (:id, :number, :issuedAt)
            """;

    private final Jdbi jdbi;

    StatementRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(
            PeriodKey key,
            int version,
            Cut cut,
            long exceptions,
            String sha256,
            String canonical,
            List<StatementRow> rows,
            Instant drawnAt) {
        long id =
                jdbi.withHandle(
                        handle ->
                                bind(handle.createQuery(ADD), key)
                                        .bind("version", version)
                                        .bind("facts", cut.facts())
                                        .bind("exceptions", exceptions)
                                        .bind("sha256", sha256)
                                        .bind("canonical", canonical)
                                        .bind("drawnAt", drawnAt)
                                        .mapTo(Long.class)
                                        .one());
        ColumnSql.run(jdbi, connection -> addRows(connection, id, rows));
    }

    /** One version, or the last one if it is 0. */
    Optional<Statement> find(PeriodKey key, int version) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(LATEST), key)
                                .bind("version", version)
                                .map((row, context) -> statement(row))
                                .findOne());
    }

    List<Statement> versions(PeriodKey key) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(VERSIONS), key)
                                .map((row, context) -> statement(row))
                                .list());
    }

    List<StatementRow> rows(long id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ROWS)
                                .bind("id", id)
                                .map((row, context) -> row(row))
                                .list());
    }

    /**
     * The versions in force of a circle's periods.
     *
     * @param filled whether it has any row
     */
    record InForce(Period period, long id, boolean filled) {}

    /** Of those periods that have a statement. */
    List<InForce> inForce(Circle circle, Collection<Period> periods) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(IN_FORCE)
                                .bind("authority", circle.authority())
                                .bind("tier", circle.tier())
                                .bindArray(
                                        "periods",
                                        String.class,
                                        periods.stream().map(Period::toString).toList())
                                .mapTo(InForce.class)
                                .list());
    }

    /** What statements came to, per pair and scheme; by their ids. */
    Map<Long, List<Owed>> owed(Collection<Long> statements) {
        Map<Long, List<Owed>> owed = new HashMap<>();
        statements.forEach(id -> owed.put(id, new ArrayList<>()));
        Map<String, RegionCode> regions = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(OWED)
                                .bindArray(
                                        "statements",
                                        String.class,
                                        statements.stream().map(String::valueOf).toList())
                                .map(
                                        (row, context) ->
                                                Map.entry(row.getLong(1), owed(row, regions)))
                                .forEach(one -> owed.get(one.getKey()).add(one.getValue())));
        return owed;
    }

    private static Owed owed(ResultSet row, Map<String, RegionCode> regions) throws SQLException {
        return new Owed(
                new RegionPair(
                        regions.computeIfAbsent(row.getString(2), RegionCode::of),
                        regions.computeIfAbsent(row.getString(3), RegionCode::of)),
                Scheme.fromString(row.getString(4)),
                row.getLong(5),
                Money.ofFen(row.getLong(6)));
    }

    void print(PeriodKey key, List<PrintedRegion> regions) {
        jdbi.useHandle(
                handle -> {
                    var batch = handle.prepareBatch(PRINT_REGION);
                    for (PrintedRegion region : regions) {
                        bind(batch, key)
                                .bind("code", region.code())
                                .bind("name", region.name())
                                .bind("listed", region.listed())
                                .add();
                    }
                    batch.execute();
                });
    }

    List<PrintedRegion> printed(PeriodKey key) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(PRINTED_REGIONS), key)
                                .mapTo(PrintedRegion.class)
                                .list());
    }

    long nextNumber(RegionCode issuer, int year, String form) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(NEXT_NUMBER)
                                .bind("issuer", issuer)
                                .bind("year", year)
                                .bind("form", form)
                                .mapTo(Long.class)
                                .one());
    }

    void issue(long id, String number, Instant issuedAt) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ISSUE)
                                .bind("id", id)
                                .bind("number", number)
                                .bind("issuedAt", issuedAt)
                                .execute());
    }

    private static void addRows(Connection connection, long id, List<StatementRow> rows)
            throws SQLException {
        List<Function<StatementRow, Object>> texts =
                List.of(
                        row -> row.pair().insured().value(),
                        row -> row.pair().treatment().value(),
                        row -> row.scheme().code(),
                        row -> row.careType().code(),
                        row -> row.origin().toString());
        List<Object[]> figures = new ArrayList<>();
        List<List<Long>> amounts =
                rows.stream().map(row -> AmountColumns.values(row.amounts())).toList();
        for (int i = 0; i < AmountColumns.names().size(); i++) {
            int figure = i;
            figures.add(amounts.stream().map(row -> (Object) row.get(figure)).toArray());
        }
        try (PreparedStatement add = connection.prepareStatement(ADD_ROWS)) {
            int place = 1;
            add.setLong(place++, id);
            for (Function<StatementRow, Object> text : texts) {
                Object[] column = rows.stream().map(text).toArray();
                add.setArray(place++, connection.createArrayOf("text", column));
            }
            for (Object[] column : figures) {
                add.setArray(place++, connection.createArrayOf("bigint", column));
            }
            add.executeUpdate();
        }
    }

    private static Statement statement(ResultSet row) throws SQLException {
        return new Statement(
                row.getLong("id"),
                new PeriodKey(
                        new Circle(
                                RegionCode.of(row.getString("authority")),
                                Tier.fromString(row.getString("tier"))),
                        Period.fromString(row.getString("period"))),
                row.getInt("version"),
                row.getLong("facts"),
                row.getLong("exceptions"),
                row.getString("sha256"),
                row.getString("canonical"),
                row.getObject("drawn_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("number")));
    }

    private static StatementRow row(ResultSet row) throws SQLException {
        return new StatementRow(
                new RegionPair(
                        RegionCode.of(row.getString("insured_region")),
                        RegionCode.of(row.getString("treatment_region"))),
                Scheme.fromString(row.getString("scheme")),
                CareType.fromString(row.getString("care_type")),
                Period.fromString(row.getString("origin_period")),
                AmountColumns.read(row));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, PeriodKey key) {
        return statement
                .bind("authority", key.circle().authority())
                .bind("tier", key.circle().tier())
                .bind("period", key.period());
    }
}
