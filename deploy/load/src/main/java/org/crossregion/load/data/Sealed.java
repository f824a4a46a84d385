package org.crossregion.load.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Identity numbers as filing-service seals them with the keys of development. */
public final class Sealed {

    private static final String KEY_ID = "development";

    private Sealed() {}

    public static String keyId() {
        return KEY_ID;
    }

    private static byte[] key(String purpose) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256")
                .digest(("crossregion development " + purpose).getBytes(StandardCharsets.UTF_8));
    }

    public static String cipher(String number) {
        try {
            byte[] iv = new byte[12];
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key("cipher"), "AES"),
                    new GCMParameterSpec(128, iv));
            aes.updateAAD(KEY_ID.getBytes(StandardCharsets.UTF_8));
            byte[] text = aes.doFinal(number.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(iv.length + text.length).put(iv).put(text).array();
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String index(String number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key("index"), "AES"));
            byte[] tag = mac.doFinal(number.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
