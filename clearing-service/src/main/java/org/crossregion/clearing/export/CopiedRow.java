package org.crossregion.clearing.export;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One row as {@code copy … to stdout} says it in text format: fields between tabs, backslashes
 * before what would be taken for one. It is read where it lies, without a text for each field.
 */
final class CopiedRow {

    private final int[] begins;
    private final int[] ends;
    private final boolean[] missing;
    private byte[] bytes = {};

    CopiedRow(int fields) {
        begins = new int[fields];
        ends = new int[fields];
        missing = new boolean[fields];
    }

    /**
     * @param row with the line feed at its end; it is this object's from now on
     */
    void read(byte[] row) {
        bytes = row;
        int end = row.length > 0 && row[row.length - 1] == '\n' ? row.length - 1 : row.length;
        int field = 0;
        int out = 0;
        begin(field, out);
        for (int at = 0; at < end; at++) {
            byte one = row[at];
            if (one == '\t') {
                ends[field] = out;
                field++;
                begin(field, out);
            } else if (one != '\\') {
                row[out++] = one;
            } else {
                at++;
                if (row[at] == 'N') {
                    missing[field] = true;
                } else {
                    row[out++] = unescaped(row[at]);
                }
            }
        }
        ends[field] = out;
        if (field != begins.length - 1) {
            throw new IllegalStateException("a row of " + (field + 1) + " fields was copied");
        }
    }

    private void begin(int field, int at) {
        if (field == begins.length) {
            throw new IllegalStateException("a row of more than " + field + " fields was copied");
        }
        begins[field] = at;
        missing[field] = false;
    }

    private static byte unescaped(byte one) {
        return switch (one) {
            case 'b' -> (byte) '\b';
            case 'f' -> (byte) '\f';
            case 'n' -> (byte) '\n';
            case 'r' -> (byte) '\r';
            case 't' -> (byte) '\t';
            case 'v' -> (byte) 0x0B;
            default -> one;
        };
    }

    byte[] bytes() {
        return bytes;
    }

    int begin(int field) {
        return begins[field];
    }

    int length(int field) {
        return ends[field] - begins[field];
    }

    boolean isMissing(int field) {
        return missing[field];
    }

    byte first(int field) {
        return bytes[begins[field]];
    }

    Optional<String> text(int field) {
        return missing[field]
                ? Optional.empty()
                : Optional.of(
                        new String(bytes, begins[field], length(field), StandardCharsets.UTF_8));
    }

    /** A whole number; 0 where there is none. */
    long number(int field) {
        int at = begins[field];
        int end = ends[field];
        boolean negative = at < end && bytes[at] == '-';
        long number = 0;
        for (int i = negative ? at + 1 : at; i < end; i++) {
            number = number * 10 - (bytes[i] - '0');
        }
        return negative ? number : -number;
    }
}
