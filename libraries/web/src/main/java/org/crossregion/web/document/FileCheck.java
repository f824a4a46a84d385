package org.crossregion.web.document;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Whether bytes really are the document they are said to be: by their first bytes, by decoding all
 * of it, and by being nothing else at the same time. Few are decoded at once, so that memory stays
 * bounded.
 */
public final class FileCheck {

    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 20;
    private static final int ZIP_TAIL = 22;
    private static final int ZIP_SEARCH = 65_535 + ZIP_TAIL;
    private static final byte[] ZIP_END = {'P', 'K', 5, 6};
    private static final List<String> MARKUP =
            List.of("<script", "<html", "<!doctype html", "<?php", "<svg", "<iframe");

    private final Semaphore decoding = new Semaphore(AT_ONCE);
    private final FileLimits limits;

    public FileCheck(FileLimits limits) {
        this.limits = limits;
    }

    /** What a document turned out to be. */
    public record Checked(String type, int pages) {}

    /**
     * @param declared the media type that the sender says it is
     * @throws Refused by the first rule that is broken
     */
    public Checked check(byte[] content, String declared) {
        if (content.length == 0) {
            throw Faults.broken("is empty");
        }
        if (content.length > limits.maxBytes()) {
            throw Faults.of(
                    FileRefusal.DOCUMENT_TOO_LARGE,
                    "has " + content.length + " bytes, more than " + limits.maxBytes());
        }
        String type = typeOf(content);
        if (!type.equals(declared) || !limits.types().contains(type)) {
            throw Faults.of(
                    FileRefusal.DOCUMENT_TYPE_REFUSED,
                    type.isEmpty()
                            ? "is none of " + String.join(", ", limits.types())
                            : "is " + type + ", sent as " + declared);
        }
        mustBeNothingElse(content, type);
        mustWait();
        try {
            return new Checked(type, decode(content, type));
        } finally {
            decoding.release();
        }
    }

    private void mustWait() {
        try {
            if (!decoding.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Refused.forNow(SharedRefusal.BUSY, "other documents are being checked", 5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.forNow(SharedRefusal.BUSY, "the service is stopping", 5);
        }
    }

    /** The number of pages; one for an image. */
    private int decode(byte[] content, String type) {
        return switch (type) {
            case "application/pdf" -> PdfCheck.pages(content, limits.maxPages());
            case "image/jpeg" -> JpegCheck.decode(content, limits.maxPixels());
            default -> PngCheck.decode(content, limits.maxPixels());
        };
    }

    /** By the first bytes; empty if it is none that is known. */
    private static String typeOf(byte[] content) {
        if (Bytes.startWith(content, 0, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
            return "application/pdf";
        }
        if (Bytes.startWith(content, 0, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})) {
            return "image/jpeg";
        }
        return Bytes.startWith(content, 0, PngCheck.SIGNATURE) ? "image/png" : "";
    }

    /** A file that another program would read as something else is a trap. */
    private static void mustBeNothingElse(byte[] content, String type) {
        for (int at = Math.max(0, content.length - ZIP_SEARCH);
                at <= content.length - ZIP_TAIL;
                at++) {
            if (Bytes.startWith(content, at, ZIP_END)
                    && at + ZIP_TAIL + Bytes.littleEndian16(content, at + 20) == content.length) {
                throw Faults.unsafe("is an archive as well");
            }
        }
        String text = new String(content, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        for (String markup : MARKUP) {
            if (text.contains(markup)) {
                throw Faults.unsafe("holds " + markup + ", which a browser might run");
            }
        }
        if (!type.equals("application/pdf") && text.contains("%pdf-")) {
            throw Faults.unsafe("is a PDF as well");
        }
    }
}
