package org.crossregion.filing.designation;

import org.crossregion.filing.filing.Filing;
import org.crossregion.values.Coded;
import org.crossregion.values.FilingType;

import java.util.Optional;

/** What a designation is for: those of the kinds of business (业务申请类型) that are known here. */
enum Kind implements Coded {
    CHRONIC("01", "门慢门特登记"),
    INSTITUTION("03", "就医定点医疗机构"),
    REFERRAL("06", "转诊转院"),
    SETTLED_ELSEWHERE("08", "异地安置");

    private final String code;
    private final String label;

    Kind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The kind of a {@code biz_appy_type}; absent if it is none of ours. */
    static Optional<Kind> of(String bizAppyType) {
        for (Kind kind : values()) {
            if (kind.code.equals(bizAppyType)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether it can be a filing of this type that is meant. */
    boolean isFor(Filing filing) {
        return switch (this) {
            case CHRONIC -> false;
            case INSTITUTION -> true;
            case REFERRAL -> filing.type() == FilingType.REFERRAL;
            case SETTLED_ELSEWHERE -> filing.type().isLongTerm();
        };
    }
}
