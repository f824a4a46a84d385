package org.crossregion.web.document;

/** Reads numbers and words out of bytes. */
final class Bytes {

    private Bytes() {}

    static boolean startWith(byte[] content, int at, byte[] word) {
        if (at < 0 || at + word.length > content.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (content[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where a word is next, or -1. */
    static int indexOf(byte[] content, byte[] word, int from) {
        for (int at = from; at <= content.length - word.length; at++) {
            if (startWith(content, at, word)) {
                return at;
            }
        }
        return -1;
    }

    static int unsigned(byte[] content, int at) {
        return content[at] & 0xFF;
    }

    static int bigEndian16(byte[] content, int at) {
        return unsigned(content, at) << 8 | unsigned(content, at + 1);
    }

    static long bigEndian32(byte[] content, int at) {
        return (long) bigEndian16(content, at) << 16 | bigEndian16(content, at + 2);
    }

    static int littleEndian16(byte[] content, int at) {
        return unsigned(content, at + 1) << 8 | unsigned(content, at);
    }
}
