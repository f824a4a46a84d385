package org.crossregion.values;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A word of the business that is written as a short lower-case code in SQL, JSON and REST. */
public interface Coded {

    /** The written form, such as {@code employee}; stable. */
    String code();

    /** The Chinese name as forms print it. */
    String label();

    /**
     * The constant that a code names.
     *
     * @throws IllegalArgumentException naming the codes there are
     */
    static <E extends Enum<E> & Coded> E ofCode(Class<E> type, String code) {
        for (E constant : type.getEnumConstants()) {
            if (constant.code().equals(code)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                code
                        + " is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Coded::code)
                                .collect(Collectors.joining(", ")));
    }
}
