package org.crossregion.settlement.form;

import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;

import java.util.Collection;
import java.util.List;

/** What a settlement sheet must add up to before it is printed; what does not is refused. */
final class SheetSums {

    private SheetSums() {}

    /** Both identities of the sheet, the account among the funds. */
    static void mustAddUp(Settlement bill) {
        FundSplit split = bill.split();
        String id = bill.settlementId().orElseThrow();
        mustAddUp(
                id,
                "范围内 + 先行自付 + 超限价 + 自费",
                split.total(),
                List.of(
                        split.inScope(),
                        split.priorSelfPay(),
                        split.overLimit(),
                        split.fullSelfPay()));
        mustAddUp(
                id,
                "基金支付合计（含账户） + 个人现金 + 医院负担",
                split.total(),
                List.of(
                        split.fundTotal().plus(split.account()),
                        split.cash(),
                        split.hospitalBorne()));
    }

    static void mustAddUp(String id, String sum, Money total, List<Money> parts) {
        Money made = Money.sum(parts);
        if (!made.equals(total)) {
            throw new Refused(
                    SettlementRefusal.SHEET_DOES_NOT_ADD_UP,
                    id + "：总费用 " + total + " ≠ " + sum + " = " + made);
        }
    }

    /**
     * What the lines add up to is what the bill is made of, part by part.
     *
     * @param lines in scope, paid first, over the limit, in full by the person
     */
    static void mustMakeTheBill(Collection<Money[]> lines, Settlement bill) {
        FundSplit split = bill.kind().isMirror() ? bill.split().mirrored() : bill.split();
        Money[] parts = {
            split.inScope(), split.priorSelfPay(), split.overLimit(), split.fullSelfPay()
        };
        String[] names = {"范围内", "先行自付", "超限价", "自费"};
        for (int i = 0; i < parts.length; i++) {
            int part = i;
            Money made = Money.sum(lines.stream().map(sum -> sum[part]).toList());
            if (!made.equals(parts[i])) {
                throw new Refused(
                        SettlementRefusal.SHEET_DOES_NOT_ADD_UP,
                        bill.settlementId().orElseThrow()
                                + "："
                                + names[i]
                                + " "
                                + parts[i]
                                + " ≠ 费用明细合计 "
                                + made);
            }
        }
    }
}
