package org.crossregion.web.request;

import jakarta.enterprise.context.RequestScoped;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** The SHA-256 of the body of the request under way, by which a retry is told from another. */
@RequestScoped
public class BodyDigest {

    private Optional<MessageDigest> running = Optional.empty();
    private byte[] digest = sha256().digest();

    /** The digest that the body is read through. */
    MessageDigest begin() {
        MessageDigest begun = sha256();
        running = Optional.of(begun);
        return begun;
    }

    /** Of the whole body, which has been read by now; of nothing if there was none. */
    public byte[] sha256OfBody() {
        running.ifPresent(
                read -> {
                    digest = read.digest();
                    running = Optional.empty();
                });
        return digest.clone();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
