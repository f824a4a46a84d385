package org.crossregion.web.document;

/** Walks a JPEG from marker to marker to its end, then decodes it. */
final class JpegCheck {

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;

    private JpegCheck() {}

    /**
     * @return one page
     * @throws org.crossregion.web.problem.Refused if it is cut off, followed by something else, too
     *     large or not decodable
     */
    static int decode(byte[] content, long maxPixels) {
        int end = end(content);
        for (int at = end; at < content.length; at++) {
            // A camera may add a second picture; anything else is not one.
            boolean picture = at == end && isPicture(content, at);
            if (picture) {
                break;
            }
            if (content[at] != 0) {
                throw Faults.unsafe("goes on behind the end of the picture");
            }
        }
        ImageDecoding.decode(content, "jpeg", maxPixels);
        return 1;
    }

    private static boolean isPicture(byte[] content, int at) {
        return Bytes.startWith(content, at, new byte[] {(byte) 0xFF, (byte) START, (byte) 0xFF});
    }

    /** Where the first picture is over. */
    private static int end(byte[] content) {
        int at = 2;
        while (at + 1 < content.length) {
            if (Bytes.unsigned(content, at) != 0xFF) {
                throw Faults.broken("has no marker where one must be");
            }
            int marker = Bytes.unsigned(content, at + 1);
            if (marker == END) {
                return at + 2;
            }
            if (marker == 0xFF) {
                at++;
            } else if (standsAlone(marker)) {
                at += 2;
            } else {
                at = behind(content, at, marker);
            }
        }
        throw Faults.broken("ends too early");
    }

    private static int behind(byte[] content, int at, int marker) {
        if (at + 3 >= content.length) {
            throw Faults.broken("ends too early");
        }
        int next = at + 2 + Bytes.bigEndian16(content, at + 2);
        if (marker == SCAN) {
            while (next + 1 < content.length && !isMarker(content, next)) {
                next++;
            }
        }
        return next;
    }

    /** Within a scan, a stuffed byte and a restart are no markers. */
    private static boolean isMarker(byte[] content, int at) {
        int second = Bytes.unsigned(content, at + 1);
        return Bytes.unsigned(content, at) == 0xFF && second != 0 && !standsAlone(second);
    }

    private static boolean standsAlone(int marker) {
        return marker >= 0xD0 && marker <= 0xD7 || marker == 0x01;
    }
}
