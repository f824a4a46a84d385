package org.crossregion.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A long table as comma-separated values (RFC 4180), with a byte-order mark in UTF-8. Text that a
 * spreadsheet would take for a formula gets an apostrophe in front.
 */
final class TableText implements TableFile {

    private static final int BUFFER = 1 << 16;
    private static final int ROOM = 32;

    private final Charset charset;
    private final boolean unicode;
    private final OutputStream to;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private boolean first = true;

    TableText(List<TableColumn> columns, Charset charset, OutputStream to) throws IOException {
        this.charset = charset;
        this.unicode = charset.equals(StandardCharsets.UTF_8);
        this.to = to;
        if (unicode) {
            put(0xEF);
            put(0xBB);
            put(0xBF);
        }
        for (TableColumn column : columns) {
            text(column.title());
        }
        endRow();
    }

    @Override
    public void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        text(bytes, 0, bytes.length);
    }

    @Override
    public void text(byte[] bytes, int from, int length) throws IOException {
        if (unicode) {
            field(bytes, from, length);
        } else {
            byte[] other =
                    new String(bytes, from, length, StandardCharsets.UTF_8).getBytes(charset);
            field(other, 0, other.length);
        }
    }

    /**
     * All that is looked for is ASCII, and its bytes occur in no other character where it stands.
     */
    private void field(byte[] bytes, int from, int length) throws IOException {
        separate();
        if (length == 0) {
            return;
        }
        boolean formula = isFormula(bytes[from]);
        boolean quoted = false;
        for (int i = from; i < from + length && !quoted; i++) {
            byte one = bytes[i];
            quoted = one == ',' || one == '"' || one == '\n' || one == '\r';
        }
        if (quoted) {
            put('"');
        }
        if (formula) {
            put('\'');
        }
        if (!quoted) {
            put(bytes, from, length);
            return;
        }
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '"') {
                put('"');
            }
            put(bytes[i]);
        }
        put('"');
    }

    private static boolean isFormula(byte begins) {
        return begins == '='
                || begins == '+'
                || begins == '-'
                || begins == '@'
                || begins == '\t'
                || begins == '\'';
    }

    @Override
    public void amount(long fen) throws IOException {
        separate();
        room();
        long rest = fen;
        if (rest < 0) {
            buffer[filled++] = '-';
        }
        // Negative numbers reach further than positive ones.
        rest = rest < 0 ? rest : -rest;
        digits(rest / 100);
        buffer[filled++] = '.';
        int cents = (int) -(rest % 100);
        buffer[filled++] = (byte) ('0' + cents / 10);
        buffer[filled++] = (byte) ('0' + cents % 10);
    }

    @Override
    public void count(long number) throws IOException {
        separate();
        room();
        if (number < 0) {
            buffer[filled++] = '-';
        }
        digits(number < 0 ? number : -number);
    }

    /** The digits of a number that is zero or negative. */
    private void digits(long negative) {
        int length = 1;
        for (long rest = negative / 10; rest != 0; rest /= 10) {
            length++;
        }
        long rest = negative;
        for (int at = filled + length - 1; at >= filled; at--) {
            buffer[at] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        filled += length;
    }

    @Override
    public void blank() throws IOException {
        separate();
    }

    @Override
    public void endRow() throws IOException {
        put('\r');
        put('\n');
        first = true;
    }

    @Override
    public void explain(String name, List<List<String>> rows) {
        // A text file is one table.
    }

    private void separate() throws IOException {
        if (!first) {
            put(',');
        }
        first = false;
    }

    private void put(int one) throws IOException {
        room();
        buffer[filled++] = (byte) one;
    }

    private void put(byte[] bytes, int from, int length) throws IOException {
        if (length > BUFFER - filled) {
            flush();
        }
        if (length > BUFFER) {
            to.write(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, buffer, filled, length);
            filled += length;
        }
    }

    private void room() throws IOException {
        if (filled > BUFFER - ROOM) {
            flush();
        }
    }

    private void flush() throws IOException {
        to.write(buffer, 0, filled);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        flush();
        to.flush();
    }
}
