package org.crossregion.clearing.calendar;

import org.crossregion.values.Coded;
import org.crossregion.values.Scheme;

import java.util.List;

/** The fund columns of forms 12 (employee) and 13 (resident); the account has one of its own. */
public enum FundColumn implements Coded {
    POOLING("pooling", "统筹基金"),
    LARGE_AMOUNT("large-amount", "大额"),
    SERIOUS_ILLNESS("serious-illness", "大病"),
    CIVIL_SERVANT("civil-servant", "公务员"),
    ENTERPRISE("enterprise", "企业补充"),
    DISABLED("disabled", "伤残"),
    MEDICAL_AID("medical-aid", "医疗救助"),
    OTHER("other", "其他");

    private final String code;
    private final String label;

    FundColumn(String code, String label) {
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

    /** The columns of a scheme's form in their order. */
    public static List<FundColumn> of(Scheme scheme) {
        return switch (scheme) {
            case EMPLOYEE ->
                    List.of(
                            POOLING,
                            LARGE_AMOUNT,
                            CIVIL_SERVANT,
                            ENTERPRISE,
                            DISABLED,
                            MEDICAL_AID,
                            OTHER);
            case RESIDENT -> List.of(POOLING, SERIOUS_ILLNESS, MEDICAL_AID, OTHER);
        };
    }
}
