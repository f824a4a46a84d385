package org.crossregion.web.idempotency;

import io.vertx.core.http.HttpServerRequest;

import jakarta.enterprise.context.RequestScoped;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.request.BodyDigest;
import org.crossregion.web.security.Caller;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the key of the request under way and what is asked with it. */
@RequestScoped
class KeyReading {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 200;

    private final HttpServerRequest request;
    private final BodyDigest body;
    private final Caller caller;

    KeyReading(HttpServerRequest request, BodyDigest body, Caller caller) {
        this.request = request;
        this.body = body;
        this.caller = caller;
    }

    /**
     * @param parts of a form, which is not read as one body: what was sent are the arguments
     * @return absent if the request has no key
     * @throws Refused if it has one that is none
     */
    Optional<KeyUse> read(Object... parts) {
        String key = request.getHeader(HEADER);
        if (key == null) {
            return Optional.empty();
        }
        mustBeAccepted(key);
        String owner = caller.user() + "@" + caller.institution().orElse("");
        return Optional.of(new KeyUse(owner, key, fingerprint(parts)));
    }

    private byte[] fingerprint(Object... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String line = request.method() + " " + request.uri() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            if (isForm()) {
                digestParts(digest, parts);
            }
            return digest.digest(body.sha256OfBody());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isForm() {
        String type = request.getHeader("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static void digestParts(MessageDigest digest, Object... parts) {
        for (Object part : parts) {
            byte[] sent =
                    part instanceof FileUpload file
                            ? content(file)
                            : String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            digest.update((sent.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(sent);
        }
    }

    private static byte[] content(FileUpload file) {
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mustBeAccepted(String key) {
        boolean accepted =
                !key.isEmpty()
                        && key.length() <= LONGEST
                        && key.chars().allMatch(one -> one >= '!' && one <= '~');
        if (!accepted) {
            String message = "must be 1 to 200 visible ASCII characters";
            throw new Refused(
                    SharedRefusal.INVALID_REQUEST,
                    HEADER + ": " + message,
                    List.of(new Violation(HEADER, "form", message)));
        }
    }
}
