package org.crossregion.settlement.benefit;

import org.crossregion.values.Coded;
import org.crossregion.values.FilingType;
import org.crossregion.values.Rate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many points a higher authority lets a policy take off for each way of being filed. What a
 * policy does not name is then the most there is; what the authority leaves open must be named.
 */
enum ReductionPreset implements Coded {
    /**
     * National procedure: referral and emergency at most 10 points, others away for a time at most
     * 20; those who live elsewhere keep the share.
     */
    NATIONAL("national", "国家", most(10, 10, 20), 20),
    /** 苏医保发〔2022〕75号: referral at most 5, unfiled 20, emergency and resettled none. */
    JIANGSU("jiangsu", "江苏", most(5, 0, -1), 20);

    private final String code;
    private final String label;
    private final Map<FilingType, Rate> most;
    private final Rate unfiled;

    ReductionPreset(String code, String label, Map<FilingType, Rate> most, int unfiled) {
        this.code = code;
        this.label = label;
        this.most = most;
        this.unfiled = points(unfiled);
    }

    /**
     * @param other negative if it is left open
     */
    private static Map<FilingType, Rate> most(int referral, int emergency, int other) {
        Map<FilingType, Rate> most = new EnumMap<>(FilingType.class);
        for (FilingType type : FilingType.values()) {
            if (type.isLongTerm()) {
                most.put(type, Rate.ZERO);
            }
        }
        most.put(FilingType.REFERRAL, points(referral));
        most.put(FilingType.EMERGENCY, points(emergency));
        if (other >= 0) {
            most.put(FilingType.OTHER_TEMPORARY, points(other));
        }
        return most;
    }

    private static Rate points(int points) {
        return Rate.ofBasisPoints(points * 100);
    }

    /**
     * The most points it allows; absent if it says nothing about it.
     *
     * @param filing the code of a filing type, or {@code unfiled}
     */
    Optional<Rate> most(String filing) {
        return filing.equals(BenefitQuestion.FiledAs.UNFILED)
                ? Optional.of(unfiled)
                : Optional.ofNullable(most.get(FilingType.fromString(filing)));
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
