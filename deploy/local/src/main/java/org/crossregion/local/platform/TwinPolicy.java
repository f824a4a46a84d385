package org.crossregion.local.platform;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one remote region pays under one scheme, as simply as can be: a deductible, shares by band,
 * points off by filing, a yearly ceiling, one further layer, the account, and the rest in cash. Its
 * figures are invented and lie in {@code platform-policies.json}.
 */
record TwinPolicy(
        RegionCode region,
        Scheme scheme,
        String name,
        int version,
        List<Money> deductibles,
        List<Band> bands,
        Money outpatientDeductible,
        Rate outpatientShare,
        Rate chronicShare,
        Map<String, Rate> reductions,
        Money ceiling,
        Layer layer,
        boolean hasAccount) {

    /** A band of the in-scope cost of a stay, from its lower end on, up to the next one's. */
    record Band(Money over, Rate share) {}

    /**
     * The further layer.
     *
     * @param aboveCeiling whether it is reckoned on what the ceiling cut off, else on what is still
     *     the person's of the in-scope part
     * @param over the year's base that it pays nothing of
     */
    record Layer(Fund fund, boolean aboveCeiling, Money over, Rate share, Money yearly) {}

    /**
     * What a bill comes to.
     *
     * @param layerBase what of it the further layer was reckoned on
     */
    record Result(
            Map<Fund, Money> funds,
            Money deductible,
            Money pooling,
            Money layerBase,
            Money layerPaid,
            Money account,
            Money cash,
            boolean admission,
            boolean outpatient,
            List<String[]> sentences) {}

    static TwinPolicy of(JsonNode node) {
        List<Money> deductibles = new ArrayList<>();
        node.required("deductibles").forEach(one -> deductibles.add(Money.ofYuan(one.asText())));
        List<Band> bands = new ArrayList<>();
        node.required("bands")
                .forEach(
                        one ->
                                bands.add(
                                        new Band(
                                                TwinBill.money(one, "over"),
                                                rate(one, "percent"))));
        Map<String, Rate> reductions = new HashMap<>();
        node.required("reductions")
                .properties()
                .forEach(
                        one ->
                                reductions.put(
                                        one.getKey(), Rate.ofPercent(one.getValue().asText())));
        JsonNode layer = node.required("layer");
        return new TwinPolicy(
                RegionCode.of(node.required("region").asText()),
                Scheme.fromString(node.required("scheme").asText()),
                node.required("name").asText(),
                node.required("version").asInt(),
                List.copyOf(deductibles),
                List.copyOf(bands),
                TwinBill.money(node, "outpatientDeductible"),
                rate(node, "outpatientPercent"),
                rate(node, "chronicPercent"),
                Map.copyOf(reductions),
                TwinBill.money(node, "ceiling"),
                new Layer(
                        Fund.fromString(layer.required("fund").asText()),
                        layer.required("aboveCeiling").asBoolean(),
                        TwinBill.money(layer, "over"),
                        rate(layer, "percent"),
                        TwinBill.money(layer, "yearly")),
                node.required("hasAccount").asBoolean());
    }

    private static Rate rate(JsonNode node, String name) {
        return Rate.ofPercent(node.required(name).asText());
    }

    Result compute(TwinBill bill, TwinUse used) {
        boolean outpatient =
                bill.careType() == CareType.OUTPATIENT
                        || bill.careType() == CareType.CHRONIC_OUTPATIENT;
        if (!outpatient && !bill.stay()) {
            throw new Problem(422, "not-covered", "本平台政策不包含" + bill.careType().label());
        }
        List<String[]> said = new ArrayList<>();
        Money deductible =
                outpatient ? outpatientDeductible(bill, used, said) : deductible(bill, used, said);
        Money byBands = shares(bill, deductible, outpatient, said);
        Money pooling = byBands.min(ceiling.minus(used.pooling()).orZeroIfNegative());
        Money cut = byBands.minus(pooling);
        if (cut.isPositive()) {
            say(
                    said,
                    "超出年度最高支付限额" + ceiling + "元的部分" + cut + "元",
                    "Above the ceiling of " + ceiling + ": " + cut);
        }
        Money left = bill.inScope().minus(pooling);
        Money base = layer.aboveCeiling() ? cut : left;
        Money paid = layer(base, used).min(left);
        if (paid.isPositive()) {
            say(
                    said,
                    layer.fund().label() + "支付" + paid + "元",
                    layer.fund().code() + " pays " + paid);
        }
        Money account =
                hasAccount && bill.useAccount()
                        ? used.account().min(left.minus(paid).plus(bill.priorSelfPay()))
                        : Money.ZERO;
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        funds.put(Fund.POOLING, pooling);
        funds.merge(layer.fund(), paid, Money::plus);
        funds.values().removeIf(Money::isZero);
        Money cash = bill.total().minus(pooling).minus(paid).minus(account);
        return new Result(
                funds,
                deductible,
                pooling,
                base,
                paid,
                account,
                cash,
                bill.stay() && !used.visitCounted(),
                outpatient,
                said);
    }

    private Money deductible(TwinBill bill, TwinUse used, List<String[]> said) {
        int admission = Math.max(1, used.admissions() + (used.visitCounted() ? 0 : 1));
        Money standard = deductibles.get(Math.min(admission, deductibles.size()) - 1);
        Money borne = standard.minus(used.stayDeductible()).orZeroIfNegative().min(bill.inScope());
        say(
                said,
                "起付线：本年第" + admission + "次住院" + borne + "元",
                "Deductible of admission " + admission + " of the year: " + borne);
        return borne;
    }

    private Money outpatientDeductible(TwinBill bill, TwinUse used, List<String[]> said) {
        Money borne =
                outpatientDeductible
                        .minus(used.outpatientDeductible())
                        .orZeroIfNegative()
                        .min(bill.inScope());
        say(said, "门诊年度起付线计入" + borne + "元", "Yearly outpatient deductible: " + borne);
        return borne;
    }

    private Money shares(TwinBill bill, Money deductible, boolean outpatient, List<String[]> said) {
        Rate off = reductions.getOrDefault(bill.filingType().orElse(""), Rate.ZERO);
        List<Band> applied =
                outpatient
                        ? List.of(
                                new Band(
                                        Money.ZERO,
                                        bill.careType() == CareType.CHRONIC_OUTPATIENT
                                                ? chronicShare
                                                : outpatientShare))
                        : bands;
        Money sum = Money.ZERO;
        for (int i = 0; i < applied.size(); i++) {
            Money from = deductible.max(applied.get(i).over());
            Optional<Money> next =
                    i + 1 < applied.size()
                            ? Optional.of(applied.get(i + 1).over())
                            : Optional.empty();
            Money to = next.map(bill.inScope()::min).orElse(bill.inScope());
            if (to.compareTo(from) > 0) {
                Rate share = applied.get(i).share().lessPoints(off);
                sum = sum.plus(to.minus(from).portion(share, RoundingMode.HALF_UP));
                String step = "(" + to + " - " + from + ") × " + percent(share);
                say(said, "统筹支付：" + step, "Pooling: " + step);
            }
        }
        return sum;
    }

    private Money layer(Money base, TwinUse used) {
        Money before = used.layerBase().minus(layer.over()).orZeroIfNegative();
        Money after = used.layerBase().plus(base).minus(layer.over()).orZeroIfNegative();
        Money due = after.minus(before).portion(layer.share(), RoundingMode.HALF_UP);
        return due.min(layer.yearly().minus(used.layerPaid()).orZeroIfNegative());
    }

    private static String percent(Rate rate) {
        return rate.asFraction().movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private static void say(List<String[]> said, String chinese, String english) {
        said.add(new String[] {chinese, english});
    }
}
