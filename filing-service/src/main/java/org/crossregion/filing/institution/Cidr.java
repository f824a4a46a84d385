package org.crossregion.filing.institution;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks networks as they are written: {@code 10.1.0.0/16} or {@code 2001:db8::/32}. */
final class Cidr {

    private static final Pattern IPV4 =
            Pattern.compile(
                    "([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})/([0-9]{1,2})");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]{2,39}/([0-9]{1,3})");

    private Cidr() {}

    static boolean isValid(String network) {
        Matcher four = IPV4.matcher(network);
        if (four.matches()) {
            for (int part = 1; part <= 4; part++) {
                if (Integer.parseInt(four.group(part)) > 255) {
                    return false;
                }
            }
            return Integer.parseInt(four.group(5)) <= 32;
        }
        Matcher six = IPV6.matcher(network);
        return six.matches() && network.contains(":") && Integer.parseInt(six.group(1)) <= 128;
    }
}
