package org.crossregion.web.idempotency;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

/**
 * A key as a request sent it: whose it is, and what was asked under it.
 *
 * @param requestHash SHA-256 of method, address and body
 */
public record KeyUse(String owner, String key, byte[] requestHash) {

    /** In this order keys are claimed, so that two who claim several never wait for each other. */
    static final Comparator<KeyUse> ORDER =
            Comparator.comparing(KeyUse::owner).thenComparing(KeyUse::key);

    public KeyUse {
        requestHash = requestHash.clone();
    }

    @Override
    public byte[] requestHash() {
        return requestHash.clone();
    }

    /** Whether it is the same key of the same caller, whatever was asked. */
    public boolean isSameKeyAs(KeyUse other) {
        return owner.equals(other.owner) && key.equals(other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyUse use
                && isSameKeyAs(use)
                && Arrays.equals(requestHash, use.requestHash);
    }

    @Override
    public int hashCode() {
        return Objects.hash(owner, key);
    }
}
