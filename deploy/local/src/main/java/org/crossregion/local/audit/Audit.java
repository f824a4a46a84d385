package org.crossregion.local.audit;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Answer;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Failure;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.launch.StackFile;
import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what settlement told hospitals with what clearing and the fund hold, month by month, and
 * with the tables that clearing has printed.
 */
public final class Audit {

    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(3);
    private static final Duration MAY_MOVE_FOR = Duration.ofSeconds(20);
    private static final int MONTHS_BACK = 36;
    private static final int ROWS_COMPARED = 20_000;

    private final Sources sources;
    private final List<String> summary = new ArrayList<>();

    private Audit(Sources sources) {
        this.sources = sources;
    }

    /**
     * What an audit found.
     *
     * @param holds whether everything holds
     * @param text the summary, or the first difference after it
     */
    public record Result(boolean holds, String text) {}

    /**
     * @param settled wait until nothing is on its way any more
     */
    public static Result of(Layout layout, boolean settled) {
        StackFile stack = StackFile.running(layout);
        Tokens tokens = new Tokens(Path.of(stack.keys()));
        Audit audit = new Audit(new Sources(layout, stack, tokens));
        try {
            audit.run(settled);
            audit.summary.add("The audit holds.");
            return new Result(true, String.join("\n", audit.summary));
        } catch (Difference difference) {
            audit.summary.add("DIFFERENCE: " + difference.getMessage());
            return new Result(false, String.join("\n", audit.summary));
        }
    }

    /** Waits until no event of the running stack is on its way. */
    public static void awaitQuiet(Layout layout) {
        StackFile stack = StackFile.running(layout);
        try {
            new Audit(new Sources(layout, stack, new Tokens(Path.of(stack.keys())))).awaitSettled();
        } catch (Difference difference) {
            throw new Failure(
                    "The services did not take in what they tell each other: "
                            + difference.getMessage()
                            + "; read the logs in "
                            + layout.logs()
                            + ".",
                    difference);
        }
    }

    private void run(boolean settled) {
        if (settled) {
            awaitSettled();
        }
        List<ServiceState> states = sources.states(true);
        states.forEach(state -> summary.add(state.toString()));
        mustBeSound(states);
        patiently(this::referencesMustAgree);
        patiently(this::compare);
    }

    private void awaitSettled() {
        long end = System.nanoTime() + SETTLES_WITHIN.toNanos();
        while (true) {
            List<ServiceState> states = sources.states(false);
            Optional<ServiceState> moving =
                    states.stream().filter(state -> !state.isSettled()).findFirst();
            if (moving.isEmpty()) {
                return;
            }
            mustBeSound(states);
            if (System.nanoTime() > end) {
                throw new Difference(
                        "not settled within %d s: %s"
                                .formatted(SETTLES_WITHIN.toSeconds(), moving.get()));
            }
            Http.pause(Duration.ofMillis(60));
        }
    }

    private static void mustBeSound(List<ServiceState> states) {
        for (ServiceState state : states) {
            if (state.parked() > 0) {
                throw new Difference(
                        "%s has %d parked events: list them with GET /internal/parked"
                                .formatted(state.title(), state.parked()));
            }
            if (state.chain().startsWith("broken")) {
                throw new Difference(
                        "the audit trail of %s is %s".formatted(state.title(), state.chain()));
            }
        }
    }

    /** Every copy of a reference kind is its owner's: same rows, same versions, same hash. */
    private void referencesMustAgree() {
        Map<String, JsonNode> owned = new TreeMap<>();
        for (JsonNode digest : digests(ServiceName.FILING)) {
            owned.put(digest.path("kind").asText(), digest);
        }
        int copies = 0;
        for (ServiceName service : ServiceName.values()) {
            if (service == ServiceName.FILING) {
                continue;
            }
            for (JsonNode copy : digests(service)) {
                JsonNode owner = owned.get(copy.path("kind").asText());
                if (owner == null || !owner.equals(copy)) {
                    throw new Difference(
                            "the reference data of %s is not filing-service's: %s, but %s"
                                    .formatted(service.module(), copy, owner));
                }
                copies++;
            }
        }
        summary.add("%d copies of reference data have their owner's hash".formatted(copies));
    }

    private JsonNode digests(ServiceName service) {
        Answer answer = sources.get(service, "/internal/audit/reference");
        return answer.status() == 404 ? Json.array() : answer.mustSucceed().json();
    }

    /** While events are on their way a difference may be one of them: look again for a while. */
    private void patiently(Runnable check) {
        long end = System.nanoTime() + MAY_MOVE_FOR.toNanos();
        while (true) {
            try {
                check.run();
                return;
            } catch (Difference difference) {
                boolean moving =
                        sources.states(false).stream()
                                .anyMatch(state -> state.outbox() > 0 || state.lag() > 0);
                if (!moving || System.nanoTime() > end) {
                    throw difference;
                }
                Http.pause(Duration.ofMillis(500));
            }
        }
    }

    private void compare() {
        Cells settlement = cells(ServiceName.SETTLEMENT, "cells");
        Cells clearing = cells(ServiceName.CLEARING, "cells");
        Cells fund = cells(ServiceName.FUND, "cells");
        identitiesMustHold(settlement);
        identitiesMustHold(clearing);
        for (CellKey key : Cells.keysOf(settlement, clearing)) {
            mustAgree(settlement, clearing, key);
        }
        for (CellKey key : Cells.keysOf(settlement, fund)) {
            if (key.part().equals("cleared")) {
                mustAgree(settlement, fund, key);
            }
        }
        totalsMustAgree(clearing, cells(ServiceName.CLEARING, "totals"));
        rowsMustAgree(settlement, clearing);
        rowsMustAgree(settlement, fund);
        int tables = new PrintedTables(sources).mustEqual(clearing);
        int notices = noticesMustEqualStatements();
        int followed = new MoneyTrail(sources).mustAgree();
        int remote = new OtherPlatforms(sources).mustAgree(settlement);
        summary.add(
                "%d facts, bills %s, cleared %s: settlement, clearing and fund agree"
                        .formatted(
                                settlement.count("total"),
                                settlement.sum("total"),
                                settlement.sum("cleared")));
        summary.add(
                tables == 0
                        ? "no month is generated yet"
                        : "%d generated tables balance and equal the facts".formatted(tables));
        if (notices > 0) {
            summary.add("%d amounts owed by issued tables have their notices".formatted(notices));
        }
        if (followed > 0) {
            summary.add(
                    ("%d notices followed: what was transferred is on the accounts, the fund's books"
                                    + " and clearing's agree")
                            .formatted(followed));
        }
        if (remote > 0) {
            summary.add("%d totals of other platforms equal ours".formatted(remote));
        }
    }

    /** What a statement says is owed is what notices were issued for, to the fen. */
    private int noticesMustEqualStatements() {
        int places = 0;
        Period month = Period.monthOf(businessTime());
        TreeSet<String> periods = new TreeSet<>(months(month));
        periods.add(month.year().previous().toString());
        for (String period : periods) {
            Answer answer =
                    sources.get(ServiceName.CLEARING, "/internal/audit/notices?period=" + period);
            for (JsonNode row : answer.mustSucceed().json()) {
                if (row.path("differenceFen").asLong() != 0) {
                    throw new Difference(
                            "the notices of %s are not what its statement says: %s"
                                    .formatted(period, row));
                }
                places++;
            }
        }
        return places;
    }

    private Cells cells(ServiceName service, String what) {
        Cells cells = new Cells(service);
        Period month = Period.monthOf(businessTime());
        for (String period : months(month)) {
            cells.add(
                    sources.get(service, "/internal/audit/" + what + "?originPeriod=" + period)
                            .mustSucceed()
                            .json());
        }
        return cells;
    }

    /** The months that can hold facts: three years back from the business clock. */
    private static List<String> months(Period last) {
        List<String> months = new ArrayList<>();
        Period month = last;
        for (int back = 0; back < MONTHS_BACK; back++) {
            months.add(month.toString());
            month = month.previous();
        }
        return months;
    }

    private Instant businessTime() {
        JsonNode clock = sources.get(ServiceName.SETTLEMENT, "/dev/clock").mustSucceed().json();
        return Instant.parse(clock.path("instant").asText());
    }

    private static void identitiesMustHold(Cells cells) {
        for (CellKey key : new TreeSet<>(cells.keys())) {
            if (key.part().equals("cleared")) {
                long cleared = cells.at(key).fen();
                long paid = cells.paidFen(key);
                if (Math.abs(cleared) > Math.abs(paid)) {
                    throw new Difference(
                            "%s clears %s of %s, but funds and account pay %s"
                                    .formatted(
                                            cells.service().module(),
                                            new Money(cleared),
                                            key,
                                            new Money(paid)));
                }
            }
        }
    }

    private void mustAgree(Cells one, Cells other, CellKey key) {
        Cells.Figure left = one.at(key);
        Cells.Figure right = other.at(key);
        boolean counted = key.part().equals("total") || key.part().equals("cleared");
        if (left.fen() == right.fen() && (!counted || left.count() == right.count())) {
            return;
        }
        throw new Difference(
                "%s: %s has %s, %s has %s; %s"
                        .formatted(
                                key,
                                one.service().module(),
                                left,
                                other.service().module(),
                                right,
                                firstRow(one.service(), other.service(), key)));
    }

    /** What statements are drawn from is what the facts come to, in every clearing period. */
    private static void totalsMustAgree(Cells facts, Cells totals) {
        for (CellKey key : Cells.keysOf(facts, totals)) {
            boolean counted = key.part().equals("total");
            Cells.Figure fact = facts.at(key);
            Cells.Figure total = totals.at(key);
            if (fact.fen() != total.fen() || counted && fact.count() != total.count()) {
                throw new Difference(
                        "%s: clearing-service's running totals have %s, its facts come to %s"
                                .formatted(key, total, fact));
            }
        }
        if (!facts.byClearingPeriod().equals(totals.byClearingPeriod())) {
            throw new Difference(
                    "by clearing period the running totals have %s, the facts come to %s"
                            .formatted(totals.byClearingPeriod(), facts.byClearingPeriod()));
        }
    }

    /** Two wrong rows can make a right sum: where it is quick, every row is compared. */
    private void rowsMustAgree(Cells settlement, Cells other) {
        for (CellKey key : settlement.keys()) {
            if (key.part().equals("total") && settlement.at(key).count() <= ROWS_COMPARED) {
                Rows.firstDifference(
                                new Rows(sources, settlement.service(), key),
                                new Rows(sources, other.service(), key))
                        .ifPresent(
                                row -> {
                                    throw new Difference(
                                            "%s, the sums agree, but %s".formatted(key, row));
                                });
            }
        }
    }

    private String firstRow(ServiceName one, ServiceName other, CellKey key) {
        return Rows.firstDifference(new Rows(sources, one, key), new Rows(sources, other, key))
                .or(
                        () ->
                                other == ServiceName.CLEARING
                                        ? new Parts(sources).firstDifference(key)
                                        : Optional.empty())
                .orElse("its rows agree, so the sum itself is wrong");
    }
}
