package org.crossregion.settlement.benefit;

import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an insured region pays under one scheme from a day on (待遇政策), for care anywhere: of the
 * in-scope cost, nothing up to the deductible, then a share per band, lowered by how the person is
 * filed, never more in a year than the ceiling; then the further layers in this order; then the
 * personal account; and the rest in cash.
 *
 * @param region a pooling region; a province or the nation for those without a policy of their own
 * @param source the document it restates
 * @param reductions points off the pooling share per filing type; none if absent
 * @param unfiledReduction points off for care that needed a filing and has none
 * @param poolingCeiling 统筹基金年度最高支付限额
 */
public record BenefitPolicy(
        RegionCode region,
        Scheme scheme,
        String name,
        int version,
        String source,
        LocalDate validFrom,
        List<CareTerms> care,
        Map<FilingType, Rate> reductions,
        Rate unfiledReduction,
        Money poolingCeiling,
        List<LayerTerms> layers,
        AccountTerms account) {

    public BenefitPolicy {
        care = List.copyOf(care);
        reductions = Map.copyOf(reductions);
        layers = List.copyOf(layers);
    }

    /** The terms that apply to a bill; absent if the policy does not cover such care. */
    Optional<CareTerms> terms(CareType careType, HospitalLevel level, String personType) {
        return care.stream()
                .filter(terms -> terms.applyTo(careType, level, personType))
                .findFirst();
    }

    /** Computes a bill; absent if the policy does not cover such care for such a person. */
    public Optional<Benefit> compute(BenefitQuestion question) {
        return terms(question.careType(), question.level(), question.personType())
                .map(terms -> new BenefitComputation(this, terms, question).compute());
    }

    /** Points off the pooling share for how the person is filed. */
    Rate reduction(BenefitQuestion.FiledAs filing) {
        if (filing.type().isPresent()) {
            return reductions.getOrDefault(filing.type().get(), Rate.ZERO);
        }
        return filing.needed() ? unfiledReduction : Rate.ZERO;
    }
}
