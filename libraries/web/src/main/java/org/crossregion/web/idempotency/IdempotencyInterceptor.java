package org.crossregion.web.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerRequest;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.crossregion.web.idempotency.IdempotencyRepository.Claimed;
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
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** Runs a resource method once per idempotency key, in the transaction that stores the key. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class IdempotencyInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern ACCEPTED = Pattern.compile("[!-~]{1,200}");

    private final IdempotencyRepository keys;
    private final ObjectMapper json;
    private final HttpServerRequest request;
    private final BodyDigest body;
    private final Caller caller;

    IdempotencyInterceptor(
            IdempotencyRepository keys,
            ObjectMapper json,
            HttpServerRequest request,
            BodyDigest body,
            Caller caller) {
        this.keys = keys;
        this.json = json;
        this.request = request;
        this.body = body;
        this.caller = caller;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        String key = request.getHeader(HEADER);
        if (key == null) {
            return call.proceed();
        }
        mustBeAccepted(key);
        String owner = caller.user() + "@" + caller.institution().orElse("");
        byte[] asked = fingerprint(call);
        return inTransaction(() -> once(call, owner, key, asked));
    }

    private Object once(InvocationContext call, String owner, String key, byte[] asked)
            throws Exception {
        if (!keys.claim(owner, key, asked)) {
            Claimed before = keys.find(owner, key).orElseThrow();
            if (!MessageDigest.isEqual(before.requestHash(), asked)) {
                throw IdempotencyRepository.reused(key);
            }
            throw new AnsweredBefore(before.answer());
        }
        Object result = call.proceed();
        keys.answer(owner, key, StoredAnswer.of(call.getMethod(), result, json));
        return result;
    }

    /** Checked exceptions pass through unchanged, too. */
    private static Object inTransaction(Callable<Object> work) throws Exception {
        Exception[] thrown = new Exception[1];
        try {
            return QuarkusTransaction.requiringNew()
                    .call(
                            () -> {
                                try {
                                    return work.call();
                                } catch (Exception e) {
                                    thrown[0] = e;
                                    throw e;
                                }
                            });
        } catch (RuntimeException e) {
            throw thrown[0] == null ? e : thrown[0];
        }
    }

    private byte[] fingerprint(InvocationContext call) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String line = request.method() + " " + request.uri() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            if (isForm()) {
                digestParts(call, digest);
            }
            return digest.digest(body.sha256OfBody());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A form of parts is not read as one body; what was sent are the method's arguments. */
    private boolean isForm() {
        String type = request.getHeader("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static void digestParts(InvocationContext call, MessageDigest digest) {
        for (Object part : call.getParameters()) {
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
        if (!ACCEPTED.matcher(key).matches()) {
            String message = "must be 1 to 200 visible ASCII characters";
            throw new Refused(
                    SharedRefusal.INVALID_REQUEST,
                    HEADER + ": " + message,
                    List.of(new Violation(HEADER, "form", message)));
        }
    }
}
