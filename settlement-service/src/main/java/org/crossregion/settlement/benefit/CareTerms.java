package org.crossregion.settlement.benefit;

import org.crossregion.values.CareType;
import org.crossregion.values.Money;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the pooling fund pays for some kinds of care, at some levels of hospital, to some persons.
 *
 * @param personTypes two-digit 人员类别 groups such as 12 (retired); empty means everybody
 * @param deductiblePer whether the deductible is borne once per admission or once a year
 * @param deductibles of the first, second … admission of the year; the last one repeats
 * @param segments bands of the in-scope cost of the bill, counted from its first fen
 * @param perCase the most the pooling fund pays for one bill (单次定额)
 * @param hospitalBearsExcess whether the hospital bears what the fund would have paid beyond that;
 *     else the person does
 */
public record CareTerms(
        Set<CareType> careTypes,
        Set<HospitalLevel> levels,
        Set<String> personTypes,
        DeductiblePer deductiblePer,
        List<Money> deductibles,
        List<Segment> segments,
        Optional<Money> perCase,
        boolean hospitalBearsExcess) {

    /** How often the deductible (起付线) is borne. */
    public enum DeductiblePer {
        ADMISSION,
        YEAR
    }

    public CareTerms {
        careTypes = Set.copyOf(careTypes);
        levels = Set.copyOf(levels);
        personTypes = Set.copyOf(personTypes);
        deductibles = List.copyOf(deductibles);
        segments = List.copyOf(segments);
        if (deductibles.isEmpty() || segments.isEmpty()) {
            throw new IllegalArgumentException("terms without deductible or segments");
        }
    }

    boolean applyTo(CareType care, HospitalLevel level, String personType) {
        return careTypes.contains(care) && levels.contains(level) && isFor(personType, personTypes);
    }

    /** The deductible of the n-th admission of the year, n from 1. */
    Money standard(int admission) {
        return deductibles.get(Math.min(admission, deductibles.size()) - 1);
    }

    static boolean isFor(String personType, Set<String> groups) {
        return groups.isEmpty() || groups.stream().anyMatch(personType::startsWith);
    }
}
