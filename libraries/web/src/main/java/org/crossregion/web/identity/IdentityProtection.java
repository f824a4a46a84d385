package org.crossregion.web.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.crossregion.web.security.Environment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;

/** Turns identity numbers into what may be stored and sent, and back where a reply needs it. */
@ApplicationScoped
public class IdentityProtection {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final IdentityKeys keys;

    @Inject
    IdentityProtection(IdentityKeysConfig config) {
        this(
                IdentityKeys.of(
                        config.current(),
                        config.keys(),
                        config.indexKey(),
                        Environment.isProduction()));
    }

    IdentityProtection(IdentityKeys keys) {
        this.keys = keys;
    }

    /** Encrypts with the current key; every call gives another cipher, but the same index. */
    public ProtectedIdentity protect(String number) {
        String normal = normal(number);
        byte[] sealed = seal(normal.getBytes(StandardCharsets.UTF_8));
        return new ProtectedIdentity(
                Base64.getEncoder().encodeToString(sealed), index(normal), keys.current());
    }

    /**
     * The number in clear, for the few replies that need it.
     *
     * @throws IllegalStateException if the key is missing or the cipher was tampered with
     */
    public String reveal(ProtectedIdentity identity) {
        byte[] sealed = Base64.getDecoder().decode(identity.cipher());
        return new String(open(sealed, identity.keyId()), StandardCharsets.UTF_8);
    }

    /** What equal numbers have in common: the column that numbers are looked up by. */
    public String index(String number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.indexKey());
            byte[] tag = mac.doFinal(normal(number).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA256 here", e);
        }
    }

    /** Whether it was made with a key that is no longer current, and should be made anew. */
    public boolean isOutdated(ProtectedIdentity identity) {
        return !keys.current().equals(identity.keyId());
    }

    /**
     * The first three and last four of 18 digits; less of shorter numbers, nothing of short ones.
     */
    public static String mask(String number) {
        if (number == null) {
            return "";
        }
        int length = number.length();
        int head = length >= 15 ? 3 : length >= 8 ? 1 : 0;
        int tail = length >= 15 ? 4 : length >= 8 ? 2 : 0;
        return number.substring(0, head)
                + "*".repeat(length - head - tail)
                + number.substring(length - tail);
    }

    /** The id of the key that {@link #seal} uses now. */
    public String currentKey() {
        return keys.current();
    }

    /** Encrypts anything else that holds identity numbers, such as stored envelopes. */
    public byte[] seal(byte[] clear) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(
                    Cipher.ENCRYPT_MODE,
                    keys.key(keys.current()),
                    new GCMParameterSpec(TAG_BITS, iv));
            aes.updateAAD(keys.current().getBytes(StandardCharsets.UTF_8));
            byte[] cipher = aes.doFinal(clear);
            return ByteBuffer.allocate(iv.length + cipher.length).put(iv).put(cipher).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encrypting failed", e);
        }
    }

    /**
     * @throws IllegalStateException if the key is missing or the bytes were tampered with
     */
    public byte[] open(byte[] sealed, String keyId) {
        if (sealed.length < IV_BYTES) {
            throw new IllegalStateException("not a cipher of ours");
        }
        try {
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(
                    Cipher.DECRYPT_MODE,
                    keys.key(keyId),
                    new GCMParameterSpec(TAG_BITS, sealed, 0, IV_BYTES));
            aes.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
            return aes.doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("decrypting with key " + keyId + " failed", e);
        }
    }

    private static String normal(String number) {
        return number.strip().toUpperCase(Locale.ROOT);
    }
}
