package org.crossregion.load.clearing;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.load.clearing.Months.Month;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The independent recomputation of a month, as publication does it over HTTP with all it compares,
 * against the bare {@code group by} of the same columns over the same partition, in turn.
 */
public final class S3 extends Bench {

    private static final Setting USUAL =
            new Setting(
                    List.of(10_000, 1_000_000, 20_000_000),
                    3,
                    1,
                    0,
                    Optional.empty(),
                    "",
                    S2.JVM,
                    Optional.empty());

    private static final Setting SMOKE =
            new Setting(
                    List.of(10_000, 20_000),
                    3,
                    1,
                    0,
                    Optional.empty(),
                    "",
                    S2.QUICK,
                    Optional.empty());

    static final String BARE =
            """
            select insured_region, treatment_region, scheme, care_type, origin_period, count(*),
                   sum(cases)::bigint, sum(total_fen)::bigint, sum(pooling_fen)::bigint,
                   sum(civil_servant_fen)::bigint, sum(enterprise_fen)::bigint,
                   sum(serious_illness_fen)::bigint, sum(large_amount_fen)::bigint,
                   sum(disabled_fen)::bigint, sum(medical_aid_fen)::bigint, sum(other_fen)::bigint,
                   sum(account_fen)::bigint, sum(cleared_fen)::bigint
            from allotted_detail
            where origin_period = '<month>'
            group by insured_region, treatment_region, scheme, care_type, origin_period
            """;

    private S3(Setting setting, Path root) {
        super("s3", setting, root);
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USUAL.usage("s3", ""));
            return;
        }
        run(Path.of(System.getProperty("crossregion.root")), arguments);
    }

    static JsonNode run(Path root, String... arguments) throws Exception {
        try (S3 bench = new S3(USUAL.with(SMOKE, arguments), root)) {
            return bench.run();
        }
    }

    @Override
    void measure() throws Exception {
        List<Month> months = Months.of(setting().sizes());
        ClearingApi api = withMonths(months);
        for (Month month : months) {
            S2.generated(api, month);
        }
        for (int i = 0; i < setting().warmUp(); i++) {
            for (Month month : months) {
                bare(month);
                recomputed(api, month);
            }
        }
        pause();
        Map<Month, Figures> bare = new LinkedHashMap<>();
        Map<Month, Figures> recomputed = new LinkedHashMap<>();
        for (int round = 0; round < setting().rounds(); round++) {
            for (Month month : months) {
                bare.computeIfAbsent(month, one -> new Figures()).add(bare(month));
                recomputed.computeIfAbsent(month, one -> new Figures()).add(recomputed(api, month));
            }
        }
        line("S3: a month recomputed from its facts, %d rounds", setting().rounds());
        for (Month month : months) {
            String size = "%,d settlements".formatted(month.size());
            line(size + ", bare group by", "bare-" + month.size(), bare.get(month), 0, " ms");
            line(
                    size + ", recomputed and compared",
                    "recomputed-" + month.size(),
                    recomputed.get(month),
                    0,
                    " ms");
            line(
                    size + ", ratio",
                    "ratio-" + month.size(),
                    recomputed.get(month).against(bare.get(month)),
                    3,
                    " (goal 1.15)");
        }
    }

    /** Publication is refused for the one settlement that is odd, once all figures agree. */
    private static double recomputed(ClearingApi api, Month month) {
        ClearingApi.Answer answer =
                api.step(month.month(), "publication", "finance-checker").mustBe(409);
        String type = answer.json().path("type").asText();
        if (!type.endsWith("cleared-amount-disputed")) {
            throw new IllegalStateException(answer.body());
        }
        return answer.millis();
    }

    private double bare(Month month) throws SQLException {
        long from = System.nanoTime();
        try (Connection connection = stack().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(BARE.replace("<month>", month.month()))) {
            long details = 0;
            while (rows.next()) {
                details += rows.getLong(6);
            }
            if (details < month.size()) {
                throw new IllegalStateException(details + " of " + month.size());
            }
        }
        return since(from) * 1000;
    }
}
