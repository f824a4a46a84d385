package org.crossregion.web.reference;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.problem.Violation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a reference file, so that all of it can be put right at once. */
public final class Rejections {

    private static final int MOST_NAMED = 100;

    private final List<Violation> violations = new ArrayList<>();
    private int count;

    /** For kinds that check across rows; call {@link #mustBeNone()} before anything is stored. */
    public Rejections() {}

    /**
     * @param line of the file, 1 for the first
     * @param field the column or path; empty for the whole line
     */
    public void add(long line, String field, String rule, String message) {
        count++;
        if (violations.size() < MOST_NAMED) {
            String where = field.isEmpty() ? "line " + line : "line " + line + ", " + field;
            violations.add(new Violation(where, rule, message));
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /**
     * @throws Refused naming the first hundred
     */
    public void mustBeNone() {
        if (count > 0) {
            throw new Refused(
                    SharedRefusal.REFERENCE_REJECTED,
                    count + " entries were rejected; nothing was imported",
                    violations);
        }
    }

    /** The one reason why the whole file cannot be read. */
    static Refused unreadable(long line, String rule, String message) {
        return new Refused(
                SharedRefusal.REFERENCE_REJECTED,
                message,
                List.of(new Violation("line " + line, rule, message)));
    }

    /** The text of a file, which must be UTF-8; a byte order mark is dropped. */
    static String utf8(byte[] content) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            if (text.indexOf('\0') >= 0) {
                throw unreadable(lineOf(text, text.indexOf('\0')), "text", "a NUL character");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw unreadable(1, "encoding", "the file is not UTF-8 text");
        }
    }

    private static long lineOf(String text, int offset) {
        return text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }
}
