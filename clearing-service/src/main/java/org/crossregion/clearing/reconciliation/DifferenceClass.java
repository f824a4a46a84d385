package org.crossregion.clearing.reconciliation;

import org.crossregion.values.Coded;

import java.util.stream.Stream;

/** Why a row differs: exactly one of these. */
public enum DifferenceClass implements Coded {
    /** We have it, the other side does not. */
    ONLY_HERE("only-here", "仅中心有", "请核对是否漏登；确有此笔的补入本方台账后重新上传，无此笔的请申请撤销"),
    /** The other side has it, we do not. */
    ONLY_THERE("only-there", "仅对方有", "未在中心结算成功：请重新结算，或自本方台账删除后重新上传"),
    /** Both have it, with other amounts. */
    AMOUNT("amount", "金额不符", "以中心结算回执为准更正本方金额；中心有误的申请撤销重结"),
    /** Both have it, in other months. */
    MONTH("month", "期间不符", "所属期以中心结算时间为准，请移入相应月份的清单"),
    /** One side has taken it back, the other has not. */
    REFUNDED("refunded", "退费不一致", "请核对退费是否两边都已办理；未办理的一方补办"),
    /** The amounts differ by what was deducted after audit. */
    DEDUCTED("deducted", "扣款所致", "差额为审核扣款；清单应报结算金额，扣款另列，确认无误可说明后接受");

    private final String code;
    private final String label;
    private final String remedy;

    DifferenceClass(String code, String label, String remedy) {
        this.code = code;
        this.label = label;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /** For Jakarta REST query parameters. */
    public static DifferenceClass fromString(String code) {
        return Stream.of(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no class of difference " + code));
    }
}
