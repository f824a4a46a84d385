package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.audit.Audit;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Refusal;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Console;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * October 2026 in Jilin: people are filed, treated and billed, the month is cleared, and the table
 * is held against every bill that was sent.
 */
public final class Story {

    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final String AUTHORITY = "220000";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Layout layout;
    private final Runnable mustBeHealthy;
    private final Console console;
    private final Sample sample;
    private final List<Stay> stays;
    private final Ledger ledger = new Ledger();
    private final Map<Stay, String> visits = new HashMap<>();
    private final Map<Stay, String> insuredRegions = new HashMap<>();
    private final Map<Stay, Bill> bills = new HashMap<>();
    private final StoryClock clock;
    private final HospitalDesk hospitals;
    private final FilingDesk counters;
    private final ClearingDesk clearing;
    private final FundDesk fund;
    private final FormDesk forms;

    private Story(Layout layout, Path keys, Runnable mustBeHealthy, Console console) {
        Http http = new Http(PATIENCE);
        Tokens tokens = new Tokens(keys);
        this.layout = layout;
        this.mustBeHealthy = mustBeHealthy;
        this.console = console;
        this.sample = new Sample(layout.reference());
        this.stays = Stay.load(sample);
        this.clock = new StoryClock(http, layout);
        this.hospitals = new HospitalDesk(http, layout.url(ServiceName.SETTLEMENT, "/fsi/api"));
        this.counters = new FilingDesk(http, layout, tokens);
        this.clearing = new ClearingDesk(http, layout, tokens, AUTHORITY);
        this.fund = new FundDesk(http, layout, tokens, AUTHORITY);
        this.forms = new FormDesk(http, layout, tokens);
    }

    /**
     * Tells the story on a running stack.
     *
     * @param mustBeHealthy fails when a process of the stack cannot stay alive
     * @return whether everything holds
     */
    public static boolean tell(Layout layout, Path keys, Runnable mustBeHealthy, Console console) {
        try {
            return new Story(layout, keys, mustBeHealthy, console).tell();
        } catch (StoryFailure | Refusal | Http.Unreachable e) {
            console.line("THE STORY FAILED: " + e.getMessage());
            return false;
        }
    }

    private boolean tell() {
        console.line("story: %s in Jilin, %d stays", MONTH, stays.size());
        clock.begin(MONTH.atDay(1).atTime(8, 0));
        console.line(
                "quotas of %d fixed for %d pairs and schemes",
                MONTH.getYear(), fund.fixQuotas(MONTH.getYear()));
        Map<String, String> filings = counters.fileAll(stays, MONTH.atDay(1));
        console.line("%d persons filed for care elsewhere", filings.size());
        liveThroughTheMonth();
        clear();
        JsonNode balance = keepForms(filings);
        BalanceCheck check = new BalanceCheck(ledger, MONTH);
        check.mustHold(balance);
        check.mustHold(balance, layout.story().resolve("9-%s-%s.xlsx".formatted(AUTHORITY, MONTH)));
        console.line("form 9 equals the bills sent, to the fen, in JSON and in XLSX");
        console.print(RegionTable.of(balance, sample));
        Audit.Result audit = Audit.of(layout, true);
        console.print(audit.text());
        console.line("forms are in %s", layout.story());
        return audit.holds();
    }

    /** Something that happens at a moment of the month. */
    private record Moment(LocalDateTime time, Runnable happening) {}

    private void liveThroughTheMonth() {
        List<Moment> moments = new ArrayList<>();
        for (Stay stay : stays) {
            moments.add(new Moment(stay.admitted(), () -> admit(stay)));
            moments.add(new Moment(stay.settled(), () -> settle(stay)));
            stay.cancelled()
                    .ifPresent(time -> moments.add(new Moment(time, () -> cancel(stay, time))));
        }
        moments.sort(Comparator.comparing(Moment::time));
        int week = 0;
        for (Moment moment : moments) {
            mustBeHealthy.run();
            clock.moveTo(moment.time());
            moment.happening().run();
            if (moment.time().getDayOfMonth() / 7 > week) {
                week = moment.time().getDayOfMonth() / 7;
                progress(moment.time().toLocalDate());
            }
        }
        progress(MONTH.atEndOfMonth());
    }

    private void progress(LocalDate day) {
        Ledger.Sum cleared = ledger.cleared(MONTH);
        console.line(
                "%s: %d admitted, %d bills and mirrors, %d envelopes, %s to clear",
                day, visits.size(), ledger.bills().size(), hospitals.envelopes(), cleared.money());
    }

    private void admit(Stay stay) {
        LocalDateTime now = stay.admitted();
        String region = hospitals.readCard(stay, now);
        insuredRegions.put(stay, region);
        visits.put(stay, hospitals.admit(stay, region, now));
    }

    private void settle(Stay stay) {
        LocalDateTime now = stay.settled();
        String visit = visits.get(stay);
        String region = insuredRegions.get(stay);
        hospitals.uploadLines(stay, visit, region, now);
        JsonNode computed = hospitals.bill("2303", stay, visit, region, now);
        Bill bill = Bill.of(stay, hospitals.bill("2304", stay, visit, region, now), 1);
        if (!bill.total().equals(stay.bill().total())) {
            throw new StoryFailure(
                    "settlement %s is of %s, but %s was sent"
                            .formatted(bill.settlement(), bill.total(), stay.bill().total()));
        }
        Bill promised = Bill.of(stay, computed, 1);
        if (!promised.cleared().equals(bill.cleared())) {
            throw new StoryFailure(
                    "2303 promised %s, 2304 paid %s".formatted(promised.cleared(), bill.cleared()));
        }
        hospitals.discharge(stay, visit, region, now);
        ledger.add(bill);
        bills.put(stay, bill);
    }

    private void cancel(Stay stay, LocalDateTime now) {
        Bill bill = bills.get(stay);
        JsonNode info =
                hospitals.cancel(
                        stay, bill.visit(), bill.settlement(), insuredRegions.get(stay), now);
        Bill mirror = Bill.of(stay, info, -1);
        if (!mirror.total().equals(bill.total().negated())
                || !mirror.cleared().equals(bill.cleared().negated())) {
            throw new StoryFailure("the mirror %s does not undo %s".formatted(mirror, bill));
        }
        ledger.add(mirror);
    }

    private void clear() {
        clock.moveTo(MONTH.plusMonths(1).atDay(3).atTime(9, 0));
        clearing.take("reconciliation", MONTH);
        console.line("%s is being reconciled", MONTH);
        clock.moveTo(MONTH.plusMonths(1).atDay(20).atTime(16, 0));
        clearing.take("confirmation", MONTH);
        console.line("%s is confirmed", MONTH);
        clock.moveTo(MONTH.plusMonths(1).atDay(21).atTime(9, 0));
        clearing.take("generation", MONTH);
        console.line("%s is generated", MONTH);
        clearing.take("publication", MONTH);
        console.line("%s is published", MONTH);
    }

    /** Forms 9 to 13, a filing and a settlement sheet of each region, and the fund's quotas. */
    private JsonNode keepForms(Map<String, String> filings) {
        String period = MONTH.toString();
        Map<String, String> ofAuthority =
                Map.of("period", period, "authority", AUTHORITY, "tier", "province");
        JsonNode balance = forms.keep(ServiceName.CLEARING, "9", AUTHORITY, period, ofAuthority);
        RegionCheck regions = new RegionCheck(ledger, MONTH);
        for (String region : ledger.activeRegions(MONTH)) {
            Map<String, String> ofRegion = new LinkedHashMap<>(ofAuthority);
            ofRegion.put("region", region);
            for (String no : RegionCheck.FORMS) {
                regions.mustHold(
                        no, region, forms.keep(ServiceName.CLEARING, no, region, period, ofRegion));
            }
        }
        console.line("forms 10 to 13 of every region with activity equal the bills sent");
        Map<String, String> filingByRegion = new LinkedHashMap<>();
        filings.forEach(
                (person, filing) ->
                        filingByRegion.putIfAbsent(sample.person(person).pooling(), filing));
        filingByRegion.forEach(
                (region, filing) ->
                        forms.keep(ServiceName.FILING, "1", region, period, Map.of("id", filing)));
        Map<String, String> billByRegion = new LinkedHashMap<>();
        ledger.bills()
                .forEach(bill -> billByRegion.putIfAbsent(bill.treatment(), bill.settlement()));
        billByRegion.forEach(
                (region, bill) ->
                        forms.keep(
                                ServiceName.SETTLEMENT, "5", region, period, Map.of("id", bill)));
        forms.keep(
                ServiceName.FUND,
                "6-1",
                AUTHORITY,
                Integer.toString(MONTH.getYear()),
                Map.of(
                        "period",
                        Integer.toString(MONTH.getYear()),
                        "authority",
                        AUTHORITY,
                        "tier",
                        "province"));
        forms.keepBills(ledger.bills());
        console.line("%d form files written", forms.files());
        return balance;
    }
}
