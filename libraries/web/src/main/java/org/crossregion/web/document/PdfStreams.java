package org.crossregion.web.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/**
 * Measures the compressed streams of a PDF before anything holds them in memory: few bytes that
 * become very many are a bomb.
 */
final class PdfStreams {

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int DICTIONARY = 8192;

    /** All streams together. */
    private static final long MOST = 256L << 20;

    /** One that is no image: text, fonts, tables. */
    private static final long MOST_OF_ONE = 24L << 20;

    private static final int DEEPEST = 3;

    private static final Pattern IMAGE = Pattern.compile("/Subtype\\s*/Image");
    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");

    private PdfStreams() {}

    static void mustNotGrow(byte[] content) {
        long total = 0;
        int at = Bytes.indexOf(content, STREAM, 0);
        while (at >= 0) {
            int begin = begin(content, at + STREAM.length);
            if (begin > 0) {
                String dictionary = dictionary(content, at);
                long most = IMAGE.matcher(dictionary).find() ? MOST : MOST_OF_ONE;
                total += size(open(content, begin, dictionary), most, 1);
                if (total > MOST) {
                    throw bomb();
                }
            }
            at = Bytes.indexOf(content, STREAM, at + STREAM.length);
        }
    }

    /** Where a stream's bytes begin, or 0 if this is none, such as the word {@code endstream}. */
    private static int begin(byte[] content, int behindWord) {
        int at = behindWord;
        if (at < content.length && content[at] == '\r') {
            at++;
        }
        if (at < content.length && content[at] == '\n') {
            at++;
        }
        return at == behindWord ? 0 : at;
    }

    /** The text before the word, from the object's own beginning if that is near. */
    private static String dictionary(byte[] content, int word) {
        int from = Math.max(0, word - DICTIONARY);
        String text = new String(content, from, word - from, StandardCharsets.ISO_8859_1);
        String own = text.substring(Math.max(0, text.lastIndexOf(" obj")));
        String plain =
                ESCAPE.matcher(own)
                        .replaceAll(
                                code ->
                                        java.util.regex.Matcher.quoteReplacement(
                                                String.valueOf(
                                                        (char)
                                                                Integer.parseInt(
                                                                        code.group(1), 16))));
        if (plain.contains("/LZWDecode")
                || plain.contains("/RunLengthDecode")
                || plain.contains("/ASCIIHexDecode")) {
            throw Faults.unsafe("uses a compression that is not taken: save it as a PDF anew");
        }
        return plain;
    }

    private static InputStream open(byte[] content, int begin, String dictionary) {
        InputStream bytes = new ByteArrayInputStream(content, begin, content.length - begin);
        return dictionary.contains("/ASCII85Decode") ? new Ascii85(bytes) : bytes;
    }

    /** How many bytes come out; 0 if they are not compressed this way. */
    private static long size(InputStream bytes, long most, int depth) {
        try {
            PushbackInputStream begun = new PushbackInputStream(bytes, 2);
            if (!isZlib(begun)) {
                return 0;
            }
            PushbackInputStream inflated =
                    new PushbackInputStream(new InflaterInputStream(begun), 2);
            if (isZlib(inflated)) {
                if (depth == DEEPEST) {
                    throw bomb();
                }
                return size(inflated, most, depth + 1);
            }
            return count(inflated, most);
        } catch (IOException e) {
            // Not compressed after all; the parser will say if it should have been.
            return 0;
        }
    }

    private static long count(InputStream inflated, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        int read;
        while ((read = read(inflated, buffer)) >= 0) {
            total += read;
            if (total > most) {
                throw bomb();
            }
        }
        return total;
    }

    /** What comes before a fault counts as well. */
    private static int read(InputStream inflated, byte[] buffer) {
        try {
            return inflated.read(buffer);
        } catch (IOException e) {
            return -1;
        }
    }

    private static boolean isZlib(PushbackInputStream bytes) throws IOException {
        byte[] head = bytes.readNBytes(2);
        bytes.unread(head);
        return head.length == 2
                && (head[0] & 0x0F) == 8
                && ((head[0] & 0xFF) << 8 | head[1] & 0xFF) % 31 == 0;
    }

    private static RuntimeException bomb() {
        return Faults.unsafe("grows too large when it is opened");
    }

    /** ASCII base-85, as printing programs still write it. */
    private static final class Ascii85 extends InputStream {

        private final InputStream text;
        private final byte[] group = new byte[4];
        private int left;
        private int next;
        private boolean ended;

        Ascii85(InputStream text) {
            this.text = text;
        }

        @Override
        public int read() throws IOException {
            if (next == left && !fill()) {
                return -1;
            }
            return group[next++] & 0xFF;
        }

        private boolean fill() throws IOException {
            next = 0;
            left = 0;
            long value = 0;
            int digits = 0;
            while (!ended && digits < 5) {
                int c = text.read();
                if (c < 0 || c == '~') {
                    ended = true;
                } else if (c == 'z' && digits == 0) {
                    return take(0, 4);
                } else if (c >= '!' && c <= 'u') {
                    value = value * 85 + c - '!';
                    digits++;
                }
            }
            for (int i = digits; i < 5; i++) {
                value = value * 85 + 84;
            }
            return digits > 1 && take(value, digits - 1);
        }

        private boolean take(long value, int bytes) {
            for (int i = 0; i < 4; i++) {
                group[i] = (byte) (value >> 24 - 8 * i);
            }
            left = bytes;
            return true;
        }
    }
}
