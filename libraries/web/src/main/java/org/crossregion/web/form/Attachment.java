package org.crossregion.web.form;

import java.nio.charset.StandardCharsets;

/** The Content-Disposition of a file whose name may be Chinese (RFC 6266, RFC 8187). */
public final class Attachment {

    private static final String PLAIN = "!#$&+-.^_`|~";

    private Attachment() {}

    public static String named(String fileName) {
        String ascii = fileName.replaceAll("[^A-Za-z0-9.-]+", "_");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded(fileName);
    }

    private static String encoded(String fileName) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : fileName.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean letterOrDigit =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (letterOrDigit || PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
