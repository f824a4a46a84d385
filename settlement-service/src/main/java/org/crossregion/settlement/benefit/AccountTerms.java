package org.crossregion.settlement.benefit;

import org.crossregion.values.Coded;

import java.util.Set;

/**
 * Whether, and for which parts of a bill, the personal account may pay.
 *
 * @param parts empty if there is no account
 */
public record AccountTerms(Set<Part> parts) {

    /** A part of the bill that the person still bears after all layers. */
    public enum Part implements Coded {
        IN_SCOPE("in-scope", "政策范围内个人负担"),
        PRIOR_SELF_PAY("prior-self-pay", "先行自付"),
        OVER_LIMIT("over-limit", "超限价自费"),
        FULL_SELF_PAY("full-self-pay", "全自费");

        private final String code;
        private final String label;

        Part(String code, String label) {
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

    public AccountTerms {
        parts = Set.copyOf(parts);
    }
}
