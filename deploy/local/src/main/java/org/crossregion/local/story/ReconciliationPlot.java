package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.book.Bill;
import org.crossregion.local.book.Ledger;
import org.crossregion.local.desk.ReconciliationDesk;
import org.crossregion.local.scenario.Scenario;
import org.crossregion.local.scenario.Scene;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The acts in which a hospital compares its month with the centre's: a list that forgets a bill and
 * misstates another, what stands in the month's way, and the list put right.
 */
final class ReconciliationPlot implements Acts {

    private static final String HEADING = "结算编号,就诊编号,人员编号,医疗费总额,基金支付总额,个人账户支付,退费标志";

    private final ReconciliationDesk desk;
    private final Scenario scenario;
    private final Ledger ledger;
    private final Map<String, Function<Scene, String>> acts =
            Map.of("hospital-list", this::list, "month-blocked", this::blocked);

    ReconciliationPlot(ReconciliationDesk desk, Scenario scenario, Ledger ledger) {
        this.desk = desk;
        this.scenario = scenario;
        this.ledger = ledger;
    }

    @Override
    public Optional<Function<Scene, String>> act(String name) {
        return Optional.ofNullable(acts.get(name));
    }

    /** A hospital's list of a month, as it has the bills that still stand. */
    private String list(Scene scene) {
        String hospital = scene.need("hospital");
        int forgotten = Integer.parseInt(scene.get("forgets", "0"));
        int misstated = Integer.parseInt(scene.get("misstates", "0"));
        List<String> lines = new ArrayList<>(List.of(HEADING));
        for (Bill bill : standing(hospital, scene.period())) {
            if (bill.number() != forgotten) {
                Money total = bill.total();
                if (bill.number() == misstated) {
                    total = total.plus(Money.ofYuan(scene.need("by")));
                }
                lines.add(line(bill, total));
            }
        }
        JsonNode answer = desk.handIn(hospital, scene.period(), lines, scene.number());
        String found = found(answer);
        if (!found.equals(scene.need("expect"))) {
            throw new StoryFailure(scene + " is answered " + answer);
        }
        return "%d rows: %s".formatted(lines.size() - 1, found);
    }

    /** The hospital asks whether its month can close. */
    private String blocked(Scene scene) {
        JsonNode answer = desk.readiness(scene.need("hospital"), scene.period());
        Map<String, Integer> reasons = new TreeMap<>();
        for (JsonNode bill : answer.path("blocking").path("items")) {
            reasons.merge(bill.path("reason").asText(), 1, Integer::sum);
        }
        String found = joined(reasons);
        if (!found.equals(scene.need("expect"))) {
            throw new StoryFailure(scene + " is answered " + answer);
        }
        return found;
    }

    /** Bills of other regions' patients that nothing has taken back. */
    private List<Bill> standing(String hospital, String month) {
        List<Bill> all =
                ledger.bills().stream()
                        .filter(bill -> bill.institution().equals(hospital) && bill.isInClearing())
                        .toList();
        return all.stream()
                .filter(bill -> bill.sign() > 0 && bill.origin().toString().equals(month))
                .filter(bill -> all.stream().noneMatch(other -> undoes(other, bill)))
                .toList();
    }

    private static boolean undoes(Bill mirror, Bill bill) {
        return mirror.sign() < 0 && mirror.visit().equals(bill.visit()) && mirror.mirrors(bill);
    }

    private String line(Bill bill, Money total) {
        return String.join(
                ",",
                bill.settlement(),
                bill.visit(),
                scenario.visit(bill.number()).person().number(),
                total.toString(),
                bill.funds().toString(),
                bill.account().toString(),
                "0");
    }

    private static String found(JsonNode answer) {
        Map<String, Integer> classes = new TreeMap<>();
        answer.path("classes")
                .properties()
                .forEach(one -> classes.put(one.getKey(), one.getValue().asInt()));
        int resolved = answer.path("resolved").asInt();
        if (resolved > 0) {
            classes.put("resolved", resolved);
        }
        return joined(classes);
    }

    private static String joined(Map<String, Integer> counts) {
        List<String> words = new ArrayList<>();
        counts.forEach((name, count) -> words.add(name + "_" + count));
        return words.isEmpty() ? "nothing" : String.join("+", words);
    }
}
