package org.crossregion.local.audit;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Answer;
import org.crossregion.values.Money;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds what the platforms of regions not hosted here have booked against what we hold. */
final class OtherPlatforms {

    private final Sources sources;

    OtherPlatforms(Sources sources) {
        this.sources = sources;
    }

    /** Checks every month of origin; returns how many pairs and schemes there are. */
    int mustAgree(Cells settlement) {
        SortedMap<String, Money> booked = new TreeMap<>();
        TreeSet<String> remote = new TreeSet<>();
        for (String month : settlement.months()) {
            Answer answer = sources.platform("/platform/v1/totals?period=" + month);
            for (JsonNode row : answer.mustSucceed().json().path("rows")) {
                String insured = row.path("insuredRegion").asText();
                remote.add(insured);
                for (String part : new String[] {"total", "cleared"}) {
                    String key =
                            "%s %s→%s %s %s"
                                    .formatted(
                                            month,
                                            insured,
                                            row.path("treatmentRegion").asText(),
                                            row.path("scheme").asText(),
                                            part);
                    booked.merge(key, Money.ofYuan(row.path(part).asText()), Money::plus);
                }
            }
        }
        SortedMap<String, Money> ours = ours(settlement, remote);
        TreeSet<String> keys = new TreeSet<>(booked.keySet());
        keys.addAll(ours.keySet());
        for (String key : keys) {
            Money there = booked.getOrDefault(key, Money.ZERO);
            Money here = ours.getOrDefault(key, Money.ZERO);
            if (!there.equals(here)) {
                throw new Difference(
                        "%s: the other platform has %s, settlement-service has %s"
                                .formatted(key, there, here));
            }
        }
        return booked.size() / 2;
    }

    private static SortedMap<String, Money> ours(Cells settlement, Set<String> remote) {
        SortedMap<String, Money> ours = new TreeMap<>();
        for (CellKey key : settlement.keys()) {
            boolean compared = key.part().equals("total") || key.part().equals("cleared");
            if (compared && remote.contains(key.insuredRegion())) {
                ours.merge(
                        "%s %s→%s %s %s"
                                .formatted(
                                        key.originPeriod(),
                                        key.insuredRegion(),
                                        key.treatmentRegion(),
                                        key.scheme(),
                                        key.part()),
                        new Money(settlement.at(key).fen()),
                        Money::plus);
            }
        }
        return ours;
    }
}
