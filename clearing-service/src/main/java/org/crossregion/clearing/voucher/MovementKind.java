package org.crossregion.clearing.voucher;

import org.crossregion.values.Coded;

/** What is booked. */
enum MovementKind implements Coded {
    /** The insured side's benefit, by fund, once its period is issued. */
    BENEFIT("benefit", "异地就医待遇支出"),
    /** Within a province, where money is net: what a region has to receive is set off. */
    OFFSET("offset", "轧差冲抵"),
    /** The insured side pays its order. */
    PAYMENT_OUT("payment-out", "划出清算资金"),
    /** The treatment side gets what was advised. */
    RECEIPT_IN("receipt-in", "收到清算资金"),
    /** The treatment side pays its hospitals. */
    HOSPITAL_PAYMENT("hospital-payment", "拨付定点医药机构"),
    PREPAYMENT_OUT("prepayment-out", "划出预付金"),
    PREPAYMENT_IN("prepayment-in", "收到预付金"),
    /** A prepayment comes back to who paid it. */
    PREPAYMENT_BACK("prepayment-back", "收回预付金"),
    /** A prepayment is given back by who held it. */
    PREPAYMENT_RETURN("prepayment-return", "退回预付金"),
    /** An authority gets money that is for others. */
    THROUGH_IN("through-in", "归集清算资金"),
    /** An authority passes money on. */
    THROUGH_OUT("through-out", "转付清算资金"),
    /** The revolving fund stands in for debtors. */
    FUND_DRAW("fund-draw", "周转金垫付"),
    FUND_REPAY("fund-repay", "归还周转金"),
    /** Who has paid more than was open is owed it back, once two people of the holder say so. */
    SURPLUS_OUT("surplus-out", "多划资金待退回"),
    /** Who got more than was open holds it for the payer. */
    SURPLUS_IN("surplus-in", "多收资金待退回"),
    SURPLUS_BACK("surplus-back", "收回多划资金"),
    SURPLUS_RETURN("surplus-return", "退回多收资金"),
    /** The treatment region takes from the fund what it has paid hospitals before clearing. */
    ADVANCE_DRAW("advance-draw", "周转金先行垫付"),
    ADVANCE_REPAY("advance-repay", "归还先行垫付");

    private final String code;
    private final String label;

    MovementKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * Mappings that were imported before there were refunds, or advances, need not know of them.
     */
    boolean isOptional() {
        return compareTo(SURPLUS_OUT) >= 0;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
