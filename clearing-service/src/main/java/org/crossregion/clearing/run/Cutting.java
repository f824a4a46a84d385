package org.crossregion.clearing.run;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.Cut;
import org.crossregion.clearing.cut.CutBook;
import org.crossregion.clearing.detail.Holding;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.reconciliation.RegionLists;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.region.Region;
import org.crossregion.clearing.region.Regions;
import org.crossregion.clearing.seal.Seals;
import org.crossregion.clearing.statement.PrintedRegion;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.jdbi.v3.core.JdbiException;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cuts a period: from then on it takes no more details. A transaction of its own and a short one,
 * so that intake hardly waits; if the run dies after it, the next run finds the cut and goes on.
 */
@ApplicationScoped
class Cutting {

    private static final int ATTEMPTS = 200;
    private static final long PAUSE_MILLIS = 15;

    /** More than this are moved on before the gate is closed; intake does not wait for them. */
    private static final int HELD_AT_THE_GATE = 200;

    /** What PostgreSQL says when a lock was not free in time. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Periods periods;
    private final CutBook cuts;
    private final Holding holding;
    private final Seals seals;
    private final Readiness readiness;
    private final RegionLists regionLists;
    private final Statements statements;
    private final Regions regions;
    private final Clock clock;

    Cutting(
            Periods periods,
            CutBook cuts,
            Holding holding,
            Seals seals,
            Readiness readiness,
            RegionLists regionLists,
            Statements statements,
            Regions regions,
            Clock clock) {
        this.periods = periods;
        this.cuts = cuts;
        this.holding = holding;
        this.seals = seals;
        this.readiness = readiness;
        this.regionLists = regionLists;
        this.statements = statements;
        this.regions = regions;
        this.clock = clock;
    }

    /** The cut of a period, made now if there is none. */
    Cut of(PeriodKey key) {
        rollAhead(key);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> once(key));
            } catch (JdbiException e) {
                if (!gateWasBusy(e)) {
                    throw e;
                }
                pause();
            }
        }
        throw Refused.forNow(
                ClearingRefusal.INTAKE_BUSY, "no gap between two batches of settlements", 5);
    }

    /** Whatever happens before the cut, what was held in the period is held in the next month. */
    private void rollAhead(PeriodKey key) {
        if (cuts.find(key.circle(), key.period()).isEmpty()) {
            boolean more = true;
            while (more) {
                more =
                        holding.rollAhead(
                                key.circle(), key.period(), HELD_AT_THE_GATE, clock.instant());
            }
        }
    }

    private Cut once(PeriodKey key) {
        Periods.mustAllow(periods.lock(key), Step.GENERATION);
        return cuts.find(key.circle(), key.period()).orElseGet(() -> make(key));
    }

    private Cut make(PeriodKey key) {
        Instant now = clock.instant();
        List<PrintedRegion> printed = regionsOf(key.circle());
        cuts.closeGate();
        seals.prove(key.period());
        regionLists.holdDisputed(key.circle(), key.period());
        readiness
                .unlike(key)
                .ifPresent(
                        refused -> {
                            throw refused;
                        });
        Cut cut = cuts.cut(key.circle(), key.period(), now);
        holding.rollBack(key.circle(), key.period(), now);
        statements.print(key, printed);
        return cut;
    }

    /** All regions by name; listed are those that stand in the authority's table in any case. */
    private List<PrintedRegion> regionsOf(Circle circle) {
        Map<RegionCode, PrintedRegion> printed = new TreeMap<>();
        List<RegionCode> provinces = new ArrayList<>();
        for (Region region : regions.poolingRegions()) {
            boolean listed =
                    !circle.isNation() && circle.contains(region.code()) && region.isOpen();
            boolean province = region.code().isProvince();
            printed.put(
                    region.code(),
                    new PrintedRegion(region.code(), region.name(), listed && !province));
            if (region.isOpen()) {
                provinces.add(region.code().province());
            }
        }
        for (RegionCode province : provinces) {
            boolean listed = circle.isNation();
            printed.put(province, new PrintedRegion(province, regions.nameOf(province), listed));
        }
        RegionCode authority = circle.authority();
        printed.putIfAbsent(
                authority, new PrintedRegion(authority, regions.nameOf(authority), false));
        return List.copyOf(printed.values());
    }

    private static boolean gateWasBusy(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the gate", e);
        }
    }
}
