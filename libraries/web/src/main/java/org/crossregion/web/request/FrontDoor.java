package org.crossregion.web.request;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.crossregion.web.json.Texts;
import org.crossregion.web.problem.Problem;
import org.crossregion.web.problem.Problems;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.MDC;

import java.util.List;

/**
 * The first and last handler of every request, before REST sees it: gives it its id, refuses what
 * no resource should have to read, and words the failures that happen outside REST as problems.
 */
@ApplicationScoped
class FrontDoor {

    private static final int FIRST = 10_000;
    private static final List<Integer> FAILURES = List.of(400, 404, 405, 406, 413, 414, 415, 431);

    private final Problems problems;
    private final long maxBodyBytes;

    FrontDoor(
            Problems problems,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M")
                    MemorySize maxBody) {
        this.problems = problems;
        this.maxBodyBytes = maxBody.asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::admit, FIRST);
    }

    void install(@Observes Router router) {
        FAILURES.forEach(status -> router.errorHandler(status, this::explain));
    }

    private void admit(RoutingContext request) {
        String id = RequestId.accept(request.request().getHeader(RequestId.HEADER));
        MDC.put(RequestId.MDC_KEY, id);
        request.response().putHeader(RequestId.HEADER, id);
        try {
            mustBeReadable(request);
        } catch (Refused e) {
            answer(request, e);
            return;
        }
        request.next();
    }

    private void mustBeReadable(RoutingContext request) {
        if (declaredLength(request) > maxBodyBytes) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            throw new Refused(
                    SharedRefusal.TOO_LARGE, "a body has at most " + maxBodyBytes + " bytes");
        }
        String uri = request.request().uri();
        if (uri.indexOf('%') >= 0) {
            mustBeText(uri);
        }
    }

    private static long declaredLength(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Escapes must decode to UTF-8 text that a database can hold. */
    private static void mustBeText(String uri) {
        String field = "path";
        try {
            QueryStringDecoder decoder = new QueryStringDecoder(uri);
            readable(decoder.path());
            field = "query";
            for (var parameter : decoder.parameters().entrySet()) {
                field = parameter.getKey();
                for (String value : parameter.getValue()) {
                    readable(value);
                }
            }
        } catch (IllegalArgumentException e) {
            throw Refused.field(field, "text", "must be UTF-8 text without NUL");
        }
    }

    private static void readable(String text) {
        if (Texts.text(text).indexOf('\uFFFD') >= 0) {
            throw new IllegalArgumentException("not UTF-8");
        }
    }

    private void explain(RoutingContext request) {
        if (!request.response().headWritten()) {
            answer(request, Problems.ofStatus(request.statusCode()));
        }
    }

    private void answer(RoutingContext request, Refused refused) {
        request.response()
                .setStatusCode(refused.refusal().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(problems.json(refused, request.request().path())));
    }
}
