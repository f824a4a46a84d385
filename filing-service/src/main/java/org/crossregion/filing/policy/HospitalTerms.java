package org.crossregion.filing.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.crossregion.values.Coded;

import java.util.List;

/**
 * What hospitals ask for from their own systems: a referral (2501, 转院备案) and to be one of the
 * institutions a person chose (2505, 定点备案). A hospital with the right to refer files referrals from
 * its HIS (JS).
 *
 * @param materials what a referral sent by a hospital stands for: its own referral paper, and the
 *     identity it has checked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HospitalTerms(
        @JsonProperty(required = true) Asking referrals,
        @JsonProperty(required = true) Asking designations,
        List<String> materials) {

    /** The channel that such filings come by. */
    public static final String CHANNEL = "hospital";

    /** Where the policy says nothing of hospitals. */
    static final HospitalTerms NOTHING = new HospitalTerms(Asking.NONE, Asking.NONE, List.of());

    public HospitalTerms {
        materials = materials == null ? List.of() : List.copyOf(materials);
    }

    /** What becomes of what a hospital asks for. */
    public enum Asking implements Coded {
        /** The insured region leaves it to its agencies. */
        NONE("none", "不受理"),
        /** A clerk of the insured region reviews it. */
        REVIEWED("reviewed", "提交审核"),
        /** It holds at once. */
        AT_ONCE("at-once", "即时生效");

        private final String code;
        private final String label;

        Asking(String code, String label) {
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
}
