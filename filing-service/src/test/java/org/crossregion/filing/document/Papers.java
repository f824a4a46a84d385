package org.crossregion.filing.document;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.ImageIO;

/** Documents as people scan them, and as nobody should send them. */
public final class Papers {

    private Papers() {}

    public static byte[] pdf(int pages) {
        return pdf(pages, document -> {});
    }

    static byte[] encryptedPdf(String password) {
        return pdf(
                1,
                document -> {
                    StandardProtectionPolicy policy =
                            new StandardProtectionPolicy("owner", password, new AccessPermission());
                    policy.setEncryptionKeyLength(128);
                    try {
                        document.protect(policy);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    static byte[] pdfWithProgram() {
        return pdf(
                1,
                document ->
                        document.getDocumentCatalog()
                                .setOpenAction(new PDActionJavaScript("app.alert('x')")));
    }

    /** One content stream of so many zeros, compressed so many times. */
    static byte[] bomb(int megabytes, int times) {
        byte[] packed = deflated(new byte[0], megabytes);
        StringBuilder filters = new StringBuilder("/FlateDecode");
        for (int i = 1; i < times; i++) {
            packed = deflated(packed, 0);
            filters.append(" /FlateDecode");
        }
        return withStream("<< /Filter [" + filters + "] /Length " + packed.length + " >>", packed);
    }

    /**
     * A PDF of one page whose content went through some filters.
     *
     * @param filters in the order in which they are undone
     * @param zeroMegabytes how much the content is blown up
     */
    static byte[] filtered(String[] filters, int zeroMegabytes) {
        byte[] packed = packed(filters, zeroMegabytes);
        return withStream(
                "<< /Filter [/" + String.join(" /", filters) + "] /Length " + packed.length + " >>",
                packed);
    }

    /** The same with the filter's name in an object of its own. */
    static byte[] filtersElsewhere(String filter, int zeroMegabytes) {
        byte[] packed = packed(new String[] {filter}, zeroMegabytes);
        String pdf =
                new String(
                        withStream("<< /Filter 5 0 R /Length " + packed.length + " >>", packed),
                        StandardCharsets.ISO_8859_1);
        return pdf.replace(
                        "trailer << /Root 1 0 R /Size 5",
                        "5 0 obj /" + filter + " endobj\n" + "trailer << /Root 1 0 R /Size 6")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] packed(String[] filters, int zeroMegabytes) {
        byte[] content = joined("q Q ".getBytes(StandardCharsets.US_ASCII), spaces(zeroMegabytes));
        for (int i = filters.length - 1; i >= 0; i--) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                FilterFactory.INSTANCE
                        .getFilter(filters[i])
                        .encode(new ByteArrayInputStream(content), out, new COSDictionary(), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            content = out.toByteArray();
        }
        return content;
    }

    private static byte[] spaces(int megabytes) {
        byte[] spaces = new byte[megabytes << 20];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }

    /** A PDF of one page whose content is given. */
    static byte[] withStream(String dictionary, byte[] content) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        write(
                pdf,
                "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
                        + "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
                        + "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]"
                        + " /Contents 4 0 R >> endobj\n4 0 obj "
                        + dictionary
                        + "\nstream\n");
        pdf.writeBytes(content);
        write(pdf, "\nendstream endobj\ntrailer << /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF\n");
        return pdf.toByteArray();
    }

    public static byte[] jpeg() {
        return image("jpeg", BufferedImage.TYPE_INT_RGB);
    }

    public static byte[] png() {
        return image("png", BufferedImage.TYPE_INT_ARGB);
    }

    /** A small file that says it is a picture of so many pixels, and is. */
    static byte[] hugePng(int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {1, 0, 0, 0, 0})
                        .array());
        long bytes = (width / 8L + 1) * height;
        chunk(png, "IDAT", deflated(new byte[0], (int) (bytes >> 20) + 1));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** An archive without entries. */
    static byte[] zip() {
        byte[] zip = new byte[22];
        System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, zip, 0, 4);
        return zip;
    }

    private static byte[] pdf(int pages, Consumer<PDDocument> change) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            change.accept(document);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] image(String format, int type) {
        BufferedImage image = new BufferedImage(120, 80, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(10, 10, 90, 60);
        pen.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] deflated(byte[] content, int zeroMegabytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(content);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < zeroMegabytes; i++) {
                deflater.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] named = joined(type.getBytes(StandardCharsets.US_ASCII), data);
        CRC32 sum = new CRC32();
        sum.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static void write(ByteArrayOutputStream bytes, String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
