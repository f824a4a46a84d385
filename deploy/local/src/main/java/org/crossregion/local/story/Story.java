package org.crossregion.local.story;

import org.crossregion.local.audit.Audit;
import org.crossregion.local.book.Ledger;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Refusal;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.desk.CaseDesk;
import org.crossregion.local.desk.DetailDesk;
import org.crossregion.local.desk.FilingDesk;
import org.crossregion.local.desk.FormDesk;
import org.crossregion.local.desk.FundDesk;
import org.crossregion.local.desk.HospitalDesk;
import org.crossregion.local.desk.ListDesk;
import org.crossregion.local.desk.PaymentDesk;
import org.crossregion.local.desk.PeriodDesk;
import org.crossregion.local.desk.ReconciliationDesk;
import org.crossregion.local.desk.RecordDesk;
import org.crossregion.local.desk.ReturnDesk;
import org.crossregion.local.desk.StatementDesk;
import org.crossregion.local.desk.StoryClock;
import org.crossregion.local.desk.YearDesk;
import org.crossregion.local.launch.Console;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.scenario.Filing;
import org.crossregion.local.scenario.Sample;
import org.crossregion.local.scenario.Scenario;
import org.crossregion.local.scenario.Scene;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.local.scenario.Visit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A province lives: people are filed, treated and billed, the months are cleared, paid and squared,
 * and every table is held against every bill that was sent. What happens stands in the tables of
 * the scenario; this class only walks through its days.
 */
public final class Story {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int HANDS = 4;

    private final Layout layout;
    private final Runnable mustBeHealthy;
    private final Console console;
    private final Scenario scenario;
    private final Parallel parallel = new Parallel(HANDS);
    private final Watch watch = new Watch();
    private final Ledger ledger = new Ledger();
    private final StoryClock clock;
    private final FilingDesk counters;
    private final HospitalDesk hospitals;
    private final PaymentDesk payments;
    private final FundDesk fund;
    private final FilingPlot filing;
    private final Plot plot;
    private final Outcome outcome;

    private Story(String name, Layout layout, Path keys, Runnable mustBeHealthy, Console console) {
        Http http = new Http(PATIENCE);
        Tokens tokens = new Tokens(keys);
        this.layout = layout;
        this.mustBeHealthy = mustBeHealthy;
        this.console = console;
        this.scenario = Scenario.load(name, new Sample(layout.reference()));
        this.clock = new StoryClock(http, layout, parallel.hands());
        this.counters = new FilingDesk(http, layout, tokens);
        this.hospitals = new HospitalDesk(http, layout, tokens, ledger);
        this.payments = new PaymentDesk(http, layout, tokens);
        PeriodDesk periods = new PeriodDesk(http, layout, tokens);
        FundDesk fund = new FundDesk(http, layout, tokens);
        YearDesk years = new YearDesk(http, layout, tokens);
        ReturnDesk returns = new ReturnDesk(http, layout, tokens);
        this.filing =
                new FilingPlot(
                        scenario,
                        ledger,
                        new FilingPlot.Desks(
                                counters,
                                new RecordDesk(http, layout, tokens),
                                new ListDesk(http, layout, tokens),
                                returns,
                                hospitals,
                                () -> Audit.awaitQuiet(layout)));
        this.plot =
                new Plot(
                        scenario,
                        hospitals,
                        ledger,
                        periods,
                        new DetailDesk(http, layout, tokens),
                        payments,
                        new StatementDesk(http, layout, tokens, payments),
                        years,
                        fund,
                        List.of(
                                filing,
                                new CasePlot(new CaseDesk(http, layout, tokens), ledger),
                                new ReconciliationPlot(
                                        new ReconciliationDesk(http, layout, tokens),
                                        scenario,
                                        ledger)));
        this.fund = fund;
        this.outcome =
                new Outcome(
                        ledger,
                        new FormPlan(scenario, ledger, counters, payments, fund, returns),
                        new FormDesk(http, layout, tokens),
                        parallel,
                        console);
    }

    /**
     * Tells a story on a running stack.
     *
     * @param name of the scenario: {@code quarter} or {@code month}
     * @param mustBeHealthy fails when a process of the stack cannot stay alive
     * @return whether everything holds
     */
    public static boolean tell(
            String name, Layout layout, Path keys, Runnable mustBeHealthy, Console console) {
        try {
            return new Story(name, layout, keys, mustBeHealthy, console).tell();
        } catch (StoryFailure | Refusal | Http.Unreachable e) {
            console.line("THE STORY FAILED: " + e.getMessage());
            return false;
        }
    }

    private boolean tell() {
        try (parallel) {
            List<Agenda.Stop> stops = List.copyOf(new Agenda(scenario).stops());
            LocalDate first = scenario.firstDay();
            LocalDate last = scenario.lastDay();
            console.line(
                    "story \"%s\": %s to %s, %d days, %d filings, %d visits, %d acts of offices",
                    scenario.name(),
                    first,
                    last,
                    ChronoUnit.DAYS.between(first, last) + 1,
                    scenario.filings().size(),
                    scenario.visits().size(),
                    scenario.plot().size());
            watch.time("clock", () -> clock.begin(stops.get(0).at()));
            LocalDate told = first;
            for (Agenda.Stop stop : stops) {
                mustBeHealthy.run();
                LocalDate day = stop.at().toLocalDate();
                if (day.getDayOfMonth() == 1 && day.isAfter(told) || day.getDayOfMonth() == 15) {
                    told = tell(day, told);
                }
                watch.time("clock", () -> clock.moveTo(stop.at()));
                watch.time("counters and hospitals", () -> live(stop));
                watch.time("offices", () -> stop.scenes().forEach(this::play));
            }
            tell(last.plusDays(1), told);
            watch.time("waiting", () -> Audit.awaitQuiet(layout));
            watch.time("forms and checks", outcome::keepAndCheck);
            console.print(outcome.table(scenario.sample(), payments, fund, filing.presets()));
            Audit.Result[] audit = new Audit.Result[1];
            watch.time("audit", () -> audit[0] = Audit.of(layout, true));
            console.print(audit[0].text());
            console.line("time went to: %s", watch);
            console.line("forms are in %s", layout.story());
            return audit[0].holds();
        }
    }

    /** Twice a month, what hospitals have done since. */
    private LocalDate tell(LocalDate day, LocalDate told) {
        LocalDate until = day.minusDays(1);
        if (until.isAfter(told) && hospitals.envelopes() > 0 && ledger.hasBillsSince(told)) {
            console.line(
                    "%s: %d filed, %d patients, %d bills and mirrors, %d envelopes",
                    until,
                    counters.ids().size(),
                    hospitals.begun(),
                    ledger.bills().size(),
                    hospitals.envelopes());
        }
        return until;
    }

    private void live(Agenda.Stop stop) {
        parallel.forEach(stop.lanes(), lane -> lane.forEach(this::happen));
    }

    private void happen(Agenda.Happening one) {
        switch (one.what()) {
            case FILED -> counters.file((Filing) one.of());
            case BEGUN -> hospitals.begin((Visit) one.of());
            case SETTLED -> hospitals.settle((Visit) one.of());
            case TAKEN_BACK -> hospitals.takeBack((Visit) one.of());
        }
    }

    /** Offices work on what everybody knows: events that are on their way arrive first. */
    private void play(Scene scene) {
        mustBeHealthy.run();
        watch.time("waiting", () -> Audit.awaitQuiet(layout));
        String result = plot.play(scene);
        console.line(
                "%s %s %s%s%s",
                scene.at().toLocalDate(),
                scene.circle().map(circle -> circle + ", ").orElse("") + scene.period(),
                scene.act(),
                scene.note().isEmpty() ? "" : " (" + scene.note() + ")",
                result.isEmpty() ? "" : ": " + result);
    }
}
