package org.crossregion.settlement.simulation;

import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.values.CareType;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Gathers one run: entries come in person by person, and no more than one person is kept. */
final class SimulationRun {

    private static final int BIGGEST = 20;

    private static final Comparator<SimulatedBill> BY_DIFFERENCE =
            Comparator.comparingLong(
                            (SimulatedBill bill) -> Math.abs(bill.personalDifference().fen()))
                    .thenComparing(SimulatedBill::settlementId, Comparator.reverseOrder());

    private final Candidates candidates;
    private final Tally total = new Tally();
    private final Map<Scheme, Map<CareType, Tally>> parts = new EnumMap<>(Scheme.class);
    private final PriorityQueue<SimulatedBill> biggest = new PriorityQueue<>(BY_DIFFERENCE);
    private int notCovered;
    private long untouched;
    private long acrossYears;

    private String personNo = "";
    private PersonReplay person;

    SimulationRun(Candidates candidates) {
        this.candidates = candidates;
        this.person = new PersonReplay(candidates);
    }

    void enter(Entry entry) {
        if (!entry.personNo().equals(personNo)) {
            finishPerson();
            personNo = entry.personNo();
        }
        person.enter(entry);
    }

    private void finishPerson() {
        person.bills().forEach(this::count);
        untouched += person.untouched();
        acrossYears += person.acrossYears();
        person = new PersonReplay(candidates);
    }

    private void count(SimulatedBill bill) {
        total.add(bill);
        parts.computeIfAbsent(bill.scheme(), scheme -> new EnumMap<>(CareType.class))
                .computeIfAbsent(bill.careType(), care -> new Tally())
                .add(bill);
        notCovered += bill.covered() ? 0 : 1;
        if (!bill.personalDifference().isZero()) {
            biggest.add(bill);
            if (biggest.size() > BIGGEST) {
                biggest.remove();
            }
        }
    }

    SimulationView view(
            RegionCode region, Period month, List<BenefitPolicy> policies, long elsewhere) {
        finishPerson();
        List<SimulationView.Part> views = new ArrayList<>();
        parts.forEach(
                (scheme, byCare) ->
                        byCare.forEach(
                                (care, tally) ->
                                        views.add(
                                                new SimulationView.Part(
                                                        scheme, care, tally.sums()))));
        return new SimulationView(
                region,
                month,
                policies.stream().map(SimulationView.Candidate::of).toList(),
                total.sums(),
                notCovered,
                untouched,
                acrossYears,
                elsewhere,
                views,
                biggest.stream()
                        .sorted(BY_DIFFERENCE.reversed())
                        .map(SimulationView.Difference::of)
                        .toList());
    }
}
