package org.crossregion.forms;

import org.crossregion.values.Money;

import java.math.BigInteger;

/**
 * An amount in Chinese capital numerals (大写), as 《正确填写票据和结算凭证的基本规定》 asks: 整 closes whole yuan only
 * (￥1409.50 is 壹仟肆佰零玖元伍角), and one 零 stands for zeros in between (￥325.04 is 叁佰贰拾伍元零肆分).
 */
public final class AmountInWords {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private AmountInWords() {}

    /** Such as 壹仟零伍元伍角; a negative amount begins with 负. */
    public static String of(Money amount) {
        BigInteger[] parts = BigInteger.valueOf(amount.fen()).abs().divideAndRemainder(HUNDRED);
        long yuan = parts[0].longValueExact();
        int jiao = parts[1].intValueExact() / 10;
        int fen = parts[1].intValueExact() % 10;

        StringBuilder words = new StringBuilder(amount.isNegative() ? "负" : "");
        if (yuan > 0 || jiao + fen == 0) {
            words.append(yuan == 0 ? "零" : whole(yuan)).append("元");
        }
        if (jiao + fen == 0) {
            return words.append("整").toString();
        }
        if (jiao > 0) {
            words.append(digit(jiao)).append("角");
        } else if (yuan > 0) {
            words.append("零");
        }
        return (fen > 0 ? words.append(digit(fen)).append("分") : words).toString();
    }

    /** A positive whole number; what counts in 亿 is written as a number of its own. */
    private static String whole(long number) {
        if (number >= 100_000_000) {
            return joined(number, 100_000_000, "亿");
        }
        return number >= 10_000 ? joined(number, 10_000, "万") : belowTenThousand((int) number);
    }

    private static String joined(long number, long unit, String name) {
        long rest = number % unit;
        String gap = rest > 0 && rest < unit / 10 ? "零" : "";
        return whole(number / unit) + name + gap + (rest > 0 ? whole(rest) : "");
    }

    private static String belowTenThousand(int number) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int place = 3, unit = 1000; place >= 0; place--, unit /= 10) {
            int digit = number / unit % 10;
            if (digit > 0) {
                words.append(gap ? "零" : "").append(digit(digit)).append(PLACES[place]);
            }
            gap = digit == 0 && words.length() > 0;
        }
        return words.toString();
    }

    private static char digit(int digit) {
        return DIGITS.charAt(digit);
    }
}
