package org.crossregion.filing.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.crossregion.values.Coded;

/**
 * What holds for lists that employers and schools hand in (报盘; S2 ① notes, S0 四.3).
 *
 * @param headCount what happens to a list whose number of people is not what the employer declared
 * @param members whose people may be on the list
 * @param activates the list was reviewed before it was uploaded, so that accepted rows hold at once
 */
public record BatchTerms(
        @JsonProperty(required = true) HeadCount headCount, Members members, boolean activates) {

    public static final BatchTerms DEFAULT = new BatchTerms(HeadCount.HOLD, null, false);

    public BatchTerms {
        members = members == null ? Members.NOT_OF_ANOTHER : members;
    }

    /** What a wrong head count means. */
    public enum HeadCount implements Coded {
        /** The list is turned away. */
        REFUSE("refuse", "退回"),
        /** It waits until a clerk lets it go on or withdraws it. */
        HOLD("hold", "暂缓处理");

        private final String code;
        private final String label;

        HeadCount(String code, String label) {
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

    /** Whom an employer may file. */
    public enum Members implements Coded {
        /** Whoever is registered as the unit's on that day. */
        REGISTERED("registered", "须为本单位登记人员"),
        /** Whoever is not registered as another unit's. */
        NOT_OF_ANOTHER("not-of-another", "不得为其他单位登记人员");

        private final String code;
        private final String label;

        Members(String code, String label) {
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
