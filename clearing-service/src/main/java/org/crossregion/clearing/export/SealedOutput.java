package org.crossregion.clearing.export;

import org.crossregion.web.identity.IdentityProtection;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Encrypts a long file part by part with the keys of the identity numbers. */
final class SealedOutput extends OutputStream {

    static final int PART = 1 << 18;

    private final IdentityProtection protection;
    private final DataOutputStream out;
    private final byte[] part = new byte[PART];
    private int filled;
    private long length;

    SealedOutput(IdentityProtection protection, OutputStream out) {
        this.protection = protection;
        this.out = new DataOutputStream(out);
    }

    @Override
    public void write(int one) throws IOException {
        if (filled == PART) {
            seal();
        }
        part[filled++] = (byte) one;
        length++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int at = from;
        int left = count;
        while (left > 0) {
            if (filled == PART) {
                seal();
            }
            int now = Math.min(left, PART - filled);
            System.arraycopy(bytes, at, part, filled, now);
            filled += now;
            at += now;
            left -= now;
        }
        length += count;
    }

    /** How long what was written is in clear. */
    long length() {
        return length;
    }

    private void seal() throws IOException {
        byte[] sealed = protection.seal(filled == PART ? part : Arrays.copyOf(part, filled));
        out.writeInt(sealed.length);
        out.write(sealed);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        if (filled > 0) {
            seal();
        }
        out.close();
    }
}
