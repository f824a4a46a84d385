package org.crossregion.fund.utilisation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.alert.Alerts.Watched;
import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.PoisonedEvent;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takes settlements and their mirrors into the live utilisation. */
@ApplicationScoped
class SettlementInbox implements EventInbox {

    private static final String RECORDED = "settlement-recorded.v1";

    private final FactRepository facts;
    private final UseWatch watch;

    SettlementInbox(FactRepository facts, UseWatch watch) {
        this.facts = facts;
        this.watch = watch;
    }

    @Override
    public String consumer() {
        return "fund-settlements";
    }

    @Override
    public String topic() {
        return "settlement-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        LinkedHashMap<Fact, ReceivedEvent> told = new LinkedHashMap<>();
        Map<Fact, LocalDate> days = new HashMap<>();
        for (ReceivedEvent event : batch) {
            if (event.type().equals(RECORDED)) {
                SettlementRecorded recorded = Events.read(event, SettlementRecorded.class);
                if (recorded.inClearing()) {
                    Fact fact = Fact.of(recorded);
                    told.putIfAbsent(fact, event);
                    if (recorded.settledAt() != null) {
                        days.put(fact, Beijing.day(recorded.settledAt()));
                    }
                }
            }
        }
        if (!told.isEmpty()) {
            take(told, days);
        }
    }

    private void take(LinkedHashMap<Fact, ReceivedEvent> told, Map<Fact, LocalDate> days) {
        Set<Fact> fresh = new LinkedHashSet<>(told.keySet());
        for (Fact known : facts.add(List.copyOf(told.keySet()))) {
            mustBeTheSame(known, told.get(known));
            fresh.remove(known);
        }
        TreeMap<Cell, Cell.Sum> movements = new TreeMap<>();
        fresh.forEach(fact -> movements.merge(Cell.of(fact), Cell.Sum.of(fact), Cell.Sum::plus));
        if (!movements.isEmpty()) {
            facts.move(movements);
            facts.moveDays(byDay(fresh, days));
            watch.look(watched(movements.keySet()));
        }
    }

    private static TreeMap<DayCell, Money> byDay(Set<Fact> fresh, Map<Fact, LocalDate> days) {
        TreeMap<DayCell, Money> byDay = new TreeMap<>();
        for (Fact fact : fresh) {
            if (days.containsKey(fact)) {
                byDay.merge(
                        new DayCell(fact.pair(), fact.scheme(), days.get(fact)),
                        fact.cleared(),
                        Money::plus);
            }
        }
        return byDay;
    }

    private void mustBeTheSame(Fact fact, ReceivedEvent event) {
        boolean same = facts.find(fact.settlementId()).map(fact::equals).orElse(false);
        if (!same) {
            throw new PoisonedEvent(event, fact.settlementId() + " is known with other content");
        }
    }

    private static List<Watched> watched(Set<Cell> cells) {
        return cells.stream()
                .map(cell -> new Watched(cell.pair(), cell.scheme()))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }
}
