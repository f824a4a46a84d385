package org.crossregion.clearing.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Compares what was noticed for a period with what its statement says is owed: per region,
 * counterparty, scheme and direction, to the fen.
 */
@ApplicationScoped
class NoticeAudit {

    private final NoticeRepository repository;
    private final Statements statements;
    private final Periods periods;

    NoticeAudit(NoticeRepository repository, Statements statements, Periods periods) {
        this.repository = repository;
        this.statements = statements;
        this.periods = periods;
    }

    /** Every issued period of that name, of every authority and tier. */
    List<NoticeAuditRow> of(Period period) {
        List<NoticeAuditRow> rows = new ArrayList<>();
        for (PeriodKey key : periods.issued(period)) {
            rows.addAll(of(key));
        }
        return rows;
    }

    private List<NoticeAuditRow> of(PeriodKey key) {
        TreeMap<NoticeDrafts.Key, Money> owed =
                NoticeDrafts.sums(
                        key.circle(),
                        statements.rows(statements.latest(key).orElseThrow()),
                        repository.carriedInto(key.circle(), key.period()));
        TreeMap<NoticeDrafts.Key, Money> carried = new TreeMap<>();
        for (NoticeDrafts.Owing owing : repository.carriedOut(key.circle(), key.period())) {
            carried.put(owing.key(), owing.amount());
        }
        TreeMap<NoticeDrafts.Key, Money> noticed = new TreeMap<>();
        for (Notice notice : repository.of(key.circle(), key.period())) {
            if (notice.kind().isClearing()) {
                for (Notice.Line line : notice.lines()) {
                    noticed.merge(
                            new NoticeDrafts.Key(
                                    notice.region(),
                                    notice.direction(),
                                    line.counterparty(),
                                    line.scheme()),
                            line.amount(),
                            Money::plus);
                }
            }
        }
        return compare(key, owed, carried, noticed);
    }

    /** What is negative and was not carried on was turned into the opposite notice. */
    private static List<NoticeAuditRow> compare(
            PeriodKey key,
            TreeMap<NoticeDrafts.Key, Money> owed,
            TreeMap<NoticeDrafts.Key, Money> carried,
            TreeMap<NoticeDrafts.Key, Money> noticed) {
        TreeMap<NoticeDrafts.Key, Money> due = new TreeMap<>();
        owed.forEach(
                (place, amount) -> {
                    Money here = amount.minus(carried.getOrDefault(place, Money.ZERO));
                    due.merge(
                            here.isNegative() ? place.turned() : place,
                            here.isNegative() ? here.negated() : here,
                            Money::plus);
                });
        noticed.keySet().forEach(place -> due.putIfAbsent(place, Money.ZERO));
        return due.entrySet().stream()
                .map(
                        one ->
                                row(
                                        key,
                                        one.getKey(),
                                        owed.getOrDefault(one.getKey(), Money.ZERO),
                                        carried.getOrDefault(one.getKey(), Money.ZERO),
                                        one.getValue(),
                                        noticed.getOrDefault(one.getKey(), Money.ZERO)))
                .toList();
    }

    private static NoticeAuditRow row(
            PeriodKey key,
            NoticeDrafts.Key place,
            Money owed,
            Money carried,
            Money due,
            Money noticed) {
        return new NoticeAuditRow(
                key.circle().authority().value(),
                key.circle().tier().code(),
                key.period().toString(),
                place.region().value(),
                place.counterparty().value(),
                place.scheme().code(),
                place.direction().code(),
                owed.fen(),
                carried.fen(),
                noticed.fen(),
                noticed.minus(due).fen());
    }
}
