package org.crossregion.load.clearing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What taking a batch in comes to in SQL and nothing else: inbox, fact with what makes its id
 * unique for ever, and running totals, each by one statement of whole columns, in one transaction.
 */
final class PlainIntake implements AutoCloseable {

    private static final String COLUMNS =
            """
            select column_name, udt_name
            from information_schema.columns
            where table_schema = 'public' and table_name = 'allotted_detail' and column_name <> 'no'
            order by ordinal_position
            """;

    private static final String INBOX =
            """
            insert into inbox (consumer, event_id, received_at)
            select 'plain', event_id, now() from unnest(?::uuid[]) as arrived (event_id)
            order by event_id
            on conflict do nothing
            returning event_id
            """;

    private static final String ORIGIN =
            """
            insert into detail_origin (settlement_id, origin_period, original_id)
            select * from unnest(?::text[], ?::text[], ?::text[]) as d (id, origin, original)
            order by d.id
            on conflict do nothing
            returning settlement_id
            """;

    private static final List<String> KEY =
            List.of(
                    "clearing_period",
                    "state",
                    "insured_region",
                    "treatment_region",
                    "scheme",
                    "care_type",
                    "origin_period");

    private static final List<String> FIGURES =
            List.of(
                    "details",
                    "cases",
                    "total_fen",
                    "pooling_fen",
                    "civil_servant_fen",
                    "enterprise_fen",
                    "serious_illness_fen",
                    "large_amount_fen",
                    "disabled_fen",
                    "medical_aid_fen",
                    "other_fen",
                    "account_fen",
                    "cleared_fen",
                    "deducted_fen");

    private final Connection connection;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final PreparedStatement inbox;
    private final PreparedStatement origin;
    private final PreparedStatement fact;
    private final PreparedStatement totals;

    PlainIntake(Connection connection) throws SQLException {
        this.connection = connection;
        try (PreparedStatement select = connection.prepareStatement(COLUMNS);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                columns.put(rows.getString(1), rows.getString(2));
            }
        }
        connection.setAutoCommit(false);
        inbox = connection.prepareStatement(INBOX);
        origin = connection.prepareStatement(ORIGIN);
        fact =
                connection.prepareStatement(
                        "insert into allotted_detail ("
                                + String.join(", ", columns.keySet())
                                + ") select * from unnest("
                                + arrays(columns.values().stream().toList())
                                + ")");
        List<String> all = new ArrayList<>(KEY);
        all.add("lane");
        all.addAll(FIGURES);
        List<String> types = new ArrayList<>();
        KEY.forEach(key -> types.add("text"));
        types.add("smallint");
        FIGURES.forEach(figure -> types.add("bigint"));
        totals =
                connection.prepareStatement(
                        "insert into running_total ("
                                + String.join(", ", all)
                                + ") select * from unnest("
                                + arrays(types)
                                + ") on conflict ("
                                + String.join(", ", KEY)
                                + ", lane) do update set "
                                + String.join(
                                        ", ",
                                        FIGURES.stream()
                                                .map(
                                                        one ->
                                                                one
                                                                        + " = running_total."
                                                                        + one
                                                                        + " + excluded."
                                                                        + one)
                                                .toList()));
    }

    private static String arrays(List<String> types) {
        return String.join(", ", types.stream().map(type -> "?::" + type + "[]").toList());
    }

    void take(List<Bill> batch, int lane) throws SQLException {
        UUID[] events = new UUID[batch.size()];
        Arrays.setAll(events, i -> UUID.randomUUID());
        inbox.setArray(1, connection.createArrayOf("uuid", events));
        inbox.executeQuery().close();
        String[] ids = batch.stream().map(Bill::id).toArray(String[]::new);
        origin.setArray(1, connection.createArrayOf("text", ids));
        origin.setArray(
                2,
                connection.createArrayOf(
                        "text", batch.stream().map(Bill::month).toArray(String[]::new)));
        origin.setArray(3, connection.createArrayOf("text", new String[batch.size()]));
        origin.executeQuery().close();
        facts(batch, lane);
        totals(batch, lane);
        connection.commit();
    }

    private void facts(List<Bill> batch, int lane) throws SQLException {
        List<Map<String, Object>> rows =
                batch.stream().map(bill -> bill.row(lane, "2026-11-22T00:00:00Z")).toList();
        int place = 1;
        for (Map.Entry<String, String> column : columns.entrySet()) {
            Object[] values =
                    switch (column.getValue()) {
                        case "int8" -> new Long[rows.size()];
                        case "int2" -> new Short[rows.size()];
                        default -> new String[rows.size()];
                    };
            for (int i = 0; i < values.length; i++) {
                Object value = rows.get(i).get(column.getKey());
                values[i] = value == null && column.getValue().equals("int8") ? (Object) 0L : value;
            }
            fact.setArray(place++, connection.createArrayOf(column.getValue(), values));
        }
        fact.executeUpdate();
    }

    private void totals(List<Bill> batch, int lane) throws SQLException {
        TreeMap<String, long[]> sums = new TreeMap<>();
        for (Bill bill : batch) {
            String key =
                    String.join(
                            "|",
                            bill.month(),
                            "due",
                            bill.insured(),
                            bill.treatment(),
                            bill.scheme(),
                            bill.careType(),
                            bill.month());
            long[] sum = sums.computeIfAbsent(key, one -> new long[FIGURES.size()]);
            sum[0]++;
            sum[1]++;
            sum[2] += bill.total();
            sum[3] += bill.pooling();
            sum[7] += bill.large();
            sum[11] += bill.account();
            sum[12] += bill.cleared();
        }
        List<String[]> keys = sums.keySet().stream().map(key -> key.split("\\|")).toList();
        int place = 1;
        for (int i = 0; i < KEY.size(); i++) {
            int part = i;
            totals.setArray(
                    place++,
                    connection.createArrayOf(
                            "text", keys.stream().map(key -> key[part]).toArray(String[]::new)));
        }
        Short[] lanes = new Short[keys.size()];
        Arrays.fill(lanes, (short) lane);
        totals.setArray(place++, connection.createArrayOf("int2", lanes));
        for (int i = 0; i < FIGURES.size(); i++) {
            int figure = i;
            totals.setArray(
                    place++,
                    connection.createArrayOf(
                            "int8",
                            sums.values().stream().map(sum -> sum[figure]).toArray(Long[]::new)));
        }
        totals.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
