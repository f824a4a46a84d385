package org.crossregion.settlement.envelope;

import static org.crossregion.settlement.refusal.SettlementRefusal.FIELD_INVALID;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.web.problem.Refused;

import java.math.BigDecimal;

/** Texts as clients send them: as strings, numbers or booleans, with blanks around them. */
final class Texts {

    private static final int LONGEST_NUMBER = 40;

    private Texts() {}

    static String of(JsonNode value, String path) {
        if (value.isTextual()) {
            String text = value.textValue().strip();
            mustBeStorable(text, path);
            return text;
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            if (Math.abs((long) number.scale()) + number.precision() > LONGEST_NUMBER) {
                throw new Refused(FIELD_INVALID, path + " 数字过大");
            }
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "1" : "0";
        }
        throw new Refused(FIELD_INVALID, path + " 应为字符串");
    }

    /** No NUL, no control character but line breaks and tabs, no half of a surrogate pair. */
    static void mustBeStorable(String text, String path) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c) || (c < ' ' && "\t\r\n".indexOf(c) < 0)) {
                throw new Refused(FIELD_INVALID, path + " 含有无效字符");
            }
        }
    }

    /** At most so many characters, never half of a surrogate pair. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }

    /** A client's text as a message may repeat it: short, on one line. */
    static String shown(String text) {
        return cut(text.replaceAll("\\p{Cntrl}", " "), 30);
    }
}
