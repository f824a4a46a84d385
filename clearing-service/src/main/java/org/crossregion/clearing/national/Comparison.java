package org.crossregion.clearing.national;

import org.crossregion.clearing.reconciliation.Difference;
import org.crossregion.clearing.reconciliation.DifferenceClass;
import org.crossregion.clearing.reconciliation.Explainer;
import org.crossregion.clearing.reconciliation.KnownBill;
import org.crossregion.clearing.reconciliation.ListedBill;
import org.crossregion.clearing.reconciliation.Pairing;
import org.crossregion.clearing.reconciliation.Sums;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Says of every settlement that differs from the nation's result why, in the classes of the
 * difference explainer (差异解释). Pure.
 */
final class Comparison {

    private final Map<String, Known> known;
    private final Explainer explainer;

    /**
     * @param known what we know of the settlements that differ
     * @param listedElsewhere those that the nation's results of other months have
     */
    Comparison(Map<String, Known> known, Set<String> listedElsewhere) {
        this.known = Map.copyOf(known);
        Map<String, KnownBill> elsewhere = new TreeMap<>();
        known.forEach((id, one) -> elsewhere.put(id, bill(id, Amounts.NONE)));
        explainer = new Explainer(elsewhere, listedElsewhere);
    }

    /** One difference per settlement, in the order of their ids. */
    List<Found> explain(Collection<Part> parts) {
        Map<String, List<Part>> bySettlement = new TreeMap<>();
        parts.forEach(
                part ->
                        bySettlement
                                .computeIfAbsent(part.settlementId(), id -> new ArrayList<>())
                                .add(part));
        return bySettlement.values().stream().map(this::found).toList();
    }

    private Found found(List<Part> parts) {
        String id = parts.get(0).settlementId();
        Amounts here = parts.stream().map(Part::here).reduce(Amounts.NONE, Amounts::plus);
        Amounts there = parts.stream().map(Part::there).reduce(Amounts.NONE, Amounts::plus);
        Optional<Part> ours = parts.stream().filter(Part::known).findFirst();
        Optional<Part> theirs = parts.stream().filter(Part::isListed).findFirst();
        Cell cell = ours.orElseGet(theirs::orElseThrow).cell();
        int row = theirs.map(Part::row).orElse(0);
        if (deductionAlone(here) && (theirs.isEmpty() || deductionAlone(there))) {
            return new Found(
                    id, DifferenceClass.DEDUCTED, cell, here, there, row, deducted(here, there));
        }
        Pairing pair =
                new Pairing(
                        id,
                        1,
                        ours.map(part -> bill(id, here)),
                        theirs.map(part -> listed(part, there)));
        Optional<Difference> difference = explainer.explain(pair);
        if (difference.isEmpty()) {
            return inside(id, ours.orElseThrow().cell(), theirs.orElseThrow(), here, there);
        }
        Difference one = difference.get();
        return new Found(id, one.kind(), cell, here, there, row, said(one, id));
    }

    /** The totals agree, and what they are made of does not. */
    private static Found inside(String id, Cell ours, Part theirs, Amounts here, Amounts there) {
        Cell other = theirs.cell();
        List<String> said = new ArrayList<>();
        say(said, "参保地", ours.pair().insured(), other.pair().insured());
        say(said, "就医地", ours.pair().treatment(), other.pair().treatment());
        say(said, "险种", ours.scheme().label(), other.scheme().label());
        say(said, "医疗类别", ours.careType().label(), other.careType().label());
        say(said, "人次", here.cases(), there.cases());
        for (Fund fund : Fund.values()) {
            say(said, fund.label(), here.fund(fund), there.fund(fund));
        }
        say(said, "清算金额", here.cleared(), there.cleared());
        if (!said.isEmpty()) {
            String all = String.join("；", said);
            return new Found(id, DifferenceClass.AMOUNT, ours, here, there, theirs.row(), all);
        }
        if (!here.deducted().equals(there.deducted())) {
            return new Found(
                    id,
                    DifferenceClass.DEDUCTED,
                    ours,
                    here,
                    there,
                    theirs.row(),
                    deducted(here, there));
        }
        say(said, "结算月份", ours.origin(), other.origin());
        return new Found(
                id, DifferenceClass.MONTH, ours, here, there, theirs.row(), String.join("；", said));
    }

    private String said(Difference difference, String id) {
        Known one = known.get(id);
        if (difference.kind() == DifferenceClass.MONTH && one != null && difference.row() > 0) {
            return "中心列" + one.standsIn() + "期" + (one.held() ? "（暂缓）" : "") + "，国家结果列本期";
        }
        return difference.said().replace("清单", "国家结果");
    }

    private KnownBill bill(String id, Amounts amounts) {
        Known one = known.get(id);
        return new KnownBill(
                id,
                Optional.ofNullable(one).flatMap(Known::originalId),
                one == null ? null : one.origin(),
                "",
                "",
                sums(amounts),
                one != null && one.takenBack(),
                amounts.deducted());
    }

    private static ListedBill listed(Part part, Amounts there) {
        return new ListedBill(part.row(), part.settlementId(), "", "", sums(there), false);
    }

    private static Sums sums(Amounts amounts) {
        return Sums.ofOne(amounts.total(), Money.sum(amounts.funds().values()), amounts.account());
    }

    private static boolean deductionAlone(Amounts amounts) {
        return amounts.cases() == 0
                && amounts.total().isZero()
                && amounts.cleared().isZero()
                && !amounts.deducted().isZero();
    }

    private static String deducted(Amounts here, Amounts there) {
        return "扣款：中心" + here.deducted() + "，国家结果" + there.deducted();
    }

    private static void say(List<String> said, String what, Object here, Object there) {
        if (!here.equals(there)) {
            said.add(what + "：中心" + here + "，国家结果" + there);
        }
    }
}
