package org.crossregion.web.request;

import com.fasterxml.jackson.core.JsonProcessingException;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.crossregion.web.problem.JsonReading;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.problem.Violation;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.List;

/** Reads every body: digests it, and refuses a missing or unreadable one naming the field. */
@Provider
class BodyReading implements ReaderInterceptor {

    private final BodyDigest digest;

    BodyReading(BodyDigest digest) {
        this.digest = digest;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        InputStream body = reading.getInputStream();
        if (body != null) {
            reading.setInputStream(new DigestInputStream(body, digest.begin()));
        }
        Object read = read(reading);
        boolean mayBeMissing =
                Arrays.stream(reading.getAnnotations()).anyMatch(OptionalBody.class::isInstance);
        if (read == null && !mayBeMissing) {
            throw unreadable("required", "the request needs a body");
        }
        return read;
    }

    private static Object read(ReaderInterceptorContext reading) throws IOException {
        try {
            return reading.proceed();
        } catch (JsonProcessingException e) {
            throw JsonReading.refused(e);
        } catch (WebApplicationException e) {
            if (e.getCause() instanceof JsonProcessingException json) {
                throw JsonReading.refused(json);
            }
            throw e;
        } catch (IOException e) {
            throw unreadable("syntax", "the body could not be read as text");
        }
    }

    private static Refused unreadable(String rule, String message) {
        return new Refused(
                SharedRefusal.MALFORMED_REQUEST,
                message,
                List.of(new Violation("body", rule, message)));
    }
}
