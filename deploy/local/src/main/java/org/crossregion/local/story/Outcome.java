package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.book.Ledger;
import org.crossregion.local.desk.FormDesk;
import org.crossregion.local.desk.FormRequest;
import org.crossregion.local.desk.FundDesk;
import org.crossregion.local.desk.PaymentDesk;
import org.crossregion.local.launch.Console;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.Circle;
import org.crossregion.local.scenario.Sample;
import org.crossregion.local.scenario.Scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** What is left when the story is told: forms, checks and a table. */
final class Outcome {

    private static final Circle PROVINCE = new Circle("220000", "province");

    /** Tables of an authority's month beside its form 9. */
    private static final List<String> OF_AUTHORITY = List.of("matrix", "analysis");

    private final Ledger ledger;
    private final FormPlan plan;
    private final FormDesk forms;
    private final Parallel parallel;
    private final Console console;
    private final SortedMap<String, JsonNode> balances = new ConcurrentSkipListMap<>();
    private final SortedMap<String, JsonNode> years = new ConcurrentSkipListMap<>();
    private final Set<String> yearsHeld = new ConcurrentSkipListSet<>();

    Outcome(Ledger ledger, FormPlan plan, FormDesk forms, Parallel parallel, Console console) {
        this.ledger = ledger;
        this.plan = plan;
        this.forms = forms;
        this.parallel = parallel;
        this.console = console;
    }

    /** Keeps every form, and holds those that sum up bills against the book. */
    void keepAndCheck() {
        forms.keepTable("bills.csv", ledger.rows());
        List<Runnable> work = new ArrayList<>();
        plan.requests().forEach(request -> work.add(() -> keep(request)));
        for (Scene cleared : plan.clearedMonths()) {
            Circle circle = cleared.needCircle();
            String period = cleared.period();
            work.add(() -> balance(circle, period));
            if (!circle.isNation()) {
                ledger.activeMembers(circle, period)
                        .forEach(region -> work.add(() -> region(circle, period, region)));
            }
        }
        parallel.forEach(work, Runnable::run);
        console.line(
                "forms 9 to 13 of %d circles and months equal the bills sent, to the fen, per"
                        + " counterparty, scheme and fund, in JSON and in XLSX",
                plan.clearedMonths().size());
        if (!yearsHeld.isEmpty()) {
            console.line(
                    "form 16 of %s: the months and the year's end are the bills sent",
                    String.join(", ", yearsHeld));
        }
        console.line("%d form files: %s", forms.files(), forms.kept());
    }

    private void keep(FormRequest request) {
        JsonNode form = forms.keep(request);
        if (request.no().equals("16")) {
            String year = request.query().get("period");
            Circle circle =
                    new Circle(request.query().get("authority"), request.query().get("tier"));
            new YearCheck(ledger, circle, year).mustHold(form);
            yearsHeld.add(year + " of " + circle);
            if (circle.equals(PROVINCE)) {
                years.put(year, form);
            }
        }
    }

    private void balance(Circle circle, String period) {
        FormRequest request =
                FormPlan.ofCircle(ServiceName.CLEARING, "9", circle, circle.authority(), period);
        JsonNode form = forms.keep(request);
        for (String no : OF_AUTHORITY) {
            forms.keep(
                    FormPlan.ofCircle(
                            ServiceName.CLEARING, no, circle, circle.authority(), period));
        }
        BalanceCheck check = new BalanceCheck(ledger, circle, period);
        check.mustHold(form);
        check.mustHold(form, forms.file(request, "xlsx"));
        if (circle.equals(PROVINCE)) {
            balances.put(period, form);
        }
    }

    /** The province tier's tables have a region's cross-province rows too: those are kept once. */
    private static boolean isKeptElsewhere(Circle circle) {
        return circle.authority().equals(PROVINCE.authority()) && !circle.isProvinceTier();
    }

    private void region(Circle circle, String period, String region) {
        RegionCheck check = new RegionCheck(ledger, circle, period);
        for (String no : RegionCheck.FORMS) {
            FormRequest request =
                    FormPlan.ofCircle(ServiceName.CLEARING, no, circle, region, period);
            check.mustHold(
                    no,
                    region,
                    isKeptElsewhere(circle) ? forms.read(request) : forms.keep(request));
        }
    }

    /** Who receives, pays and has paid what, month by month and together; what policies did. */
    String table(Sample sample, PaymentDesk payments, FundDesk fund, PresetTable presets) {
        String text =
                new RegionTable(sample, balances, payments, fund).text()
                        + YearTable.of(years, sample)
                        + presets.text();
        forms.keepTable("table.txt", List.of(text));
        return text;
    }
}
