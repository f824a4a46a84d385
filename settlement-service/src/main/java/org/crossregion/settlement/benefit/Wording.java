package org.crossregion.settlement.benefit;

import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.PersonType;

import java.util.Arrays;
import java.util.Locale;

/** Says the codes among the inputs of an explanation in its language. */
enum Wording {
    CHINESE {
        @Override
        String agency() {
            return "参保地医保经办机构";
        }

        @Override
        String fund(Fund fund) {
            return fund.label();
        }

        @Override
        String filing(FilingType filing) {
            return filing.label();
        }

        @Override
        String unfiled(boolean needed) {
            return needed ? "未备案" : "无需备案";
        }

        @Override
        String person(String type) {
            return PersonType.label(type);
        }
    },
    ENGLISH {
        @Override
        String agency() {
            return "the insured region's agency";
        }

        @Override
        String fund(Fund fund) {
            return switch (fund) {
                case POOLING -> "Pooling fund";
                case CIVIL_SERVANT -> "Civil servants' aid";
                case ENTERPRISE -> "Enterprise supplement";
                case SERIOUS_ILLNESS -> "Serious-illness insurance";
                case LARGE_AMOUNT -> "Large-amount aid";
                case DISABLED -> "Fund for the disabled";
                case MEDICAL_AID -> "Medical aid";
                case OTHER -> "Other funds";
            };
        }

        @Override
        String filing(FilingType filing) {
            return "filed as " + filing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        @Override
        String unfiled(boolean needed) {
            return needed ? "not filed" : "no filing needed";
        }

        @Override
        String person(String type) {
            return "person type " + type;
        }
    };

    static final String PERSON = "person";
    static final String HOSPITAL = "hospital";

    /** Who pays what is not settled directly, if the policy names nobody else. */
    abstract String agency();

    abstract String fund(Fund fund);

    abstract String filing(FilingType filing);

    abstract String unfiled(boolean needed);

    abstract String person(String type);

    /** The value of an input; what is no code is said as it is. */
    String of(String name, String value) {
        return switch (name) {
            case "fund" ->
                    Arrays.stream(Fund.values())
                            .filter(fund -> fund.code().equals(value))
                            .findFirst()
                            .map(this::fund)
                            .orElse(value);
            case "filing" -> filing(value);
            case "level" -> coded(HospitalLevel.values(), value);
            case "careType" -> coded(CareType.values(), value);
            case "personType" -> person(value);
            case "claimedAt" -> value.isEmpty() ? agency() : value;
            case "bands" -> value.isEmpty() ? "0" : value;
            default -> value;
        };
    }

    /** The name of a constant; in English its code. */
    private <E extends Enum<E> & Coded> String coded(E[] constants, String code) {
        return Arrays.stream(constants)
                .filter(constant -> this == CHINESE && constant.code().equals(code))
                .findFirst()
                .map(Coded::label)
                .orElse(code);
    }

    private String filing(String code) {
        return switch (code) {
            case BenefitQuestion.FiledAs.UNFILED -> unfiled(true);
            case BenefitQuestion.FiledAs.UNNEEDED -> unfiled(false);
            default ->
                    Arrays.stream(FilingType.values())
                            .filter(type -> type.code().equals(code))
                            .findFirst()
                            .map(this::filing)
                            .orElse(code);
        };
    }
}
