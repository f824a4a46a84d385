package org.crossregion.local.story;

import org.crossregion.local.book.Bill;
import org.crossregion.local.book.Ledger;
import org.crossregion.local.desk.DetailDesk;
import org.crossregion.local.desk.FundDesk;
import org.crossregion.local.desk.HospitalDesk;
import org.crossregion.local.desk.PaymentDesk;
import org.crossregion.local.desk.PeriodDesk;
import org.crossregion.local.desk.StatementDesk;
import org.crossregion.local.desk.YearDesk;
import org.crossregion.local.scenario.Circle;
import org.crossregion.local.scenario.Hospital;
import org.crossregion.local.scenario.Scenario;
import org.crossregion.local.scenario.Scene;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.local.scenario.Visit;
import org.crossregion.values.Money;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What each act of the plot does, and what it prints besides its note. */
final class Plot {

    private final Scenario scenario;
    private final HospitalDesk hospitals;
    private final Ledger ledger;
    private final PeriodDesk periods;
    private final DetailDesk details;
    private final PaymentDesk payments;
    private final StatementDesk statements;
    private final YearDesk years;
    private final FundDesk fund;
    private final List<Acts> others;
    private final Map<String, Function<Scene, String>> acts = new HashMap<>();

    Plot(
            Scenario scenario,
            HospitalDesk hospitals,
            Ledger ledger,
            PeriodDesk periods,
            DetailDesk details,
            PaymentDesk payments,
            StatementDesk statements,
            YearDesk years,
            FundDesk fund,
            List<Acts> others) {
        this.scenario = scenario;
        this.hospitals = hospitals;
        this.ledger = ledger;
        this.periods = periods;
        this.details = details;
        this.payments = payments;
        this.statements = statements;
        this.years = years;
        this.fund = fund;
        this.others = List.copyOf(others);
        for (String step :
                List.of(
                        "collection",
                        "reconciliation",
                        "confirmation",
                        "generation",
                        "publication",
                        "signature",
                        "issue",
                        "closing")) {
            acts.put(step, this::step);
        }
        acts.put("quotas", this::quotas);
        acts.put("quota-notices", this::quotaNotices);
        acts.put("increase", this::increase);
        acts.put("hospitals-confirm", this::hospitalsConfirm);
        acts.put("hold", this::hold);
        acts.put("release", this::release);
        acts.put("deduct", this::deduct);
        acts.put("confirm-deduction", this::confirmDeduction);
        acts.put("pay", this::pay);
        acts.put("bank-statement", this::bankStatement);
        acts.put("disburse", this::disburse);
        acts.put("apply", this::apply);
        acts.put("answer", this::answer);
        acts.put("decide", this::decide);
    }

    /** Plays a scene; returns what there is to say about it. */
    String play(Scene scene) {
        return Optional.ofNullable(acts.get(scene.act()))
                .or(() -> others.stream().flatMap(one -> one.act(scene.act()).stream()).findFirst())
                .orElseThrow(() -> new StoryFailure("nobody knows how to " + scene.act()))
                .apply(scene);
    }

    private String step(Scene scene) {
        periods.take(scene.act(), scene.needCircle(), scene.period());
        return "";
    }

    private String quotas(Scene scene) {
        return "%d pairs and schemes"
                .formatted(fund.fixQuotas(scene.period(), scene.needCircle().authority()));
    }

    private String quotaNotices(Scene scene) {
        fund.issueNotices(scene.period(), scene.needCircle().authority());
        return "%d notices of the fund".formatted(fund.notices(scene.period()).size());
    }

    private String increase(Scene scene) {
        fund.awaitRedAlert(scene.need("insured"), scene.need("treatment"), scene.need("scheme"));
        fund.increase(scene.about(), scene.period(), scene.needCircle().authority(), scene.note());
        return scene.need("amount");
    }

    private String hospitalsConfirm(Scene scene) {
        List<Hospital> all = scenario.visits().stream().map(Visit::hospital).distinct().toList();
        int rows = 0;
        for (Hospital hospital : all) {
            rows += hospitals.confirm(hospital, YearMonth.parse(scene.period()), scene.at());
        }
        return "%d rows of %d hospitals".formatted(rows, all.size());
    }

    private String hold(Scene scene) {
        Bill bill = bill(scene);
        details.set("hold", bill, scene.note());
        ledger.move(bill, scene.need("clears"));
        return bill.cleared().toString();
    }

    private String release(Scene scene) {
        Bill bill = bill(scene);
        details.set("release", bill, scene.note());
        return bill.cleared().toString();
    }

    private String deduct(Scene scene) {
        details.deduct(
                bill(scene),
                scene.need("reason"),
                Money.ofYuan(scene.need("amount")),
                scene.note());
        return scene.need("amount");
    }

    private String confirmDeduction(Scene scene) {
        Bill bill = bill(scene);
        details.confirmDeduction(bill, scene.note());
        ledger.deduct(bill, Money.ofYuan(scene.need("amount")));
        return scene.need("amount");
    }

    private String pay(Scene scene) {
        List<PaymentDesk.Transfer> made =
                payments.pay(
                        scene.needCircle(),
                        scene.period(),
                        new PaymentDesk.Order(
                                scene.get("direction", "payable"),
                                scene.get("kind", ""),
                                list(scene.get("only", "")),
                                list(scene.get("except", "")),
                                Integer.parseInt(scene.get("percent", "100"))),
                        scene.at().toLocalDate());
        if (made.isEmpty()) {
            throw new StoryFailure(scene + ": nobody has anything to pay");
        }
        return "%d transfers of %s"
                .formatted(
                        made.size(),
                        Money.sum(made.stream().map(PaymentDesk.Transfer::amount).toList()));
    }

    private String bankStatement(Scene scene) {
        Circle circle = scene.needCircle();
        LocalDate on = scene.at().toLocalDate();
        if (circle.authority().equals("100000")) {
            return "%d lines of those who receive"
                    .formatted(statements.ofProvinces(circle, scene.period(), on));
        }
        List<Circle> circles =
                list(scene.get("tiers", circle.tier())).stream()
                        .map(tier -> new Circle(circle.authority(), tier))
                        .toList();
        return statements.ofRegions(circles, scene.period(), on).toString();
    }

    private String disburse(Scene scene) {
        payments.disburse(scene.needCircle(), scene.period(), "%d".formatted(scene.number()));
        return "";
    }

    private String apply(Scene scene) {
        Bill bill = bill(scene);
        years.apply(scene.needCircle(), scene.period(), bill, scene.need("kind"), scene.note());
        return bill.cleared().toString();
    }

    private String answer(Scene scene) {
        years.answer(
                scene.needCircle(),
                scene.period(),
                bill(scene),
                scene.need("accepted").equals("yes"),
                scene.note());
        return "";
    }

    private String decide(Scene scene) {
        years.decide(
                scene.needCircle(),
                scene.period(),
                bill(scene),
                scene.need("approved").equals("yes"),
                scene.note());
        return "";
    }

    private Bill bill(Scene scene) {
        int visit = Integer.parseInt(scene.need("visit"));
        return ledger.billOf(visit)
                .orElseThrow(() -> new StoryFailure("visit " + visit + " is not billed yet"));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(" ")).filter(one -> !one.isEmpty()).toList();
    }
}
