package org.crossregion.fund.quota;

import org.crossregion.values.Coded;

/** Whose use of the fund is watched, as the policy of the pairs concerned says (预警层级). */
public enum AlertScope implements Coded {
    /** Each pair's own. */
    PAIR("pair", "参保地与就医地"),
    /** All that the policy's regions have at one treatment region. */
    TREATMENT("treatment", "就医地"),
    /** All that one insured region has at the treatment regions of the policy. */
    INSURED("insured", "参保地");

    private final String code;
    private final String label;

    AlertScope(String code, String label) {
        this.code = code;
        this.label = label;
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
