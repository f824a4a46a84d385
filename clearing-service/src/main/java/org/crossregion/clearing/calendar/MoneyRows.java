package org.crossregion.clearing.calendar;

import org.crossregion.values.Coded;
import org.crossregion.values.Tier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key {@code money} of a clearing policy, read and written. */
final class MoneyRows {

    private static final List<String> CLOCKS = List.of("agency", "finance", "receipt");

    private MoneyRows() {}

    /** What can be read, what is usual in the tier where the file says nothing. */
    static Optional<MoneyTerms> read(
            Tier tier, PolicyFile.Money row, List<PolicyFile.Wrong> wrong) {
        MoneyTerms usual = MoneyTerms.usual(tier);
        if (row == null) {
            return Optional.of(usual);
        }
        Map<String, Integer> days =
                Optional.ofNullable(row.workingDays())
                        .orElse(Map.of(CLOCKS.get(1), usual.financeDays()));
        days.keySet().stream()
                .filter(clock -> !CLOCKS.contains(clock))
                .forEach(
                        clock ->
                                wrong.add(
                                        new PolicyFile.Wrong(
                                                "money.workingDays." + clock,
                                                "known",
                                                "is none of " + String.join(", ", CLOCKS))));
        int agency = days.getOrDefault(CLOCKS.get(0), 0);
        int finance = days.getOrDefault(CLOCKS.get(1), 0);
        int receipt = days.getOrDefault(CLOCKS.get(2), 0);
        if (agency < 0 || finance < 1 || receipt < 0) {
            wrong.add(
                    new PolicyFile.Wrong(
                            "money.workingDays",
                            "range",
                            "finance must be at least 1, the others at least 0"));
            return Optional.empty();
        }
        Optional<MoneyTerms.NegativePairs> negative =
                coded(
                        MoneyTerms.NegativePairs.class,
                        row.negativePairs(),
                        usual.negativePairs(),
                        "money.negativePairs",
                        wrong);
        Optional<MoneyTerms.Unpaid> unpaid =
                coded(
                        MoneyTerms.Unpaid.class,
                        row.unpaidAtClosing(),
                        usual.unpaidAtClosing(),
                        "money.unpaidAtClosing",
                        wrong);
        Optional<MoneyTerms.Hospitals> hospitals =
                coded(
                        MoneyTerms.Hospitals.class,
                        row.hospitals(),
                        usual.hospitals(),
                        "money.hospitals",
                        wrong);
        if (negative.isEmpty() || unpaid.isEmpty() || hospitals.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new MoneyTerms(
                        agency, finance, receipt, negative.get(), unpaid.get(), hospitals.get()));
    }

    static PolicyFile.Money write(MoneyTerms money) {
        Map<String, Integer> days = new LinkedHashMap<>();
        days.put(CLOCKS.get(0), money.agencyDays());
        days.put(CLOCKS.get(1), money.financeDays());
        days.put(CLOCKS.get(2), money.receiptDays());
        return new PolicyFile.Money(
                days,
                money.negativePairs().code(),
                money.unpaidAtClosing().code(),
                money.hospitals().code());
    }

    private static <E extends Enum<E> & Coded> Optional<E> coded(
            Class<E> type, String code, E usual, String field, List<PolicyFile.Wrong> wrong) {
        return code == null
                ? Optional.of(usual)
                : PolicyFile.read(code, text -> Coded.ofCode(type, text), field, wrong);
    }
}
