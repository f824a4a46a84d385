package org.crossregion.clearing.remittance;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.Coded;
import org.crossregion.web.problem.Refused;

import java.util.EnumSet;
import java.util.Set;

/** What can be done about a remittance, and from which states. */
enum RemittanceStep implements Coded {
    SEND("send", "划出", EnumSet.of(RemittanceState.APPLIED)),
    /** Its arrival is told; what is short may follow. */
    ARRIVE("arrive", "到账", EnumSet.of(RemittanceState.IN_TRANSIT, RemittanceState.SHORT)),
    WITHDRAW("withdraw", "撤回", EnumSet.of(RemittanceState.APPLIED)),
    RETURN("return", "退汇", EnumSet.of(RemittanceState.IN_TRANSIT));

    private final String code;
    private final String label;
    private final Set<RemittanceState> from;

    RemittanceStep(String code, String label, Set<RemittanceState> from) {
        this.code = code;
        this.label = label;
        this.from = from;
    }

    /**
     * Goes on in its own states only.
     *
     * @throws Refused in any other
     */
    void mustFollow(RemittanceState state) {
        if (!from.contains(state)) {
            throw new Refused(
                    ClearingRefusal.REMITTANCE_IN_OTHER_STATE,
                    "the remittance is %s; %s needs one that is %s"
                            .formatted(
                                    state.code(),
                                    code,
                                    String.join(
                                            " or ",
                                            from.stream().map(RemittanceState::code).toList())));
        }
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
