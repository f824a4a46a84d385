package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.book.Bill;
import org.crossregion.local.book.Ledger;
import org.crossregion.local.desk.FilingDesk;
import org.crossregion.local.desk.HospitalDesk;
import org.crossregion.local.desk.ListDesk;
import org.crossregion.local.desk.RecordDesk;
import org.crossregion.local.desk.ReturnDesk;
import org.crossregion.local.scenario.Filing;
import org.crossregion.local.scenario.Hospital;
import org.crossregion.local.scenario.Person;
import org.crossregion.local.scenario.Scenario;
import org.crossregion.local.scenario.Scene;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.local.scenario.Visit;
import org.crossregion.values.Money;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The acts of filing: what an insured region's offices do besides the applications themselves. */
final class FilingPlot implements Acts {

    private final Scenario scenario;
    private final Ledger ledger;
    private final Desks desks;
    private final PresetTable presets = new PresetTable();
    private final Map<String, Handed> lists = new HashMap<>();
    private final Map<String, Function<Scene, String>> acts = new HashMap<>();

    /**
     * The desks that these acts are done at.
     *
     * @param awaitEvents returns when no event is on its way any more
     */
    record Desks(
            FilingDesk counters,
            RecordDesk records,
            ListDesk lists,
            ReturnDesk returns,
            HospitalDesk hospitals,
            Runnable awaitEvents) {}

    /** A list that was handed in, and as it was handed back. */
    private record Handed(ListDesk.Order order, String id, byte[] result) {}

    FilingPlot(Scenario scenario, Ledger ledger, Desks desks) {
        this.scenario = scenario;
        this.ledger = ledger;
        this.desks = desks;
        acts.put("ask", this::ask);
        acts.put("effect", this::effect);
        acts.put("locked", this::locked);
        acts.put("proof", this::proof);
        acts.put("notice", this::notice);
        acts.put("review", this::review);
        acts.put("list", this::list);
        acts.put("mend", this::mend);
        acts.put("review-list", this::reviewList);
        acts.put("return-list", this::returnList);
        acts.put("return-check", this::returnCheck);
        acts.put("return-pay", this::returnPay);
    }

    @Override
    public Optional<Function<Scene, String>> act(String name) {
        return Optional.ofNullable(acts.get(name));
    }

    PresetTable presets() {
        return presets;
    }

    /** Is this person settled directly, here, now? Both services are asked. */
    private String ask(Scene scene) {
        Person person = person(scene);
        Map<String, String> more = new TreeMap<>();
        more.put("careType", scene.get("care", "inpatient"));
        more.put("on", scene.at().toLocalDate().toString());
        more.put("admittedOn", scene.get("admitted", scene.at().toLocalDate().toString()));
        JsonNode answer = desks.records().ask(person, scene.need("institution"), more);
        String reason = answer.path("reason").asText();
        if (!reason.equals(scene.need("expect"))) {
            throw new StoryFailure(scene + " is answered " + answer);
        }
        tell(
                scene,
                person,
                hospital(scene.need("institution")).name(),
                reason + "：" + answer.path("text").asText());
        return reason;
    }

    /** A bill shows a rule of the preset. */
    private String effect(Scene scene) {
        Visit visit = visit(scene);
        Bill bill = bill(visit);
        String rule = scene.need("rule");
        JsonNode explanation = desks.records().explanation(bill.settlement());
        String said = "";
        for (JsonNode amount : explanation.path("amounts")) {
            if (amount.path("rule").asText().equals(rule)) {
                said = amount.path("chinese").asText();
            }
        }
        if (said.isEmpty()) {
            throw new StoryFailure(scene + ": the bill shows no " + rule + ": " + explanation);
        }
        if (scene.about().containsKey("account")
                && !bill.account().equals(Money.ofYuan(scene.need("account")))) {
            throw new StoryFailure(scene + ": the account paid " + bill.account());
        }
        tell(
                scene,
                visit.person(),
                visit.hospital().name(),
                "%s（总额%s，基金%s，账户%s）".formatted(said, bill.total(), bill.funds(), bill.account()));
        return said;
    }

    private String locked(Scene scene) {
        Filing filing = filing(scene);
        desks.records().mustNotCancel(filing.person(), idOf(filing), scene.need("expect"));
        tell(scene, filing.person(), "承诺备案未满锁定期", "取消被退回：" + scene.need("expect"));
        return scene.need("expect");
    }

    private String proof(Scene scene) {
        Filing filing = filing(scene);
        desks.records().prove(filing.person(), idOf(filing), scene.need("material"), scene.note());
        tell(scene, filing.person(), "补交" + scene.need("material"), "不再依承诺，可随时变更");
        return idOf(filing);
    }

    private String notice(Scene scene) {
        Visit visit = visit(scene);
        desks.records().tell(visit);
        tell(scene, visit.person(), visit.hospital().name(), "三日内电话告知住院病区、床位");
        return visit.hospital().name();
    }

    private String review(Scene scene) {
        JsonNode review =
                desks.records()
                        .review(
                                person(scene),
                                scene.need("premium"),
                                scene.need("receipt"),
                                scene.note());
        String how = review.path("late").asBoolean() ? "补办，停止的待遇恢复" : "按期办理";
        tell(scene, person(scene), review.path("year").asText() + "年度年审", how);
        return how;
    }

    /** The employer hands in the template, filled in; one row is wrong. */
    private String list(Scene scene) {
        ListDesk.Order order =
                new ListDesk.Order(
                        scene.need("list"),
                        scene.needCircle().authority(),
                        scene.need("employer"),
                        Integer.parseInt(scene.need("heads")));
        List<Map<String, String>> rows =
                scenario.list(order.key()).stream().map(FilingPlot::filled).toList();
        return handed(scene, order, desks.lists().fill(order, scene.need("category"), rows), "报盘");
    }

    /** What came back red is put right in the same file, which is handed in again. */
    private String mend(Scene scene) {
        Handed before = handedIn(scene);
        int row = Integer.parseInt(scene.need("row"));
        String remark = desks.lists().remark(before.result(), row, scene.need("column"));
        if (!remark.contains(scene.need("remark"))) {
            throw new StoryFailure(scene + ": the cell says '" + remark + "'");
        }
        ListDesk.Order again =
                new ListDesk.Order(
                        before.order().key() + "-mended",
                        before.order().region(),
                        before.order().employer(),
                        before.order().headCount());
        byte[] mended =
                desks.lists().mend(before.result(), row, scene.need("column"), scene.need("text"));
        return handed(scene, again, mended, "单元格批注“" + remark + "”，改后重报");
    }

    private String handed(Scene scene, ListDesk.Order order, byte[] file, String what) {
        JsonNode list = desks.lists().handIn(order, file);
        String counts =
                "备案%d 此前已备案%d 退回%d"
                        .formatted(
                                list.path("filed").asInt(),
                                list.path("alreadyFiled").asInt(),
                                list.path("rejected").asInt());
        if (!counts.equals(scene.need("expect").replace('_', ' '))) {
            throw new StoryFailure(
                    "%s: %s, %s"
                            .formatted(
                                    scene,
                                    counts,
                                    desks.lists().rejected(order, list.path("id").asText())));
        }
        String id = list.path("id").asText();
        lists.put(scene.need("list"), new Handed(order, id, desks.lists().result(order, id)));
        presets.add(scene.need("preset"), "单位 " + order.employer() + " " + what, counts);
        return counts;
    }

    private String reviewList(Scene scene) {
        Handed handed = handedIn(scene);
        JsonNode review =
                desks.lists().review(handed.order(), handed.id(), scene.need("step"), scene.note());
        String result =
                "审核%d 未能审核%d"
                        .formatted(review.path("taken").asInt(), review.path("refused").asInt());
        presets.add(scene.need("preset"), "单位 " + handed.order().employer() + " 整批审核", result);
        if (!result.equals(scene.need("expect").replace('_', ' '))) {
            throw new StoryFailure(scene + ": " + result);
        }
        return result;
    }

    private String returnList(Scene scene) {
        JsonNode list = desks.returns().draw(scene.needCircle().authority(), scene.period());
        if (list.path("persons").asInt() == 0) {
            throw new StoryFailure(scene + ": nobody's account was stopped");
        }
        String text = list.path("persons").asInt() + "人，" + list.path("total").asText() + "元";
        presets.add(scene.need("preset"), scene.period() + "年度账户返还清单", text);
        return text;
    }

    private String returnCheck(Scene scene) {
        desks.returns().check(scene.needCircle().authority(), scene.period(), scene.note());
        return "";
    }

    /** A payee is paid, and every account that it was for holds as much less. */
    private String returnPay(Scene scene) {
        Person person = person(scene);
        Hospital hospital = hospital(scene.need("hospital"));
        Money before = desks.hospitals().balance(person, hospital, scene.at());
        Map<String, Money> paid =
                desks.returns()
                        .pay(
                                scene.needCircle().authority(),
                                scene.period(),
                                scene.need("payee"),
                                scene.get("receipt", ""),
                                scene.at().toLocalDate());
        Money own = paid.getOrDefault(person.number(), Money.ZERO);
        desks.awaitEvents().run();
        Money after = desks.hospitals().balance(person, hospital, scene.at());
        if (own.isZero() || !after.equals(before.minus(own))) {
            throw new StoryFailure(
                    "%s: the account held %s, %s were returned, and it holds %s"
                            .formatted(scene, before, own, after));
        }
        String text =
                "%s元付%s；%s账户%s→%s"
                        .formatted(
                                Money.sum(paid.values()),
                                scene.need("payee"),
                                person.number(),
                                before,
                                after);
        presets.add(scene.need("preset"), "账户返还" + paid.size() + "人", text);
        return text;
    }

    private static Map<String, String> filled(Map<String, String> row) {
        Map<String, String> filled = new LinkedHashMap<>(row);
        filled.values().removeIf(String::isEmpty);
        return filled;
    }

    private Handed handedIn(Scene scene) {
        return Optional.ofNullable(lists.get(scene.need("list")))
                .orElseThrow(() -> new StoryFailure(scene + ": no such list was handed in"));
    }

    private void tell(Scene scene, Person person, String where, String effect) {
        presets.add(scene.need("preset"), person.number() + " " + where, effect);
    }

    private Person person(Scene scene) {
        return scenario.sample().person(scene.need("person"));
    }

    private Hospital hospital(String code) {
        return scenario.sample().hospital(code);
    }

    private Visit visit(Scene scene) {
        return scenario.visit(Integer.parseInt(scene.need("visit")));
    }

    private Bill bill(Visit visit) {
        return ledger.billOf(visit.number())
                .orElseThrow(() -> new StoryFailure(visit + " was not billed"));
    }

    private Filing filing(Scene scene) {
        int number = Integer.parseInt(scene.need("filing"));
        return scenario.filings().stream()
                .filter(filing -> filing.number() == number)
                .findFirst()
                .orElseThrow(() -> new StoryFailure("there is no filing " + number));
    }

    private String idOf(Filing filing) {
        return desks.counters().ids().get(filing.number());
    }
}
