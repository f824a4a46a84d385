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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /**
     * Of the versions in force; summed where the rows lie, since a year has hundreds of thousands.
     */
    private static final String OWED =
            """
            with latest as (
                select distinct on (period) id, period
                from statement
                where authority = :authority and tier = :tier and period = any(:periods)
                order by period, version desc)
            select l.period, r.insured_region, r.treatment_region, r.scheme,
                   sum(r.cases)::bigint as cases,
                   sum(r.cleared_fen - r.deducted_fen)::bigint as owed_fen
            from latest l
            join statement_row r on r.statement_id = l.id
            group by l.period, r.insured_region, r.treatment_region, r.scheme
            order by l.period, r.insured_region, r.treatment_region, r.scheme
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

    /** What each period that has a statement came to, per pair and scheme. */
    SortedMap<Period, List<Owed>> owed(Circle circle, List<Period> periods) {
        TreeMap<Period, List<Owed>> owed = new TreeMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(OWED)
                                .bind("authority", circle.authority())
                                .bind("tier", circle.tier())
                                .bindArray(
                                        "periods",
                                        String.class,
                                        periods.stream().map(Period::toString).toList())
                                .map((row, context) -> owed(row))
                                .forEach(
                                        one ->
                                                owed.computeIfAbsent(
                                                                one.getKey(),
                                                                period -> new ArrayList<>())
                                                        .add(one.getValue())));
        return owed;
    }

    private static Map.Entry<Period, Owed> owed(ResultSet row) throws SQLException {
        return Map.entry(
                Period.fromString(row.getString("period")),
                new Owed(
                        new RegionPair(
                                RegionCode.of(row.getString("insured_region")),
                                RegionCode.of(row.getString("treatment_region"))),
                        Scheme.fromString(row.getString("scheme")),
                        row.getLong("cases"),
                        Money.ofFen(row.getLong("owed_fen"))));
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
