package org.crossregion.web.document;

import java.util.zip.CRC32;

/** Walks a PNG from chunk to chunk to its end, then decodes it. */
final class PngCheck {

    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final byte[] END = {'I', 'E', 'N', 'D'};
    private static final int FRAME = 12;

    private PngCheck() {}

    /**
     * @return one page
     * @throws org.crossregion.web.problem.Refused if it is cut off, followed by something else, too
     *     large or not decodable
     */
    static int decode(byte[] content, long maxPixels) {
        int at = SIGNATURE.length;
        boolean ended = false;
        while (!ended) {
            if (at + FRAME > content.length) {
                throw Faults.broken("ends too early");
            }
            long length = Bytes.bigEndian32(content, at);
            if (length > content.length - at - FRAME) {
                throw Faults.broken("ends too early");
            }
            CRC32 sum = new CRC32();
            sum.update(content, at + 4, (int) length + 4);
            if (sum.getValue() != Bytes.bigEndian32(content, at + 8 + (int) length)) {
                throw Faults.broken("has a chunk whose checksum is wrong");
            }
            ended = Bytes.startWith(content, at + 4, END);
            at += FRAME + (int) length;
        }
        if (at != content.length) {
            throw Faults.unsafe("goes on behind the end of the picture");
        }
        ImageDecoding.decode(content, "png", maxPixels);
        return 1;
    }
}
