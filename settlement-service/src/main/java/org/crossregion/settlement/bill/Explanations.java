package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.benefit.BenefitRule;
import org.crossregion.settlement.benefit.ExplainedAmount;
import org.crossregion.settlement.fee.ClassedFeeLine;
import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.reference.Region;
import org.crossregion.values.Beijing;
import org.crossregion.values.FundSplit;

import java.util.ArrayList;
import java.util.List;

/** Puts together what explains a bill or a mirror: the rules' amounts, the lines, and remarks. */
@ApplicationScoped
public class Explanations {

    private final Settlements settlements;
    private final Fees fees;
    private final Reference reference;

    Explanations(Settlements settlements, Fees fees, Reference reference) {
        this.settlements = settlements;
        this.fees = fees;
        this.reference = reference;
    }

    public ExplanationView of(Settlement bill) {
        String id = bill.settlementId().orElseThrow();
        List<ExplainedAmount> amounts = settlements.explanation(bill);
        return new ExplanationView(
                id,
                bill.originalId().orElse(id),
                settlements.takenBackBy(bill),
                bill.kind(),
                bill.policy(),
                bill.policyVersion(),
                SettlementView.computedBy(bill),
                notes(bill, amounts),
                amounts.stream().map(one -> SettlementView.Amount.of(one, bill)).toList(),
                parts(bill, fees.ofRound(bill.visitId(), bill.round())));
    }

    /** What nobody may overlook. */
    private List<ExplanationView.Note> notes(Settlement bill, List<ExplainedAmount> amounts) {
        List<ExplanationView.Note> notes = new ArrayList<>();
        if (bill.kind().isMirror()) {
            String original = bill.originalId().orElseThrow();
            notes.add(
                    new ExplanationView.Note(
                            bill.kind().code(),
                            "本笔为"
                                    + bill.kind().label()
                                    + "，逐项冲回结算 "
                                    + original
                                    + "，金额为其相反数；以下为原结算的计算过程",
                            "This takes back settlement "
                                    + original
                                    + ": every amount is its negative. What follows explains the"
                                    + " original"));
        }
        if (bill.remoteRequest().isPresent()) {
            notes.add(
                    new ExplanationView.Note(
                            "computed-by-platform",
                            "待遇由参保地" + region(bill) + "所在平台计算，政策名称及版本为该平台所报",
                            "The platform of the insured region computed it; policy and version"
                                    + " are what it reported"));
        }
        for (ExplainedAmount amount : amounts) {
            if (amount.rule() == BenefitRule.LAYER_CLAIMED_AT_HOME && !amount.amount().isZero()) {
                notes.add(
                        new ExplanationView.Note(
                                "claim-at-home",
                                amount.chinese() + "（参保地：" + region(bill) + "）",
                                amount.english()
                                        + " (insured region "
                                        + bill.insuredRegion()
                                        + ")"));
            }
            if (amount.rule() == BenefitRule.ACCOUNT_SUSPENDED) {
                notes.add(
                        new ExplanationView.Note(
                                "account-suspended", amount.chinese(), amount.english()));
            }
        }
        return notes;
    }

    private String region(Settlement bill) {
        return reference
                .findRegion(bill.insuredRegion(), Beijing.day(bill.settledAt()))
                .map(Region::name)
                .orElse(bill.insuredRegion().value());
    }

    /** The lines of what was claimed afterwards are the claim's, and not among the fee lines. */
    private static List<ExplanationView.Part> parts(Settlement bill, List<ClassedFeeLine> lines) {
        FundSplit split = bill.kind().isMirror() ? bill.split().mirrored() : bill.split();
        return List.of(
                ExplanationView.Part.of(
                        "full-self-pay",
                        "全自费",
                        split.fullSelfPay(),
                        lines,
                        ClassedFeeLine::fullSelfPay),
                ExplanationView.Part.of(
                        "over-limit", "超限价自费", split.overLimit(), lines, ClassedFeeLine::overLimit),
                ExplanationView.Part.of(
                        "prior-self-pay",
                        "先行自付",
                        split.priorSelfPay(),
                        lines,
                        ClassedFeeLine::priorSelfPay),
                ExplanationView.Part.of(
                        "in-scope", "符合政策范围", split.inScope(), lines, ClassedFeeLine::inScope));
    }
}
