package org.crossregion.settlement.benefit;

import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
        String filing(Optional<FilingType> filing) {
            return filing.map(FilingType::label).orElse("未备案");
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
        String filing(Optional<FilingType> filing) {
            return filing.map(
                            type ->
                                    "Filed as "
                                            + type.name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', ' '))
                    .orElse("Not filed");
        }
    };

    static final String PERSON = "person";
    static final String HOSPITAL = "hospital";

    /** Who pays what is not settled directly, if the policy names nobody else. */
    abstract String agency();

    abstract String fund(Fund fund);

    abstract String filing(Optional<FilingType> filing);

    /** The value of an input; what is no code is said as it is. */
    String of(String name, String value) {
        return switch (name) {
            case "fund" ->
                    Arrays.stream(Fund.values())
                            .filter(fund -> fund.code().equals(value))
                            .findFirst()
                            .map(this::fund)
                            .orElse(value);
            case "filing" ->
                    value.equals(BenefitQuestion.FiledAs.UNFILED)
                            ? filing(Optional.empty())
                            : Arrays.stream(FilingType.values())
                                    .filter(type -> type.code().equals(value))
                                    .findFirst()
                                    .map(type -> filing(Optional.of(type)))
                                    .orElse(value);
            case "claimedAt" -> value.isEmpty() ? agency() : value;
            case "bands" -> value.isEmpty() ? "0" : value;
            default -> value;
        };
    }
}
