package org.crossregion.web.document;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
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

    private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);

    /** Opened with the parser's own means, since few programs write them. */
    private static final Set<String> RARE =
            Set.of("LZWDecode", "LZW", "RunLengthDecode", "RL", "ASCIIHexDecode", "AHx");

    private static final Set<String> PICTURES =
            Set.of(
                    "DCTDecode",
                    "DCT",
                    "JPXDecode",
                    "CCITTFaxDecode",
                    "CCF",
                    "JBIG2Decode",
                    "Crypt");

    private static final Pattern FILTERS =
            Pattern.compile("/Filter\\s*(\\[[^\\]]*\\]|/[A-Za-z0-9]+)");
    private static final Pattern NAME = Pattern.compile("/([A-Za-z0-9]+)");

    /** Filters that are named by an object of their own. */
    private static final Pattern REFERRED = Pattern.compile("/Filter\\s*\\[?\\s*[0-9]");

    private static final Pattern TABLE = Pattern.compile("/(ObjStm|XRef)\\b");
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
                List<String> filters = filters(dictionary);
                total +=
                        filters.stream().anyMatch(RARE::contains)
                                ? size(bytes(content, begin), filters, most)
                                : size(open(content, begin, dictionary), most, 1);
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
                                        Matcher.quoteReplacement(
                                                String.valueOf(
                                                        (char)
                                                                Integer.parseInt(
                                                                        code.group(1), 16))));
        return plain;
    }

    /**
     * The names of a stream's filters, in the order in which they are undone. What a parser needs
     * before it can look anything up must say so itself.
     */
    private static List<String> filters(String dictionary) {
        if (REFERRED.matcher(dictionary).find() && TABLE.matcher(dictionary).find()) {
            throw Faults.unsafe("hides how its tables are compressed");
        }
        Matcher found = FILTERS.matcher(dictionary);
        if (!found.find()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        Matcher name = NAME.matcher(found.group(1));
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }

    private static InputStream bytes(byte[] content, int begin) {
        int end = Bytes.indexOf(content, END, begin);
        return new ByteArrayInputStream(content, begin, (end < 0 ? content.length : end) - begin);
    }

    /**
     * Measures a stream whose filters are named elsewhere in the file, once the file has been read.
     *
     * @return how many bytes come out
     */
    static long sizeOf(COSStream stream) throws IOException {
        boolean image = COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
        List<String> names = new ArrayList<>();
        COSBase filters = stream.getFilters();
        if (filters instanceof COSName name) {
            names.add(name.getName());
        } else if (filters instanceof COSArray several) {
            several.toCOSNameStringList().forEach(names::add);
        }
        try (InputStream raw = stream.createRawInputStream()) {
            return size(raw, names, image ? MOST : MOST_OF_ONE);
        }
    }

    /** Undone one after the other; pictures are not opened here. */
    private static long size(InputStream encoded, List<String> filters, long most) {
        InputStream left = encoded;
        long size = 0;
        if (filters.size() > DEEPEST + 2) {
            throw bomb();
        }
        for (int i = 0; i < filters.size(); i++) {
            String filter = filters.get(i);
            if (PICTURES.contains(filter)) {
                return size;
            }
            boolean last = i == filters.size() - 1;
            Counted out = new Counted(last ? most : Math.min(most, MOST_OF_ONE), !last);
            try {
                FilterFactory.INSTANCE
                        .getFilter(COSName.getPDFName(filter))
                        .decode(left, out, new COSDictionary(), 0);
            } catch (IOException | IndexOutOfBoundsException e) {
                // What came before the fault counts; the parser says whether it is one.
            }
            size = out.counted;
            left = new ByteArrayInputStream(out.held.toByteArray());
        }
        return size;
    }

    /** Counts what comes out, as long as it is not too much; holds it where a filter follows. */
    private static final class Counted extends OutputStream {

        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private final long most;
        private final boolean holds;
        private long counted;

        Counted(long most, boolean holds) {
            this.most = most;
            this.holds = holds;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            counted += length;
            if (counted > most) {
                throw bomb();
            }
            if (holds) {
                held.write(bytes, from, length);
            }
        }
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
