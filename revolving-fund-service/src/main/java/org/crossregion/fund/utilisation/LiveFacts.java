package org.crossregion.fund.utilisation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.List;

/** What the fund has taken in, for the audit that compares it with settlement and clearing. */
@ApplicationScoped
public class LiveFacts {

    private final FactRepository facts;

    LiveFacts(FactRepository facts) {
        this.facts = facts;
    }

    /** The facts of one pair and scheme of a month: how many, and what clearing moves of them. */
    public record CellSum(
            Period origin, RegionPair pair, Scheme scheme, long facts, Money cleared) {}

    /** One fact. */
    public record FactSum(String settlementId, String kind, Money total, Money cleared) {}

    public List<CellSum> cells(Period origin) {
        return facts.cells(origin).stream()
                .map(
                        row ->
                                new CellSum(
                                        row.originPeriod(),
                                        new RegionPair(row.insuredRegion(), row.treatmentRegion()),
                                        row.scheme(),
                                        row.facts(),
                                        row.clearedFen()))
                .toList();
    }

    public List<FactSum> rows(FactQuery query) {
        return facts.rows(query).stream()
                .map(
                        fact ->
                                new FactSum(
                                        fact.settlementId(),
                                        fact.kind(),
                                        fact.total(),
                                        fact.cleared()))
                .toList();
    }
}
