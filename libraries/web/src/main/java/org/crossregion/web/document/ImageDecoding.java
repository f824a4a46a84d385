package org.crossregion.web.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes an image to its last line without keeping it, if it is not too large. */
final class ImageDecoding {

    /** Lines and columns kept of those decoded: one of so many. */
    private static final int KEPT = 16;

    private static final int LONGEST_SIDE = 30_000;

    private ImageDecoding() {}

    static void decode(byte[] content, String format, long maxPixels) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (MemoryCacheImageInputStream stream =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(stream, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > maxPixels || Math.max(width, height) > LONGEST_SIDE) {
                throw Faults.unsafe(
                        "has %d × %d pixels, more than %d".formatted(width, height, maxPixels));
            }
            ImageReadParam few = reader.getDefaultReadParam();
            few.setSourceSubsampling(KEPT, KEPT, 0, 0);
            if (reader.canReadRaster()) {
                reader.readRaster(0, few);
            } else {
                reader.read(0, few);
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Faults.broken("cannot be decoded as " + format);
        } finally {
            reader.dispose();
        }
    }
}
