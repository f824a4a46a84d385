package org.crossregion.load.clearing;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.load.clearing.Months.Month;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of a month from running totals: a generation, which draws the statement and form 9 of
 * 60 regions from them, of months with ever more settlements in the same cells, in turn.
 */
public final class S2 extends Bench {

    static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx512m");
    static final List<String> QUICK =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

    private static final Setting USUAL =
            new Setting(
                    List.of(10_000, 1_000_000, 20_000_000),
                    9,
                    20,
                    0,
                    Optional.empty(),
                    "",
                    JVM,
                    Optional.empty());

    private static final Setting SMOKE =
            new Setting(
                    List.of(10_000, 20_000),
                    2,
                    1,
                    0,
                    Optional.empty(),
                    "",
                    QUICK,
                    Optional.empty());

    private S2(Setting setting, Path root) {
        super("s2", setting, root);
    }

    private S2(Path root, Shared shared) {
        super("s2", SMOKE, root, shared);
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USUAL.usage("s2", ""));
            return;
        }
        run(Path.of(System.getProperty("crossregion.root")), arguments);
    }

    static JsonNode run(Path root, String... arguments) throws Exception {
        try (S2 bench = new S2(USUAL.with(SMOKE, arguments), root)) {
            return bench.run();
        }
    }

    /** As short as can be, over what others share. */
    static JsonNode smoke(Path root, Shared shared) throws Exception {
        try (S2 bench = new S2(root, shared)) {
            return bench.run();
        }
    }

    @Override
    void measure() throws Exception {
        List<Month> months = Months.of(setting().sizes());
        ClearingApi api = withMonths(months);
        Map<Month, Double> first = new LinkedHashMap<>();
        for (Month month : months) {
            first.put(month, generated(api, month));
        }
        for (int i = 0; i < setting().warmUp(); i++) {
            for (Month month : months) {
                api.step(month.month(), "generation", "finance-maker").mustBe(200);
            }
        }
        pause();
        Map<Month, Figures> times = new LinkedHashMap<>();
        for (int round = 0; round < setting().rounds(); round++) {
            for (Month month : months) {
                times.computeIfAbsent(month, one -> new Figures())
                        .add(
                                api.step(month.month(), "generation", "finance-maker")
                                        .mustBe(200)
                                        .millis());
            }
        }
        Figures smallest = times.get(months.get(0));
        line(
                "S2: the tables of a month of 60 regions from running totals, %d rounds",
                setting().rounds());
        for (Month month : months) {
            line(
                    "%,d settlements%s"
                            .formatted(
                                    month.size(),
                                    first.get(month) > 0
                                            ? ", the first time (cut and draw) %.0f ms"
                                                    .formatted(first.get(month))
                                            : ""),
                    "generation-" + month.size(),
                    times.get(month),
                    1,
                    " ms (goal 1000)");
        }
        for (Month month : months.subList(1, months.size())) {
            line(
                    "%,d against %,d".formatted(month.size(), months.get(0).size()),
                    "ratio-" + month.size(),
                    times.get(month).against(smallest),
                    3,
                    " (goal 1.2)");
        }
        JsonNode form =
                api.get(
                                "/api/v1/forms/9?period=%s&authority=%s&tier=province&format=json"
                                        .formatted(
                                                months.get(months.size() - 1).month(),
                                                Months.PROVINCE))
                        .mustBe(200)
                        .json();
        report().put("regionsInForm9", form.at("/sections/0/rows").size());
    }

    /** Brings a month to where it can be generated; the milliseconds of the first time, or 0. */
    static double generated(ClearingApi api, Month month) {
        String state = state(api, month);
        if (state.equals("open")) {
            api.step(month.month(), "reconciliation", "finance-maker").mustBe(200);
            state = "reconciling";
        }
        if (state.equals("reconciling")) {
            api.step(month.month(), "confirmation", "finance-checker").mustBe(200);
            state = "confirmed";
        }
        return state.equals("confirmed")
                ? api.step(month.month(), "generation", "finance-maker").mustBe(200).millis()
                : 0;
    }

    private static String state(ClearingApi api, Month month) {
        return api.get(
                        "/api/v1/periods/%s?authority=%s&tier=province"
                                .formatted(month.month(), Months.PROVINCE))
                .mustBe(200)
                .json()
                .path("state")
                .asText();
    }
}
