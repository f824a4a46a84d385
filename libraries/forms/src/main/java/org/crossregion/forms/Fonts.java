package org.crossregion.forms;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The embedded Chinese fonts: a regular one with all of GBK, and a bold one with GB2312 that the
 * regular one stands in for where it lacks a character.
 */
final class Fonts {

    private static final byte[] REGULAR = read("NotoSansSC-Regular-GBK.ttf");
    private static final byte[] BOLD = read("NotoSansSC-Bold-GB2312.ttf");
    private static final CmapLookup GLYPHS = glyphs();

    private Fonts() {}

    static void useIn(PdfRendererBuilder pdf) {
        pdf.useFont(() -> new ByteArrayInputStream(REGULAR), "Form", 400, FontStyle.NORMAL, true);
        pdf.useFont(() -> new ByteArrayInputStream(BOLD), "Form", 700, FontStyle.NORMAL, true);
        pdf.useFont(
                () -> new ByteArrayInputStream(REGULAR), "Form Rare", 700, FontStyle.NORMAL, true);
    }

    /**
     * Makes sure that every character of a text can be printed.
     *
     * @throws CharacterNotInFont naming the first that cannot
     */
    static void mustHave(String text) {
        text.codePoints()
                .filter(c -> c != '\n' && GLYPHS.getGlyphId(c) == 0)
                .findFirst()
                .ifPresent(
                        c -> {
                            throw new CharacterNotInFont(c, text);
                        });
    }

    private static CmapLookup glyphs() {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(REGULAR))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String file) {
        try (InputStream font = Fonts.class.getResourceAsStream("/fonts/" + file)) {
            return font.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
