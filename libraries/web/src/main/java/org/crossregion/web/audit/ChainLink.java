package org.crossregion.web.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * A place in the chain: its hash covers the row there and, through the hash before, all earlier
 * ones.
 *
 * @param position 1 for the first row sealed; without gaps
 */
record ChainLink(long position, byte[] hash) {

    /** Where a chain begins. */
    static final ChainLink ORIGIN = new ChainLink(0, new byte[32]);

    ChainLink next(AuditEntry entry) {
        MessageDigest digest = sha256();
        digest.update(hash);
        long next = position + 1;
        feed(digest, Long.toString(next));
        feed(digest, Long.toString(entry.id()));
        feed(digest, entry.author());
        feed(digest, entry.role());
        feed(digest, entry.institution());
        feed(digest, entry.region());
        feed(digest, micros(entry.businessAt()));
        feed(digest, micros(entry.recordedAt()));
        feed(digest, entry.requestId());
        feed(digest, entry.action());
        feed(digest, entry.subject());
        feed(digest, entry.detail());
        return new ChainLink(next, digest.digest());
    }

    boolean hasHash(byte[] stored) {
        return MessageDigest.isEqual(hash, stored);
    }

    /** Length first, so that no two rows read the same. */
    private static void feed(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static String micros(Instant instant) {
        return instant.getEpochSecond() + "." + instant.getNano() / 1000;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
