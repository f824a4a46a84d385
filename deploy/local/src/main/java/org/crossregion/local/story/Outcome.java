package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.book.Bill;
import org.crossregion.local.book.Ledger;
import org.crossregion.local.desk.FilingDesk;
import org.crossregion.local.desk.FormDesk;
import org.crossregion.local.desk.FormRequest;
import org.crossregion.local.desk.FundDesk;
import org.crossregion.local.desk.PaymentDesk;
import org.crossregion.local.launch.Console;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.Circle;
import org.crossregion.local.scenario.Filing;
import org.crossregion.local.scenario.Scenario;
import org.crossregion.local.scenario.Scene;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/** What is left when the story is told: forms, checks and a table. */
final class Outcome {

    private static final String AUTHORITY = "220000";
    private static final Circle PROVINCE = new Circle(AUTHORITY, "province");

    private final Scenario scenario;
    private final Ledger ledger;
    private final FilingDesk counters;
    private final PaymentDesk payments;
    private final FundDesk fund;
    private final FormDesk forms;
    private final Parallel parallel;
    private final Console console;
    private final SortedMap<String, JsonNode> balances = new ConcurrentSkipListMap<>();

    Outcome(
            Scenario scenario,
            Ledger ledger,
            FilingDesk counters,
            PaymentDesk payments,
            FundDesk fund,
            FormDesk forms,
            Parallel parallel,
            Console console) {
        this.scenario = scenario;
        this.ledger = ledger;
        this.counters = counters;
        this.payments = payments;
        this.fund = fund;
        this.forms = forms;
        this.parallel = parallel;
        this.console = console;
    }

    /** Keeps every form, and holds those that sum up bills against the book. */
    void keepAndCheck() {
        forms.keepTable("bills.csv", ledger.rows());
        List<Runnable> work = new ArrayList<>();
        for (Scene cleared : cleared()) {
            Circle circle = cleared.needCircle();
            String period = cleared.period();
            work.add(() -> balance(circle, period));
            if (!circle.isNation()) {
                ledger.activeMembers(circle, period)
                        .forEach(region -> work.add(() -> region(circle, period, region)));
            }
        }
        filings().forEach(request -> work.add(() -> forms.keep(request)));
        bills().forEach(request -> work.add(() -> forms.keep(request)));
        quotas().forEach(request -> work.add(() -> forms.keep(request)));
        parallel.forEach(work, Runnable::run);
        console.line(
                "forms 9 to 13 of %d circles and periods equal the bills sent, to the fen, per"
                        + " counterparty, scheme and fund, in JSON and in XLSX",
                cleared().size());
        console.line("%d form files written: %s", forms.files(), forms.kept());
    }

    /** The months and circles that the plot has generated. */
    private List<Scene> cleared() {
        return scenario.plot().stream()
                .filter(scene -> scene.act().equals("generation"))
                .filter(scene -> scene.period().length() > 4)
                .toList();
    }

    private void balance(Circle circle, String period) {
        FormRequest request =
                FormRequest.of(
                        ServiceName.CLEARING,
                        "9",
                        circle.authority(),
                        period,
                        kind(circle),
                        "period",
                        period,
                        "authority",
                        circle.authority(),
                        "tier",
                        circle.tier());
        JsonNode form = forms.keep(request);
        BalanceCheck check = new BalanceCheck(ledger, circle, period);
        check.mustHold(form);
        check.mustHold(form, forms.file(request, "xlsx"));
        if (circle.equals(PROVINCE)) {
            balances.put(period, form);
        }
    }

    private void region(Circle circle, String period, String region) {
        RegionCheck check = new RegionCheck(ledger, circle, period);
        for (String no : RegionCheck.FORMS) {
            JsonNode form =
                    forms.keep(
                            FormRequest.of(
                                    ServiceName.CLEARING,
                                    no,
                                    region,
                                    period,
                                    kind(circle),
                                    "period",
                                    period,
                                    "authority",
                                    circle.authority(),
                                    "tier",
                                    circle.tier(),
                                    "region",
                                    region));
            check.mustHold(no, region, form);
        }
    }

    private static String kind(Circle circle) {
        return circle.isProvinceTier() || circle.isNation() ? "" : circle.tier();
    }

    /** Form 1 of the first filing of each region and type, form 2 where something was promised. */
    private List<FormRequest> filings() {
        List<FormRequest> requests = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<Integer, String> ids = counters.ids();
        for (Filing filing : scenario.filings()) {
            String region = filing.person().pooling();
            String period = filing.on().toString().substring(0, 7);
            String id = ids.get(filing.number());
            if (seen.add(region + filing.type())) {
                requests.add(
                        FormRequest.of(
                                ServiceName.FILING, "1", region, period, filing.type(), "id", id));
            }
            if (filing.promise() && seen.add(region + "promise")) {
                requests.add(
                        FormRequest.of(
                                ServiceName.FILING, "2", region, period, filing.type(), "id", id));
            }
        }
        return requests;
    }

    /** Form 5 of the first stay that each region billed in each month. */
    private List<FormRequest> bills() {
        List<FormRequest> requests = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Bill bill : ledger.bills()) {
            String period = bill.origin().toString();
            boolean stay = scenario.visit(bill.number()).care().isInpatient() && bill.sign() > 0;
            if (stay && seen.add(bill.treatment() + period)) {
                requests.add(
                        FormRequest.of(
                                ServiceName.SETTLEMENT,
                                "5",
                                bill.treatment(),
                                period,
                                "",
                                "id",
                                bill.settlement()));
            }
        }
        return requests;
    }

    /** Forms 6-1 and 6-2 of every year that the plot fixes quotas for. */
    private List<FormRequest> quotas() {
        List<FormRequest> requests = new ArrayList<>();
        for (Scene scene : scenario.plot()) {
            if (scene.act().equals("quotas")) {
                String year = scene.period();
                requests.add(
                        FormRequest.of(
                                ServiceName.FUND,
                                "6-1",
                                AUTHORITY,
                                year,
                                "",
                                "period",
                                year,
                                "authority",
                                AUTHORITY,
                                "tier",
                                "province"));
                for (String region : activeRegions()) {
                    requests.add(
                            FormRequest.of(
                                    ServiceName.FUND,
                                    "6-2",
                                    region,
                                    year,
                                    "",
                                    "period",
                                    year,
                                    "region",
                                    region));
                }
            }
        }
        return requests;
    }

    private Set<String> activeRegions() {
        Set<String> regions = new TreeSet<>();
        ledger.periods().forEach(period -> regions.addAll(ledger.activeMembers(PROVINCE, period)));
        return regions;
    }

    /** Who receives, pays and has paid what, month by month and together. */
    String table() {
        return new RegionTable(scenario.sample(), balances, payments, fund).text();
    }
}
