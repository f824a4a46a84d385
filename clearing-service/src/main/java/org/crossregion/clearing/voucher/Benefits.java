package org.crossregion.clearing.voucher;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.deduction.DeductionLine;
import org.crossregion.clearing.deduction.DeductionTable;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Printed;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an issued period books for a region: its benefit by fund, and what is set off. */
@ApplicationScoped
class Benefits {

    private final Statements statements;
    private final DeductionTable deductions;
    private final Policies policies;

    Benefits(Statements statements, DeductionTable deductions, Policies policies) {
        this.statements = statements;
        this.deductions = deductions;
        this.policies = policies;
    }

    List<Movement> of(PeriodKey key, RegionCode region, Instant issuedAt) {
        List<StatementRow> rows =
                statements.latest(key).map(statements::rows).orElse(List.of()).stream()
                        .filter(row -> row.pair().tier() == key.circle().tier())
                        .toList();
        Set<Fund> excluded = policies.inForce(key.circle(), key.period()).excludedFunds();
        List<DeductionLine> taken =
                deductions.lines(key.circle(), key.period(), region).stream()
                        .filter(DeductionLine::clears)
                        .filter(line -> line.pair().insured().equals(region))
                        .filter(line -> line.pair().tier() == key.circle().tier())
                        .toList();
        List<Movement> movements = new ArrayList<>();
        for (Scheme scheme : Scheme.values()) {
            List<StatementRow> of = rows.stream().filter(row -> row.scheme() == scheme).toList();
            List<Movement.Item> items =
                    items(
                            of.stream().filter(row -> row.pair().insured().equals(region)).toList(),
                            taken.stream().filter(line -> line.scheme() == scheme).toList(),
                            excluded);
            Money payable = Money.sum(items.stream().map(Movement.Item::amount).toList());
            movements.add(movement(key, MovementKind.BENEFIT, region, scheme, issuedAt, items));
            if (key.circle().tier() == Tier.PROVINCE) {
                Money receivable =
                        Money.sum(
                                of.stream()
                                        .filter(row -> row.pair().treatment().equals(region))
                                        .map(StatementRow::owed)
                                        .toList());
                movements.add(
                        movement(
                                key,
                                MovementKind.OFFSET,
                                region,
                                scheme,
                                issuedAt,
                                Movement.whole(payable.min(receivable))));
            }
        }
        return movements.stream().filter(one -> !one.isNothing()).toList();
    }

    /** By fund and account, deductions off; together what the region owes. */
    static List<Movement.Item> items(
            List<StatementRow> rows, List<DeductionLine> taken, Set<Fund> excluded) {
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        Money account = Money.ZERO;
        for (StatementRow row : rows) {
            for (Fund fund : Fund.values()) {
                if (!excluded.contains(fund)) {
                    funds.merge(fund, row.amounts().fund(fund), Money::plus);
                }
            }
            account = account.plus(row.amounts().account());
        }
        for (DeductionLine line : taken) {
            for (Map.Entry<Fund, Money> part : line.funds().entrySet()) {
                if (!excluded.contains(part.getKey())) {
                    funds.merge(part.getKey(), part.getValue().negated(), Money::plus);
                }
            }
            account = account.minus(line.account());
        }
        List<Movement.Item> items = new ArrayList<>();
        funds.forEach((fund, sum) -> items.add(new Movement.Item(Optional.of(fund), sum)));
        items.add(new Movement.Item(Optional.empty(), account));
        Money owed = Money.sum(rows.stream().map(StatementRow::owed).toList());
        Money listed = Money.sum(items.stream().map(Movement.Item::amount).toList());
        if (!listed.equals(owed)) {
            throw new Refused(
                    ClearingRefusal.TOTALS_DISAGREE,
                    "funds come to " + listed + " where " + owed + " is owed");
        }
        return items.stream().filter(item -> !item.amount().isZero()).toList();
    }

    private static Movement movement(
            PeriodKey key,
            MovementKind kind,
            RegionCode region,
            Scheme scheme,
            Instant issuedAt,
            List<Movement.Item> items) {
        return new Movement(
                kind.code() + ":" + key.eventKey() + ":" + region + ":" + scheme.code(),
                kind,
                issuedAt,
                scheme,
                Printed.of(key.period()) + key.circle().tier().label(),
                "清算表 " + key.period(),
                items);
    }
}
