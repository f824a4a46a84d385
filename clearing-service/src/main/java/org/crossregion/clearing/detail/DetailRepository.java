package org.crossregion.clearing.detail;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.total.AmountColumns;
import org.crossregion.clearing.total.ColumnSql;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Details and their exceptions: added in sets, never changed. */
@ApplicationScoped
class DetailRepository {

    /** Sorted, so that two consumers that meet the same ids wait in the same order. */
    private static final String CLAIM =
            """
            insert into detail_origin (settlement_id, origin_period, original_id)
            select * from unnest(?::text[], ?::text[], ?::text[]) as d (id, origin, original)
            order by d.id
            on conflict do nothing
            returning settlement_id
            """;

    private static final Map<String, Column> COLUMNS = columns();

    private static final String ADD =
            """
            insert into allotted_detail (%s)
            select * from unnest(%s)
            """
                    .formatted(
                            String.join(", ", COLUMNS.keySet()),
                            COLUMNS.values().stream()
                                    .map(column -> "?::" + column.type + "[]")
                                    .collect(Collectors.joining(", ")));

    /** Every column of a detail {@code d}. */
    static final String OF_DETAIL =
            COLUMNS.keySet().stream()
                    .map(column -> "d." + column)
                    .collect(Collectors.joining(", "));

    private static final String FIND =
            """
            select %s, coalesce(e.clearing_period, d.origin_period) as clearing_period,
                   coalesce(e.state, 'due') as state,
                   coalesce((select sum(t.amount_fen) from deduction_entry t
                             where t.follows = d.settlement_id), 0)::bigint as deducted_fen
            from detail_origin o
            join allotted_detail d
              on d.origin_period = o.origin_period and d.settlement_id = o.settlement_id
            left join lateral (
                select clearing_period, state
                from period_exception
                where settlement_id = o.settlement_id
                order by no desc
                limit 1) e on true
            where o.settlement_id = any(?::text[])
            order by o.settlement_id
            """
                    .formatted(OF_DETAIL);

    /** Holds off any other move of these details until the transaction ends. */
    private static final String LOCK =
            """
            select settlement_id
            from detail_origin
            where settlement_id = any(?::text[])
            order by settlement_id
            for no key update
            """;

    private static final String EXCEPT =
            """
            insert into period_exception (settlement_id, origin_period, clearing_period, state,
                                          reason, note, decided_by, decided_at)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                 ?::text[], ?::timestamptz[])
            """;

    private static final String MIRROR_OF =
            "select settlement_id from detail_origin where original_id = :id";

    /** Details whose last exception holds them in a period; few, so found through exceptions. */
    private static final String HELD_IN =
            """
            select e.settlement_id
            from period_exception e
            join allotted_detail d
              on d.origin_period = e.origin_period and d.settlement_id = e.settlement_id
            where e.clearing_period = :period and e.state = 'held'
              and not exists (select from period_exception later
                              where later.settlement_id = e.settlement_id and later.no > e.no)
              and (:nation or left(d.insured_region, 2) = :province
                           or left(d.treatment_region, 2) = :province)
              and (:within or left(d.insured_region, 2) <> left(d.treatment_region, 2))
            order by e.settlement_id
            """;

    /**
     * Few again: what stands in the period of a year, and what of the year is held anywhere. The
     * nation's policy decides about pairs that cross a border, a province's about those within it.
     */
    private static final String LEFT_OVER =
            """
            select e.settlement_id
            from period_exception e
            join allotted_detail d
              on d.origin_period = e.origin_period and d.settlement_id = e.settlement_id
            where (e.clearing_period = :year
                   or e.state = 'held' and left(e.origin_period, 4) = :year)
              and not exists (select from period_exception later
                              where later.settlement_id = e.settlement_id and later.no > e.no)
              and (:nation or left(d.insured_region, 2) = :province
                           or left(d.treatment_region, 2) = :province)
              and :within = (left(d.insured_region, 2) = left(d.treatment_region, 2))
              and (d.insured_region like :scope or d.treatment_region like :scope)
              and (:after::text is null or e.settlement_id > :after::text)
            order by e.settlement_id
            limit :limit
            """;

    private static final String EVER_HELD =
            """
            select distinct settlement_id
            from period_exception
            where settlement_id = any(?::text[]) and reason = 'held'
            """;

    private static final String MIRRORS_OF =
            "select settlement_id from detail_origin where original_id = any(?::text[])";

    private static final String ALL_HELD_BY =
            """
            select distinct on (settlement_id) settlement_id, decided_by
            from period_exception
            where settlement_id = any(?::text[]) and reason = 'held'
            order by settlement_id, no desc
            """;

    private static final String DEDUCTED_APART =
            """
            select exists (select from deduction_entry
                           where settlement_id = any(:ids) and follows is null)
            """;

    private static final String HELD_BY =
            """
            select decided_by
            from period_exception
            where settlement_id = :id and reason = 'held'
            order by no desc
            limit 1
            """;

    private final Jdbi jdbi;

    DetailRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A column of the fact table: its SQL type and where its value comes from. */
    private record Column(String type, Function<Detail, Object> value) {}

    /** Makes these ids ours for ever; those that were not ours before are returned. */
    Set<String> claim(Collection<Detail> details) {
        return ColumnSql.ask(
                jdbi,
                connection -> {
                    try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
                        claim.setArray(1, texts(connection, details, Detail::settlementId));
                        claim.setArray(2, texts(connection, details, d -> d.origin().toString()));
                        claim.setArray(
                                3, texts(connection, details, d -> d.originalId().orElse(null)));
                        Set<String> claimed = new HashSet<>();
                        try (ResultSet rows = claim.executeQuery()) {
                            while (rows.next()) {
                                claimed.add(rows.getString(1));
                            }
                        }
                        return claimed;
                    }
                });
    }

    void add(Collection<Detail> details, Instant receivedAt) {
        ColumnSql.run(
                jdbi,
                connection -> {
                    try (PreparedStatement add = connection.prepareStatement(ADD)) {
                        int place = 1;
                        for (Map.Entry<String, Column> column : COLUMNS.entrySet()) {
                            Function<Detail, Object> value =
                                    column.getKey().equals("received_at")
                                            ? detail -> sqlTime(receivedAt)
                                            : column.getValue().value();
                            add.setArray(
                                    place++,
                                    ColumnSql.column(
                                            connection,
                                            column.getValue().type(),
                                            details.stream().map(value)));
                        }
                        add.executeUpdate();
                    }
                });
    }

    /** The details of these ids that are known, with where they stand. */
    Map<String, Standing> find(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return ColumnSql.ask(
                jdbi,
                connection -> {
                    try (PreparedStatement find = connection.prepareStatement(FIND)) {
                        find.setArray(1, connection.createArrayOf("text", ids.toArray()));
                        Map<String, Standing> found = new HashMap<>();
                        try (ResultSet row = find.executeQuery()) {
                            while (row.next()) {
                                Standing standing = standing(row);
                                found.put(standing.detail().settlementId(), standing);
                            }
                        }
                        return found;
                    }
                });
    }

    void lock(Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        ColumnSql.run(
                jdbi,
                connection -> {
                    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                        lock.setArray(1, connection.createArrayOf("text", ids.toArray()));
                        lock.executeQuery().close();
                    }
                });
    }

    void except(List<PeriodException> exceptions) {
        if (exceptions.isEmpty()) {
            return;
        }
        List<Function<PeriodException, Object>> texts =
                List.of(
                        PeriodException::settlementId,
                        e -> e.origin().toString(),
                        e -> e.placement().period().toString(),
                        e -> e.placement().state().code(),
                        e -> e.reason().code(),
                        e -> e.note().orElse(null),
                        PeriodException::decidedBy);
        ColumnSql.run(
                jdbi,
                connection -> {
                    try (PreparedStatement except = connection.prepareStatement(EXCEPT)) {
                        int place = 1;
                        for (Function<PeriodException, Object> text : texts) {
                            Object[] values = exceptions.stream().map(text).toArray();
                            except.setArray(place++, connection.createArrayOf("text", values));
                        }
                        Object[] times =
                                exceptions.stream().map(e -> sqlTime(e.decidedAt())).toArray();
                        except.setArray(place, connection.createArrayOf("timestamptz", times));
                        except.executeUpdate();
                    }
                });
    }

    /** Whether anything is deducted from one of these in a period of its own. */
    boolean hasDeductionsApart(Collection<String> ids) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(DEDUCTED_APART)
                                .bind("ids", List.copyOf(ids))
                                .mapTo(Boolean.class)
                                .one());
    }

    /** Who held a detail back last; empty if nobody ever did. */
    String heldBy(String settlementId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(HELD_BY)
                                .bind("id", settlementId)
                                .mapTo(String.class)
                                .findOne()
                                .orElse(""));
    }

    /** Who held each of these back last, as far as anybody ever did. */
    Map<String, String> heldBy(Collection<String> ids) {
        return ColumnSql.ask(
                jdbi,
                connection -> {
                    try (PreparedStatement ask = connection.prepareStatement(ALL_HELD_BY)) {
                        ask.setArray(1, connection.createArrayOf("text", ids.toArray()));
                        Map<String, String> holders = new HashMap<>();
                        try (ResultSet row = ask.executeQuery()) {
                            while (row.next()) {
                                holders.put(row.getString(1), row.getString(2));
                            }
                        }
                        return holders;
                    }
                });
    }

    Set<String> mirrorsOf(Collection<String> ids) {
        return ColumnSql.ask(
                jdbi,
                connection -> {
                    try (PreparedStatement ask = connection.prepareStatement(MIRRORS_OF)) {
                        ask.setArray(1, connection.createArrayOf("text", ids.toArray()));
                        Set<String> mirrors = new HashSet<>();
                        try (ResultSet row = ask.executeQuery()) {
                            while (row.next()) {
                                mirrors.add(row.getString(1));
                            }
                        }
                        return mirrors;
                    }
                });
    }

    Optional<String> mirrorOf(String settlementId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(MIRROR_OF)
                                .bind("id", settlementId)
                                .mapTo(String.class)
                                .findOne());
    }

    List<String> heldIn(Circle circle, Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(HELD_IN)
                                .bind("period", period.toString())
                                .bind("nation", circle.isNation())
                                .bind("province", circle.authority().value().substring(0, 2))
                                .bind("within", circle.tier() == Tier.PROVINCE)
                                .mapTo(String.class)
                                .list());
    }

    List<String> leftOver(
            Circle circle, Period year, String regionPrefix, Optional<String> after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LEFT_OVER)
                                .bind("year", year.toString())
                                .bind("nation", circle.isNation())
                                .bind("province", circle.authority().value().substring(0, 2))
                                .bind("within", circle.tier() == Tier.PROVINCE)
                                .bind("scope", regionPrefix + "%")
                                .bind("after", after.orElse(null))
                                .bind("limit", limit)
                                .mapTo(String.class)
                                .list());
    }

    /** Which of these an agency has held back at some time. */
    Set<String> everHeld(Collection<String> ids) {
        return ColumnSql.ask(
                jdbi,
                connection -> {
                    try (PreparedStatement held = connection.prepareStatement(EVER_HELD)) {
                        held.setArray(1, connection.createArrayOf("text", ids.toArray()));
                        Set<String> found = new HashSet<>();
                        try (ResultSet rows = held.executeQuery()) {
                            while (rows.next()) {
                                found.add(rows.getString(1));
                            }
                        }
                        return found;
                    }
                });
    }

    private static Array texts(
            Connection connection, Collection<Detail> details, Function<Detail, String> text)
            throws SQLException {
        return ColumnSql.column(connection, "text", details.stream().map(text));
    }

    private static Map<String, Column> columns() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("settlement_id", new Column("text", Detail::settlementId));
        columns.put("origin_period", new Column("text", d -> d.origin().toString()));
        columns.put("kind", new Column("text", d -> d.kind().code()));
        columns.put("original_id", new Column("text", d -> d.originalId().orElse(null)));
        columns.put("insured_region", new Column("text", d -> d.pair().insured().value()));
        columns.put("treatment_region", new Column("text", d -> d.pair().treatment().value()));
        columns.put("scheme", new Column("text", d -> d.scheme().code()));
        columns.put("care_type", new Column("text", d -> d.careType().code()));
        columns.put("filing_type", new Column("text", d -> d.stay().filingType().orElse(null)));
        columns.put("institution", new Column("text", d -> d.stay().institution()));
        columns.put("person_no", new Column("text", d -> d.stay().personNo()));
        columns.put("identity_cipher", identity(Stay.Identity::cipher));
        columns.put("identity_index", identity(Stay.Identity::index));
        columns.put("identity_key_id", identity(Stay.Identity::keyId));
        columns.put("visit_id", new Column("text", d -> d.stay().visitId().orElse(null)));
        columns.put("message_id", new Column("text", d -> d.stay().messageId().orElse(null)));
        columns.put("settled_at", new Column("timestamptz", d -> sqlTime(d.settledAt())));
        columns.put("began_on", new Column("date", d -> sqlDay(d.stay().beganOn())));
        columns.put("ended_on", new Column("date", d -> sqlDay(d.stay().endedOn())));
        columns.put("total_fen", fen(FundSplit::total));
        columns.put("full_self_pay_fen", fen(FundSplit::fullSelfPay));
        columns.put("over_limit_fen", fen(FundSplit::overLimit));
        columns.put("prior_self_pay_fen", fen(FundSplit::priorSelfPay));
        columns.put("in_scope_fen", fen(FundSplit::inScope));
        for (Fund fund : Fund.values()) {
            columns.put(AmountColumns.of(fund), fen(split -> split.fund(fund)));
        }
        columns.put("account_fen", fen(FundSplit::account));
        columns.put("mutual_aid_fen", fen(FundSplit::mutualAid));
        columns.put("cash_fen", fen(FundSplit::cash));
        columns.put("hospital_borne_fen", fen(FundSplit::hospitalBorne));
        columns.put("cleared_fen", new Column("bigint", d -> d.cleared().fen()));
        columns.put("cases", new Column("smallint", d -> d.kind().sign()));
        columns.put("lane", new Column("smallint", Detail::lane));
        columns.put("received_at", new Column("timestamptz", d -> null));
        return columns;
    }

    private static Column fen(Function<FundSplit, Money> amount) {
        return new Column("bigint", detail -> amount.apply(detail.split()).fen());
    }

    private static Column identity(Function<Stay.Identity, String> part) {
        return new Column("text", d -> d.stay().identity().map(part).orElse(null));
    }

    private static String sqlTime(Instant instant) {
        return instant.toString();
    }

    private static String sqlDay(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(null);
    }

    static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                detail(row),
                new Placement(
                        Period.fromString(row.getString("clearing_period")),
                        Coded.ofCode(DetailState.class, row.getString("state"))),
                money(row, "deducted_fen"));
    }

    private static Detail detail(ResultSet row) throws SQLException {
        EnumMap<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            funds.put(fund, money(row, AmountColumns.of(fund)));
        }
        return new Detail(
                row.getString("settlement_id"),
                DetailKind.fromString(row.getString("kind")),
                Optional.ofNullable(row.getString("original_id")),
                row.getObject("settled_at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                new RegionPair(
                        RegionCode.of(row.getString("insured_region")),
                        RegionCode.of(row.getString("treatment_region"))),
                Scheme.fromString(row.getString("scheme")),
                CareType.fromString(row.getString("care_type")),
                new FundSplit(
                        money(row, "total_fen"),
                        money(row, "full_self_pay_fen"),
                        money(row, "over_limit_fen"),
                        money(row, "prior_self_pay_fen"),
                        money(row, "in_scope_fen"),
                        funds,
                        money(row, "account_fen"),
                        money(row, "mutual_aid_fen"),
                        money(row, "cash_fen"),
                        money(row, "hospital_borne_fen")),
                money(row, "cleared_fen"),
                new Stay(
                        row.getString("institution"),
                        row.getString("person_no"),
                        Optional.ofNullable(row.getString("identity_cipher"))
                                .map(cipher -> identity(row, cipher)),
                        Optional.ofNullable(row.getString("filing_type")),
                        Optional.ofNullable(row.getString("visit_id")),
                        Optional.ofNullable(row.getString("message_id")),
                        Optional.ofNullable(row.getObject("began_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("ended_on", LocalDate.class))),
                row.getInt("lane"));
    }

    private static Stay.Identity identity(ResultSet row, String cipher) {
        try {
            return new Stay.Identity(
                    cipher, row.getString("identity_index"), row.getString("identity_key_id"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
