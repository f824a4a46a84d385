package org.crossregion.web.document;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Reads a PDF to its last page, if it is whole, open, quiet and not a bomb. */
final class PdfCheck {

    private static final byte[] EOF = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_OBJECTS = 100_000;
    private static final int MOST_NODES = 1_000_000;

    /** What does something by itself, or carries other files. */
    private static final Set<String> ACTIVE =
            Set.of(
                    "JS",
                    "JavaScript",
                    "Launch",
                    "EmbeddedFile",
                    "EmbeddedFiles",
                    "RichMedia",
                    "XFA");

    private PdfCheck() {}

    /**
     * @return how many pages it has
     * @throws org.crossregion.web.problem.Refused if it is encrypted, broken, or not safe to open
     */
    static int pages(byte[] content, int maxPages) {
        mustEndAtItsEnd(content);
        PdfStreams.mustNotGrow(content);
        try (PDDocument pdf = Loader.loadPDF(content)) {
            if (pdf.isEncrypted()) {
                throw encrypted();
            }
            int pages = pdf.getNumberOfPages();
            if (pages < 1) {
                throw Faults.broken("has no page");
            }
            if (pages > maxPages) {
                throw Faults.of(
                        FileRefusal.DOCUMENT_TOO_LARGE,
                        "has " + pages + " pages, more than " + maxPages);
            }
            mustBeQuiet(pdf.getDocument());
            for (PDPage page : pdf.getPages()) {
                new PDFStreamParser(page).parse();
            }
            return pages;
        } catch (InvalidPasswordException e) {
            throw encrypted();
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            throw Faults.broken("cannot be read as a PDF");
        } catch (IndexOutOfBoundsException | NullPointerException | StackOverflowError e) {
            // The parser trips over what no program would write.
            throw Faults.broken("cannot be read as a PDF");
        }
    }

    private static RuntimeException encrypted() {
        return Faults.of(FileRefusal.DOCUMENT_ENCRYPTED, "is encrypted or has a password");
    }

    private static void mustEndAtItsEnd(byte[] content) {
        int end = -1;
        for (int at = content.length - EOF.length; at >= 0 && end < 0; at--) {
            if (Bytes.startWith(content, at, EOF)) {
                end = at + EOF.length;
            }
        }
        if (end < 0) {
            throw Faults.broken("ends too early");
        }
        for (int at = end; at < content.length; at++) {
            if (content[at] != 0 && !Character.isWhitespace(content[at])) {
                throw Faults.unsafe("goes on behind its end");
            }
        }
    }

    private static void mustBeQuiet(COSDocument document) throws IOException {
        List<COSObjectKey> keys = new ArrayList<>(document.getXrefTable().keySet());
        if (keys.size() > MOST_OBJECTS) {
            throw Faults.unsafe("has more than " + MOST_OBJECTS + " objects");
        }
        Deque<COSBase> left = new ArrayDeque<>();
        if (document.getTrailer() != null) {
            left.add(document.getTrailer());
        }
        for (COSObjectKey key : keys) {
            COSBase object = document.getObjectFromPool(key).getObject();
            if (object != null) {
                left.add(object);
            }
        }
        int seen = 0;
        while (!left.isEmpty()) {
            if (++seen > MOST_NODES) {
                throw Faults.unsafe("has too many parts");
            }
            mustBeQuiet(left.remove(), left);
        }
    }

    /** Looks at one part and at what lies directly in it; what is referred to comes by itself. */
    private static void mustBeQuiet(COSBase part, Deque<COSBase> left) throws IOException {
        if (part instanceof COSArray array) {
            array.toList().forEach(item -> add(item, left));
        } else if (part instanceof COSDictionary dictionary) {
            if (part instanceof COSStream stream && namesFiltersElsewhere(stream)) {
                PdfStreams.sizeOf(stream);
            }
            for (COSName key : dictionary.keySet()) {
                COSBase value = dictionary.getItem(key);
                if (ACTIVE.contains(key.getName())
                        || value instanceof COSName name && ACTIVE.contains(name.getName())) {
                    throw Faults.unsafe("holds programs or other files");
                }
                add(value, left);
            }
        }
    }

    /** Then they could not be seen before the file was read. */
    private static boolean namesFiltersElsewhere(COSStream stream) {
        COSBase filters = stream.getItem(COSName.FILTER);
        if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof COSObject) {
                    return true;
                }
            }
            return false;
        }
        return filters instanceof COSObject;
    }

    private static void add(COSBase part, Deque<COSBase> left) {
        if (part instanceof COSArray || part instanceof COSDictionary) {
            left.add(part);
        }
    }
}
