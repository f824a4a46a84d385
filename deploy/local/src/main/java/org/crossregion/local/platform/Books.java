package org.crossregion.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;
import org.crossregion.values.Coded;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this platform has booked, in its database. A request is booked once and answered alike ever
 * after; a reversed one never counts, and one reversed before it came is refused when it comes.
 */
final class Books {

    private static final String SCHEMA =
            """
            create table if not exists request (
                request   text    primary key,
                kind      text    not null
                    check (kind in ('settlement', 'cancellation', 'restoration', 'unknown')),
                body      text    not null,
                answer    text    not null,
                reversed  boolean not null,
                check (kind <> 'unknown' or reversed)
            );
            create table if not exists entry (
                request          text    primary key references request,
                cancels          text    references request,
                restores         text    references request,
                visit            text    not null,
                person_no        text    not null,
                insured_region   text    not null,
                treatment_region text    not null,
                scheme           text    not null,
                period           text    not null,
                year             integer not null,
                sign             integer not null check (sign in (-1, 1)),
                admission        integer not null,
                outpatient       boolean not null,
                deductible_fen   bigint  not null,
                pooling_fen      bigint  not null,
                layer_base_fen   bigint  not null,
                layer_paid_fen   bigint  not null,
                account_fen      bigint  not null,
                total_fen        bigint  not null,
                funds            text    not null,
                reversed         boolean not null default false
            );
            create index if not exists entry_by_person on entry (person_no, scheme, year);
            create index if not exists entry_by_period on entry (period);
            create unique index if not exists entry_cancelled_once on entry (cancels)
                where not reversed;
            create unique index if not exists entry_restored_once on entry (restores)
                where not reversed;
            """;

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private static final String REQUEST =
            "select kind, body, answer, reversed from request where request = ?";

    private static final String ADD_REQUEST =
            "insert into request (request, kind, body, answer, reversed) values (?, ?, ?, ?, ?)";

    private static final String ADD_ENTRY =
            """
            insert into entry (request, visit, person_no, insured_region, treatment_region, scheme,
                   period, year, sign, admission, outpatient, deductible_fen, pooling_fen,
                   layer_base_fen, layer_paid_fen, account_fen, total_fen, funds)
            values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String USE =
            """
            select coalesce(sum(admission), 0),
                   coalesce(sum(admission) filter (where visit = ?), 0) > 0,
                   coalesce(sum(deductible_fen) filter (where visit = ? and not outpatient), 0)::bigint,
                   coalesce(sum(deductible_fen) filter (where outpatient), 0)::bigint,
                   coalesce(sum(pooling_fen), 0)::bigint,
                   coalesce(sum(layer_base_fen), 0)::bigint,
                   coalesce(sum(layer_paid_fen), 0)::bigint
            from entry
            where person_no = ? and scheme = ? and year = ? and not reversed
            """;

    private static final String ACCOUNT_USED =
            """
            select coalesce(sum(account_fen), 0)::bigint
            from entry
            where person_no = ? and not reversed
            """;

    private static final String CANCELLED_BY =
            "select request from entry where cancels = ? and not reversed";

    private static final String STANDING =
            "select person_no, total_fen from entry where request = ? and not reversed and sign = 1";

    /** A mirror counts in its own month, and frees the year of its original. */
    private static final String MIRROR =
            """
            insert into entry (request, cancels, visit, person_no, insured_region, treatment_region,
                   scheme, period, year, sign, admission, outpatient, deductible_fen, pooling_fen,
                   layer_base_fen, layer_paid_fen, account_fen, total_fen, funds)
            select ?, request, visit, person_no, insured_region, treatment_region,
                   scheme, ?, year, -1, -admission, outpatient, -deductible_fen, -pooling_fen,
                   -layer_base_fen, -layer_paid_fen, -account_fen, -total_fen, funds
            from entry
            where request = ?
            """;

    /** A bill booked again counts in its own month and year. */
    private static final String RESTORE =
            """
            insert into entry (request, restores, visit, person_no, insured_region,
                   treatment_region, scheme, period, year, sign, admission, outpatient,
                   deductible_fen, pooling_fen, layer_base_fen, layer_paid_fen, account_fen,
                   total_fen, funds)
            select ?, request, visit, person_no, insured_region,
                   treatment_region, scheme, ?, ?, 1, admission, outpatient,
                   deductible_fen, pooling_fen, layer_base_fen, layer_paid_fen, account_fen,
                   total_fen, funds
            from entry
            where request = ?
            """;

    private static final String RESTORED_BY =
            "select request from entry where restores = ? and not reversed";

    private static final String REVERSE_REQUEST =
            "update request set reversed = true where request = ?";

    private static final String REVERSE_ENTRY =
            "update entry set reversed = true where request = ?";

    private static final String TOTALS =
            """
            select insured_region, treatment_region, scheme, sign, total_fen, account_fen, funds
            from entry
            where period = ? and not reversed
            order by insured_region, treatment_region, scheme, request
            """;

    private final String jdbcUrl;
    private final String user;
    private final String password;

    Books(String jdbcUrl, String user, String password) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
    }

    /** Work that has the database to itself until it ends. */
    private interface Work<T> {
        T with(Connection books) throws SQLException;
    }

    /** What a bill comes to, once the person's year is locked. */
    interface Reckoning {
        TwinPolicy.Result of(TwinUse used);
    }

    /** The answer to a bill that was computed. */
    interface Answering {
        ObjectNode of(TwinPolicy.Result result, Money accountAfter);
    }

    void open() throws SQLException {
        try (Connection books = connect();
                var statement = books.createStatement()) {
            statement.execute(SCHEMA);
        }
    }

    boolean answers() {
        try (Connection books = connect()) {
            return books.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** What a person has used now. */
    TwinUse use(TwinBill bill, TwinPerson person) {
        return alone(books -> use(books, bill, person));
    }

    Money account(TwinPerson person) {
        return alone(books -> account(books, person));
    }

    JsonNode settle(
            String request,
            JsonNode body,
            TwinBill bill,
            TwinPerson person,
            Reckoning reckoning,
            Answering answering) {
        return alone(
                books -> {
                    lock(books, "request " + request);
                    Optional<JsonNode> before = before(books, request, "settlement", body);
                    if (before.isPresent()) {
                        return before.get();
                    }
                    lock(books, "person " + person.personNo());
                    TwinUse used = use(books, bill, person);
                    TwinPolicy.Result result = reckoning.of(used);
                    ObjectNode answer =
                            answering.of(result, used.account().minus(result.account()));
                    add(books, request, "settlement", body, answer, false);
                    enter(books, request, bill, result);
                    return answer;
                });
    }

    JsonNode cancel(String request, JsonNode body, TwinPersons persons) {
        JsonNode asked = body.required("cancellation");
        String settlement = asked.required("settlement").asText();
        return once(
                request,
                "cancellation",
                body,
                settlement,
                (books, answer) -> {
                    TwinPerson person = mustBeBooked(books, settlement, asked, persons);
                    mustNot(books, CANCELLED_BY, settlement, "already-cancelled", "撤销");
                    lock(books, "person " + person.personNo());
                    answer.put("total", TwinBill.money(asked, "total").negated().toString());
                    run(books, MIRROR, request, period(asked).toString(), settlement);
                    answer.put("accountBalance", account(books, person).toString());
                });
    }

    /** Books a cancelled bill once more, with the amounts it had. */
    JsonNode restore(String request, JsonNode body, TwinPersons persons) {
        JsonNode asked = body.required("restoration");
        String settlement = asked.required("settlement").asText();
        return once(
                request,
                "restoration",
                body,
                settlement,
                (books, answer) -> {
                    TwinPerson person = mustBeBooked(books, settlement, asked, persons);
                    if (find(books, CANCELLED_BY, settlement).isEmpty()) {
                        throw new Problem(422, "not-cancelled", settlement + " 未被撤销");
                    }
                    mustNot(books, RESTORED_BY, settlement, "already-restored", "恢复");
                    lock(books, "person " + person.personNo());
                    answer.put("total", TwinBill.money(asked, "total").toString());
                    Period month = period(asked);
                    int year = month.firstDay().getYear();
                    run(books, RESTORE, request, month.toString(), year, settlement);
                    Money account = account(books, person);
                    if (account.isNegative()) {
                        throw new Problem(422, "account-short", "个人账户余额不足");
                    }
                    answer.put("accountBalance", account.toString());
                });
    }

    /** What is done once under a request; it fills the answer. */
    private interface Deed {
        void of(Connection books, ObjectNode answer) throws SQLException;
    }

    private JsonNode once(
            String request, String kind, JsonNode body, String settlement, Deed deed) {
        return alone(
                books -> {
                    lock(books, "request " + request);
                    Optional<JsonNode> before = before(books, request, kind, body);
                    if (before.isPresent()) {
                        return before.get();
                    }
                    lock(books, "request " + settlement);
                    ObjectNode answer = Json.object();
                    answer.put("request", request);
                    add(books, request, kind, body, answer, false);
                    deed.of(books, answer);
                    amend(books, request, answer);
                    return answer;
                });
    }

    private static TwinPerson mustBeBooked(
            Connection books, String settlement, JsonNode asked, TwinPersons persons)
            throws SQLException {
        try (PreparedStatement query = prepare(books, STANDING, settlement);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new Problem(422, "settlement-unknown", "没有请求号 " + settlement + " 的结算");
            }
            Money total = Money.ofFen(row.getLong(2));
            if (!total.equals(TwinBill.money(asked, "total"))) {
                throw new Problem(422, "total-differs", "原结算总额 " + total);
            }
            return persons.find(row.getString(1)).orElseThrow();
        }
    }

    private static void mustNot(
            Connection books, String query, String settlement, String code, String done)
            throws SQLException {
        Optional<String> by = find(books, query, settlement);
        if (by.isPresent()) {
            throw new Problem(422, code, settlement + " 已由 " + by.get() + " " + done);
        }
    }

    private static Optional<String> find(Connection books, String sql, String settlement)
            throws SQLException {
        try (PreparedStatement query = prepare(books, sql, settlement);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /** As if the request had never been, whether it has come yet or not. */
    void reverse(String request) {
        alone(
                books -> {
                    lock(books, "request " + request);
                    try (PreparedStatement query = prepare(books, REQUEST, request);
                            ResultSet row = query.executeQuery()) {
                        if (!row.next()) {
                            add(books, request, "unknown", Json.object(), Json.object(), true);
                            return null;
                        }
                    }
                    mustNot(books, CANCELLED_BY, request, "already-cancelled", "撤销");
                    mustNot(books, RESTORED_BY, request, "already-restored", "恢复");
                    run(books, REVERSE_REQUEST, request);
                    run(books, REVERSE_ENTRY, request);
                    return null;
                });
    }

    /** What this platform owes for a month, by insured region, treatment region and scheme. */
    JsonNode totals(String period) {
        return alone(
                books -> {
                    Totals totals = new Totals(period);
                    try (PreparedStatement query = prepare(books, TOTALS, period);
                            ResultSet row = query.executeQuery()) {
                        while (row.next()) {
                            totals.add(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getInt(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    funds(row.getString(7)));
                        }
                    }
                    return totals.json();
                });
    }

    private static Optional<JsonNode> before(
            Connection books, String request, String kind, JsonNode body) throws SQLException {
        try (PreparedStatement query = prepare(books, REQUEST, request);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            if (row.getBoolean("reversed")) {
                throw new Problem(409, "request-reversed", "该请求已被冲正，不再受理");
            }
            boolean same =
                    row.getString("kind").equals(kind)
                            && Json.read(row.getString("body")).equals(Json.read(Json.write(body)));
            if (!same) {
                throw new Problem(409, "request-changed", "请求号已使用，且内容不同");
            }
            return Optional.of(Json.read(row.getString("answer")));
        }
    }

    private static TwinUse use(Connection books, TwinBill bill, TwinPerson person)
            throws SQLException {
        try (PreparedStatement query =
                        prepare(
                                books,
                                USE,
                                bill.visit(),
                                bill.visit(),
                                person.personNo(),
                                person.scheme().code(),
                                bill.year());
                ResultSet row = query.executeQuery()) {
            row.next();
            return new TwinUse(
                    row.getInt(1),
                    row.getBoolean(2),
                    Money.ofFen(row.getLong(3)),
                    Money.ofFen(row.getLong(4)),
                    Money.ofFen(row.getLong(5)),
                    Money.ofFen(row.getLong(6)),
                    Money.ofFen(row.getLong(7)),
                    account(books, person));
        }
    }

    private static Money account(Connection books, TwinPerson person) throws SQLException {
        try (PreparedStatement query = prepare(books, ACCOUNT_USED, person.personNo());
                ResultSet row = query.executeQuery()) {
            row.next();
            return person.account().minus(Money.ofFen(row.getLong(1)));
        }
    }

    private static void enter(
            Connection books, String request, TwinBill bill, TwinPolicy.Result result)
            throws SQLException {
        ObjectNode funds = Json.object();
        result.funds().forEach((fund, amount) -> funds.put(fund.code(), amount.fen()));
        run(
                books,
                ADD_ENTRY,
                request,
                bill.visit(),
                bill.personNo(),
                bill.insuredRegion().value(),
                bill.treatmentRegion().value(),
                bill.scheme().code(),
                bill.period().toString(),
                bill.year(),
                result.admission() ? 1 : 0,
                result.outpatient(),
                result.deductible().fen(),
                result.pooling().fen(),
                result.layerBase().fen(),
                result.layerPaid().fen(),
                result.account().fen(),
                bill.total().fen(),
                Json.write(funds));
    }

    private static Period period(JsonNode asked) {
        return Period.monthOf(
                OffsetDateTime.parse(asked.required("settledAt").asText()).toInstant());
    }

    static Map<Fund, Long> funds(String text) {
        Map<Fund, Long> funds = new EnumMap<>(Fund.class);
        Json.read(text)
                .properties()
                .forEach(
                        one ->
                                funds.put(
                                        Coded.ofCode(Fund.class, one.getKey()),
                                        one.getValue().asLong()));
        return funds;
    }

    private static void add(
            Connection books,
            String request,
            String kind,
            JsonNode body,
            JsonNode answer,
            boolean reversed)
            throws SQLException {
        run(books, ADD_REQUEST, request, kind, Json.write(body), Json.write(answer), reversed);
    }

    private static void amend(Connection books, String request, JsonNode answer)
            throws SQLException {
        run(books, "update request set answer = ? where request = ?", Json.write(answer), request);
    }

    private static void lock(Connection books, String name) throws SQLException {
        try (PreparedStatement lock = prepare(books, LOCK, name)) {
            lock.execute();
        }
    }

    private static void run(Connection books, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(books, sql, values)) {
            statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection books, String sql, Object... values)
            throws SQLException {
        PreparedStatement statement = books.prepareStatement(sql);
        List<Object> bound = new ArrayList<>(List.of(values));
        for (int i = 0; i < bound.size(); i++) {
            statement.setObject(i + 1, bound.get(i));
        }
        return statement;
    }

    private <T> T alone(Work<T> work) {
        try (Connection books = connect()) {
            books.setAutoCommit(false);
            T answer = work.with(books);
            books.commit();
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException("the platform's database: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }
}
