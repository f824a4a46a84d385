package org.crossregion.settlement.benefit;

import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A further layer of benefit after the pooling fund, such as 大额, 大病, 公务员, 企业补充 or 医疗救助.
 *
 * @param base what the layer is reckoned on, summed over the year
 * @param careTypes empty means every kind of care
 * @param personTypes two-digit 人员类别 groups; empty means everybody
 * @param segments bands of the year's base; what lies below the first one is the layer's deductible
 * @param yearlyCeiling the most the layer comes to in a year
 * @param settledDirectly false if the person claims it at home: it is reckoned and explained, but
 *     stays in cash
 * @param claimedAt who pays it then; empty means the insured region's agency
 */
public record LayerTerms(
        Fund fund,
        Base base,
        Set<CareType> careTypes,
        Set<String> personTypes,
        boolean civilServantsOnly,
        List<Segment> segments,
        Optional<Money> yearlyCeiling,
        boolean settledDirectly,
        String claimedAt) {

    /** What a layer is reckoned on. */
    public enum Base implements Coded {
        /** What the pooling fund would have paid but for its yearly ceiling. */
        ABOVE_CEILING("above-ceiling", "统筹基金年度限额以上部分"),
        /** The in-scope cost that is still the person's. */
        SELF_PAY("self-pay", "政策范围内个人负担"),
        /** The same, and what the person paid first. */
        SELF_PAY_AND_PRIOR("self-pay-and-prior", "政策范围内个人负担及先行自付");

        private final String code;
        private final String label;

        Base(String code, String label) {
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

    public LayerTerms {
        careTypes = Set.copyOf(careTypes);
        personTypes = Set.copyOf(personTypes);
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a layer without segments");
        }
    }

    /** The same layer in a claim: paid, unless somebody else than the region's agency does. */
    LayerTerms claimed() {
        return new LayerTerms(
                fund,
                base,
                careTypes,
                personTypes,
                civilServantsOnly,
                segments,
                yearlyCeiling,
                settledDirectly || claimedAt.isEmpty(),
                claimedAt);
    }

    boolean applyTo(BenefitQuestion question) {
        return (careTypes.isEmpty() || careTypes.contains(question.careType()))
                && CareTerms.isFor(question.personType(), personTypes)
                && (!civilServantsOnly || question.civilServant());
    }
}
