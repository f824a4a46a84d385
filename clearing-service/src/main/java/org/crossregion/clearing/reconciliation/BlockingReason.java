package org.crossregion.clearing.reconciliation;

import org.crossregion.values.Coded;

/** Why a bill does not clear in its month. */
public enum BlockingReason implements Coded {
    OPEN_DIFFERENCE("open-difference", "对账差异未处理", ""),
    NOT_CONFIRMED("not-confirmed", "医疗机构未确认", "核对无误的以3261确认（cnfm_flag 1），或以3262撤回此前的不确认"),
    TOO_LATE("application-required", "超过时限", "须经年终清算申请（表15）批准后清算"),
    HELD("held", "经办机构暂缓", "请与经办机构核实暂缓原因；核实后由经办机构恢复清算");

    private final String code;
    private final String label;
    private final String remedy;

    BlockingReason(String code, String label, String remedy) {
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

    /** What to do about it; of a difference its class says so. */
    String remedy() {
        return remedy;
    }

    /**
     * @param moved why it stands where it does
     * @param refused its hospital's last word is no
     */
    static BlockingReason of(String moved, boolean refused) {
        if (refused) {
            return NOT_CONFIRMED;
        }
        return "late".equals(moved) ? TOO_LATE : HELD;
    }
}
