package org.crossregion.clearing.reconciliation;

import org.crossregion.values.Money;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says of every pair that does not agree why (差异解释): one class each, so that the differences add up
 * to the difference of the totals. Pure.
 */
public final class Explainer {

    private final Map<String, KnownBill> elsewhere;
    private final Set<String> listedElsewhere;

    /**
     * @param elsewhere details of the same party outside the list's reach, by id
     * @param listedElsewhere ids that the party's lists of other months have
     */
    public Explainer(Map<String, KnownBill> elsewhere, Set<String> listedElsewhere) {
        this.elsewhere = Map.copyOf(elsewhere);
        this.listedElsewhere = Set.copyOf(listedElsewhere);
    }

    /** The difference of a pair; empty if there is none. */
    public Optional<Difference> explain(Pairing pair) {
        if (pair.agrees()) {
            return Optional.empty();
        }
        if (pair.here().isPresent() && pair.there().isPresent()) {
            return Optional.of(both(pair, pair.here().get(), pair.there().get()));
        }
        return Optional.of(
                pair.here()
                        .map(known -> onlyHere(pair, known))
                        .orElseGet(() -> onlyThere(pair, pair.there().orElseThrow())));
    }

    private Difference onlyHere(Pairing pair, KnownBill known) {
        if (known.isRefunded()) {
            return difference(
                    pair,
                    DifferenceClass.REFUNDED,
                    known.isMirror()
                            ? "中心已退费（原结算" + known.originalId().orElseThrow() + "），清单无此退费"
                            : "中心已结算后又退费，清单无此笔");
        }
        if (listedElsewhere.contains(pair.settlementId())) {
            return difference(pair, DifferenceClass.MONTH, "中心属" + known.origin() + "期，清单列在其他月份");
        }
        return difference(pair, DifferenceClass.ONLY_HERE, "中心有此笔，清单没有");
    }

    private Difference onlyThere(Pairing pair, ListedBill listed) {
        if (pair.ordinal() > 1) {
            return difference(
                    pair, DifferenceClass.ONLY_THERE, "清单第" + pair.ordinal() + "次列出同一结算编号");
        }
        KnownBill other = elsewhere.get(pair.settlementId());
        if (other != null) {
            return difference(
                            pair, DifferenceClass.MONTH, "中心属" + other.origin() + "期，不在清单的起止日期或类别内")
                    .about(other.settlementId());
        }
        if (listed.refunded() || listed.takesBack()) {
            return difference(pair, DifferenceClass.REFUNDED, "清单为退费，中心无此退费记录");
        }
        return difference(pair, DifferenceClass.ONLY_THERE, "清单有此笔，中心没有");
    }

    private static Difference both(Pairing pair, KnownBill known, ListedBill listed) {
        boolean flagged = listed.refunded() && !known.isRefunded();
        boolean undone = listed.sums().negates(known.sums());
        if (flagged || undone) {
            return difference(pair, DifferenceClass.REFUNDED, "清单标为退费，中心未退费");
        }
        if (isDeducted(known, listed)) {
            return difference(pair, DifferenceClass.DEDUCTED, "清单已减去审核扣款" + known.deducted() + "元");
        }
        return difference(pair, DifferenceClass.AMOUNT, amounts(known.sums(), listed.sums()));
    }

    private static boolean isDeducted(KnownBill known, ListedBill listed) {
        Money deducted = known.deducted();
        Money total = known.sums().total();
        boolean sameTotal =
                listed.sums().total().equals(total)
                        || listed.sums().total().equals(total.minus(deducted));
        return deducted.isPositive()
                && sameTotal
                && listed.sums().cleared().equals(known.sums().cleared().minus(deducted));
    }

    private static String amounts(Sums here, Sums there) {
        StringBuilder said = new StringBuilder();
        said(said, "医疗费总额", here.total(), there.total());
        said(said, "基金支付", here.fund(), there.fund());
        said(said, "个人账户", here.account(), there.account());
        return said.toString();
    }

    private static void said(StringBuilder said, String what, Money here, Money there) {
        if (!here.equals(there)) {
            said.append(said.isEmpty() ? "" : "；")
                    .append(what)
                    .append("：中心")
                    .append(here)
                    .append("，清单")
                    .append(there);
        }
    }

    private static Difference difference(Pairing pair, DifferenceClass kind, String said) {
        return new Difference(
                pair.settlementId(),
                pair.ordinal(),
                kind,
                pair.there()
                        .map(ListedBill::visitId)
                        .filter(visit -> !visit.isEmpty())
                        .or(() -> pair.here().map(KnownBill::visitId))
                        .orElse(""),
                pair.there()
                        .map(ListedBill::personNo)
                        .filter(person -> !person.isEmpty())
                        .or(() -> pair.here().map(KnownBill::personNo))
                        .orElse(""),
                pair.there().map(ListedBill::row).orElse(0),
                pair.here().map(KnownBill::sums).orElse(Sums.NONE),
                pair.there().map(ListedBill::sums).orElse(Sums.NONE),
                pair.here().map(KnownBill::settlementId).orElse(""),
                said);
    }
}
