package org.crossregion.settlement.benefit;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.Money;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the pooling fund pays for some kinds of care, at some levels of hospital, to some persons.
 *
 * @param personTypes two-digit 人员类别 groups such as 12 (retired); empty means everybody
 * @param filings codes of how the person is filed ({@code unfiled}, {@code not-needed} among them);
 *     empty means however
 * @param deductiblePer whether the deductible is borne once per admission or once a year
 * @param deductibles of the first, second … admission of the year; the last one repeats
 * @param segments bands of the in-scope cost of the bill, counted from its first fen
 * @param quota of one bill
 * @param yearlyCeiling the most the pooling fund pays in a year for the kinds of care in these
 *     terms together
 */
public record CareTerms(
        Set<CareType> careTypes,
        Set<HospitalLevel> levels,
        Set<String> personTypes,
        Set<String> filings,
        DeductiblePer deductiblePer,
        List<Money> deductibles,
        List<Segment> segments,
        Optional<Quota> quota,
        Optional<Money> yearlyCeiling) {

    /** How often the deductible (起付线) is borne. */
    public enum DeductiblePer implements Coded {
        ADMISSION("admission", "每次住院"),
        YEAR("year", "每年");

        private final String code;
        private final String label;

        DeductiblePer(String code, String label) {
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

    public CareTerms {
        careTypes = Set.copyOf(careTypes);
        levels = Set.copyOf(levels);
        personTypes = Set.copyOf(personTypes);
        filings = Set.copyOf(filings);
        deductibles = List.copyOf(deductibles);
        segments = List.copyOf(segments);
        if (deductibles.isEmpty() || segments.isEmpty()) {
            throw new IllegalArgumentException("terms without deductible or segments");
        }
    }

    boolean applyTo(CareType care, HospitalLevel level, String personType, String filing) {
        return careTypes.contains(care)
                && levels.contains(level)
                && isFor(personType, personTypes)
                && isFiled(filing);
    }

    boolean isFiled(String filing) {
        return filings.isEmpty() || filings.contains(filing);
    }

    /**
     * @param begun the terms of the bill's first part: an admission bears their deductible
     */
    CareTerms afterParts(Optional<CareTerms> begun, List<Benefit> before) {
        List<Money> ofAdmission =
                begun.filter(CareTerms::isPerAdmission)
                        .filter(terms -> isPerAdmission())
                        .map(CareTerms::deductibles)
                        .orElse(deductibles);
        return with(ofAdmission, quota.map(one -> one.afterParts(before)));
    }

    private boolean isPerAdmission() {
        return deductiblePer == DeductiblePer.ADMISSION;
    }

    CareTerms limitedBy(Optional<Quota> another) {
        return with(deductibles, another);
    }

    private CareTerms with(List<Money> otherDeductibles, Optional<Quota> another) {
        return new CareTerms(
                careTypes,
                levels,
                personTypes,
                filings,
                deductiblePer,
                otherDeductibles,
                segments,
                another,
                yearlyCeiling);
    }

    /** What the ceiling of such care leaves of a year; absent if there is none. */
    Optional<Money> room(YearUse used) {
        return yearlyCeiling.map(ceiling -> ceiling.minus(used.pooling(careTypes)));
    }

    /** The deductible of the n-th admission of the year, n from 1. */
    Money standard(int admission) {
        return deductibles.get(Math.min(admission, deductibles.size()) - 1);
    }

    static boolean isFor(String personType, Set<String> groups) {
        return groups.isEmpty() || groups.stream().anyMatch(personType::startsWith);
    }
}
