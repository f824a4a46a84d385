package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.book.Bill;
import org.crossregion.local.book.Ledger;
import org.crossregion.local.desk.FilingDesk;
import org.crossregion.local.desk.FormRequest;
import org.crossregion.local.desk.FundDesk;
import org.crossregion.local.desk.PaymentDesk;
import org.crossregion.local.desk.ReturnDesk;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.Circle;
import org.crossregion.local.scenario.Filing;
import org.crossregion.local.scenario.Scenario;
import org.crossregion.local.scenario.Scene;
import org.crossregion.local.scenario.Turn;
import org.crossregion.local.scenario.Visit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which forms the story leaves behind, besides those that sum up bills. */
final class FormPlan {

    private static final Circle PROVINCE = new Circle("220000", "province");

    private final Scenario scenario;
    private final Ledger ledger;
    private final FilingDesk counters;
    private final PaymentDesk payments;
    private final FundDesk fund;
    private final ReturnDesk returns;

    FormPlan(
            Scenario scenario,
            Ledger ledger,
            FilingDesk counters,
            PaymentDesk payments,
            FundDesk fund,
            ReturnDesk returns) {
        this.scenario = scenario;
        this.ledger = ledger;
        this.counters = counters;
        this.payments = payments;
        this.fund = fund;
        this.returns = returns;
    }

    /** All of them. */
    List<FormRequest> requests() {
        List<FormRequest> all = new ArrayList<>();
        all.addAll(filings());
        all.addAll(accountReturns());
        all.addAll(stays());
        all.addAll(declarations());
        all.addAll(quotas());
        all.addAll(fundNotices());
        all.addAll(notices());
        all.addAll(deductions());
        all.addAll(years());
        return all;
    }

    /** Months and circles that the plot generates. */
    List<Scene> clearedMonths() {
        return generated(7);
    }

    private List<Scene> generated(int length) {
        return scenario.plot().stream()
                .filter(scene -> scene.act().equals("generation"))
                .filter(scene -> scene.period().length() == length)
                .toList();
    }

    /** What distinguishes the files of a circle. */
    static String kind(Circle circle) {
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
            if (seen.add(region) || seen.add(filing.type())) {
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

    /** The lists of account money that was returned. */
    private List<FormRequest> accountReturns() {
        List<FormRequest> requests = new ArrayList<>();
        returns.lists()
                .forEach(
                        (list, id) ->
                                requests.add(
                                        FormRequest.of(
                                                ServiceName.FILING,
                                                "account-return",
                                                list.split("-")[0],
                                                list.split("-")[1],
                                                "",
                                                "id",
                                                id)));
        return requests;
    }

    /** Form 5 of the first stay that each region billed in each month. */
    private List<FormRequest> stays() {
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

    /** Form 3 of every declared injury, form 4 of every purchase outside. */
    private List<FormRequest> declarations() {
        List<FormRequest> requests = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Visit visit : scenario.visits()) {
            String no = visit.care().isInjury() ? "3" : visit.turn() == Turn.OUTSIDE ? "4" : "";
            String region = visit.hospital().pooling();
            String period = visit.begun().toString().substring(0, 7);
            if (!no.isEmpty() && seen.add(no + region + period)) {
                String id = ledger.billOf(visit.number()).orElseThrow().visit();
                requests.add(
                        FormRequest.of(ServiceName.SETTLEMENT, no, region, period, "", "id", id));
            }
        }
        return requests;
    }

    /** Forms 6-1 and 6-2 of every year and province that the plot fixes quotas for. */
    private List<FormRequest> quotas() {
        List<FormRequest> requests = new ArrayList<>();
        for (Scene scene : scenario.plot()) {
            if (scene.act().equals("quotas")) {
                Circle circle = scene.needCircle();
                String year = scene.period();
                requests.add(ofCircle(ServiceName.FUND, "6-1", circle, circle.authority(), year));
                for (String region : regionsOf(circle)) {
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

    /** The fund's forms 7 and 8, one per notice. */
    private List<FormRequest> fundNotices() {
        List<FormRequest> requests = new ArrayList<>();
        Set<String> years = new LinkedHashSet<>();
        scenario.plot().stream()
                .filter(scene -> Set.of("quota-notices", "increase").contains(scene.act()))
                .forEach(scene -> years.add(scene.period()));
        for (String year : years) {
            for (JsonNode notice : fund.notices(year)) {
                requests.add(notice(ServiceName.FUND, notice, year, ""));
            }
        }
        return requests;
    }

    /** Forms 7 and 8 of every period that was issued, one per notice. */
    private List<FormRequest> notices() {
        List<FormRequest> requests = new ArrayList<>();
        for (Scene scene : scenario.plot()) {
            if (scene.act().equals("issue")) {
                Circle circle = scene.needCircle();
                for (JsonNode notice : payments.notices(circle, scene.period())) {
                    if (!isOfClearing(notice)) {
                        continue;
                    }
                    requests.add(
                            notice(
                                    ServiceName.CLEARING,
                                    notice,
                                    scene.period(),
                                    circle.isProvinceTier() ? "" : "-" + circle.tier()));
                    if (isMonthlyOrder(notice)) {
                        requests.add(
                                ofCircle(
                                        ServiceName.CLEARING,
                                        "payment-application",
                                        circle,
                                        notice.path("region").asText(),
                                        scene.period()));
                    }
                }
            }
        }
        return requests;
    }

    /** Those of the other kinds are the fund's. */
    private static boolean isOfClearing(JsonNode notice) {
        return Set.of("monthly", "year-end").contains(notice.path("kind").asText());
    }

    private static boolean isMonthlyOrder(JsonNode notice) {
        return notice.path("direction").asText().equals("payable")
                && notice.path("kind").asText().equals("monthly")
                && !notice.path("state").asText().equals("void");
    }

    private static FormRequest notice(
            ServiceName service, JsonNode notice, String period, String suffix) {
        String no = notice.path("direction").asText().equals("payable") ? "8" : "7";
        String kind = notice.path("kind").asText();
        return FormRequest.of(
                service,
                no,
                notice.path("region").asText(),
                period,
                kind + suffix,
                "id",
                notice.path("number").asText());
    }

    /** Form 14 of either side of every deduction, in the period that it clears in. */
    private List<FormRequest> deductions() {
        Set<FormRequest> requests = new LinkedHashSet<>();
        for (Bill bill : ledger.deductedBills()) {
            for (String region : List.of(bill.treatment(), bill.insured())) {
                if (PROVINCE.lists(region)) {
                    requests.add(
                            ofCircle(
                                    ServiceName.CLEARING,
                                    "14",
                                    PROVINCE,
                                    region,
                                    ledger.periodOf(bill)));
                }
            }
        }
        return List.copyOf(requests);
    }

    /** Forms 16 to 18 of every year that the plot generates; 15 where there are applications. */
    private List<FormRequest> years() {
        List<FormRequest> requests = new ArrayList<>();
        for (Scene scene : generated(4)) {
            Circle circle = scene.needCircle();
            String year = scene.period();
            requests.add(ofCircle(ServiceName.CLEARING, "16", circle, circle.authority(), year));
            for (String region : regionsOf(circle)) {
                if (circle.isProvinceTier()) {
                    requests.add(ofCircle(ServiceName.CLEARING, "15", circle, region, year));
                }
                requests.add(ofCircle(ServiceName.CLEARING, "17", circle, region, year));
                requests.add(ofCircle(ServiceName.CLEARING, "18", circle, region, year));
            }
        }
        return requests;
    }

    /** The regions of a circle that cleared anything. */
    private Set<String> regionsOf(Circle circle) {
        Set<String> regions = new TreeSet<>();
        ledger.periods().forEach(period -> regions.addAll(ledger.activeMembers(circle, period)));
        return regions;
    }

    /** A form of one period of a circle; of the authority itself, or of one of its regions. */
    static FormRequest ofCircle(
            ServiceName service, String no, Circle circle, String region, String period) {
        return FormRequest.of(
                service,
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
                region.equals(circle.authority()) ? "" : "region",
                region);
    }
}
