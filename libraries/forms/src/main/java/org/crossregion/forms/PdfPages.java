package org.crossregion.forms;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A form as PDF: printed from its HTML with embedded fonts, dated by its contents alone. */
final class PdfPages {

    /** Complaints about fonts that no form uses; held, or their levels would be forgotten. */
    private static final List<Logger> NOISY =
            List.of(
                    Logger.getLogger("org.apache.pdfbox.pdmodel.font.PDType1Font"),
                    Logger.getLogger("org.apache.fontbox.ttf.CmapSubtable"));

    static {
        NOISY.forEach(log -> log.setLevel(Level.SEVERE));
        XRLog.listRegisteredLoggers().forEach(log -> XRLog.setLevel(log, Level.WARNING));
    }

    /** Each document being printed holds both fonts: more at once would want more memory. */
    private static final Semaphore PRESSES = new Semaphore(2, true);

    private PdfPages() {}

    static byte[] of(Form form) {
        Texts.of(form).forEach(Fonts::mustHave);
        String html = HtmlPage.forPrint(form);
        PRESSES.acquireUninterruptibly();
        try {
            return print(form, html);
        } finally {
            PRESSES.release();
        }
    }

    private static byte[] print(Form form, String html) {
        PdfRendererBuilder pdf = new PdfRendererBuilder();
        Fonts.useIn(pdf);
        pdf.withHtmlContent(html, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pdf.toStream(bytes);
        try (PdfBoxRenderer renderer = pdf.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            PDDocumentInformation about = new PDDocumentInformation();
            about.setTitle(form.title());
            document.setDocumentInformation(about);
            document.setDocumentId(id(html));
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The trailer's id follows from the contents, where the library would take the time. */
    private static long id(String html) {
        return ByteBuffer.wrap(Sha256.of(html.getBytes(StandardCharsets.UTF_8))).getLong();
    }
}
