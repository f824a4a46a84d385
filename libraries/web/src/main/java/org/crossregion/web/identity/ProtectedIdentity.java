package org.crossregion.web.identity;

/**
 * A certificate number as it is stored and sent: unreadable without the key, yet findable.
 *
 * @param cipher AES-256-GCM: base64 of a random IV and the ciphertext with its tag
 * @param index HMAC-SHA256 of the number, equal for equal numbers whatever the key of the cipher
 * @param keyId the key the cipher was made with
 */
public record ProtectedIdentity(String cipher, String index, String keyId) {

    /** Names only the key: neither cipher nor index belongs in a log. */
    @Override
    public String toString() {
        return "ProtectedIdentity[key " + keyId + "]";
    }
}
