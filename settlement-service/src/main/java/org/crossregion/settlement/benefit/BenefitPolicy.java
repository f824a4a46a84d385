package org.crossregion.settlement.benefit;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.EnumMap;
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
 * @param poolingCeiling 统筹基金年度最高支付限额
 * @param crossYear how a stay in two years counts
 * @param freedDeductible what happens to a deductible that a cancellation frees
 * @param claims what holds for manual reimbursement (零星报销)
 * @param stays what holds for stays under way
 */
public record BenefitPolicy(
        RegionCode region,
        Scheme scheme,
        String name,
        int version,
        String source,
        LocalDate validFrom,
        List<CareTerms> care,
        Reductions reductions,
        Money poolingCeiling,
        List<LayerTerms> layers,
        AccountTerms account,
        CrossYear crossYear,
        FreedDeductible freedDeductible,
        ClaimTerms claims,
        StayTerms stays) {

    public BenefitPolicy {
        care = List.copyOf(care);
        layers = List.copyOf(layers);
    }

    /** The same policy where the person claims: what the insured region's agency pays is paid. */
    public BenefitPolicy claimed() {
        return new BenefitPolicy(
                region,
                scheme,
                name,
                version,
                source,
                validFrom,
                care,
                reductions,
                poolingCeiling,
                layers.stream().map(LayerTerms::claimed).toList(),
                account,
                crossYear,
                freedDeductible,
                claims,
                stays);
    }

    /** The same policy for a bill of a family bed, which may have a quota of its own. */
    public BenefitPolicy inFamilyBed() {
        return stays.familyBed().isEmpty()
                ? this
                : with(care.stream().map(terms -> terms.limitedBy(stays.familyBed())).toList());
    }

    /** The same policy as a bill is paid by it: of a family bed, or claimed, or neither. */
    public BenefitPolicy applied(boolean familyBed, boolean claim) {
        BenefitPolicy ofKind = familyBed ? inFamilyBed() : this;
        return claim ? ofKind.claimed() : ofKind;
    }

    /** The terms that apply to a bill; absent if the policy does not cover such care. */
    Optional<CareTerms> terms(BenefitQuestion question) {
        return terms(
                question.careType(), question.level(), question.personType(), question.filing());
    }

    Optional<CareTerms> terms(
            CareType careType,
            HospitalLevel level,
            String personType,
            BenefitQuestion.FiledAs filing) {
        return care.stream()
                .filter(terms -> terms.applyTo(careType, level, personType, filing.code()))
                .findFirst();
    }

    /**
     * The same for a further part of a bill: its quotas are what the parts before it have left, and
     * the deductible of the admission is that of the bill's first year.
     */
    BenefitPolicy afterParts(BenefitPolicy first, BenefitQuestion whole, List<Benefit> before) {
        Optional<CareTerms> begun = first.terms(whole);
        return with(care.stream().map(terms -> terms.afterParts(begun, before)).toList());
    }

    /**
     * What the yearly ceilings leave to each fund that has one.
     *
     * @param used in that year by now
     */
    public Map<Fund, Money> room(BenefitQuestion question, YearUse used) {
        Map<Fund, Money> room = new EnumMap<>(Fund.class);
        Money pooling = poolingCeiling.minus(used.pooling());
        room.put(
                Fund.POOLING,
                terms(question)
                        .flatMap(terms -> terms.room(used))
                        .map(pooling::min)
                        .orElse(pooling)
                        .orZeroIfNegative());
        for (LayerTerms layer : layers) {
            layer.yearlyCeiling()
                    .map(ceiling -> ceiling.minus(used.layer(layer.fund()).paid()))
                    .ifPresent(left -> room.put(layer.fund(), left.orZeroIfNegative()));
        }
        return room;
    }

    /**
     * What counts as borne of the yearly deductible that a bill would bear; of another, nothing.
     */
    public Money borneBefore(BenefitQuestion question) {
        return terms(question)
                .filter(terms -> terms.deductiblePer() == CareTerms.DeductiblePer.YEAR)
                .map(terms -> question.used().yearlyDeductible(terms.careTypes()))
                .orElse(Money.ZERO);
    }

    private BenefitPolicy with(List<CareTerms> otherCare) {
        return new BenefitPolicy(
                region,
                scheme,
                name,
                version,
                source,
                validFrom,
                otherCare,
                reductions,
                poolingCeiling,
                layers,
                account,
                crossYear,
                freedDeductible,
                claims,
                stays);
    }

    /** Computes a bill; absent if the policy does not cover such care for such a person. */
    public Optional<Benefit> compute(BenefitQuestion question) {
        return terms(question)
                .map(terms -> new BenefitComputation(this, terms, question).compute());
    }
}
