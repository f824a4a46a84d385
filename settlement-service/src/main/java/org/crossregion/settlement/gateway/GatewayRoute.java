package org.crossregion.settlement.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.crossregion.settlement.access.Call;
import org.crossregion.settlement.access.Call.TifHeaders;
import org.crossregion.settlement.envelope.EnvelopeReply;
import org.crossregion.web.form.Attachment;
import org.crossregion.web.identity.IdentityNumbers;
import org.crossregion.web.request.RequestId;
import org.slf4j.MDC;

import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * The HTTP edge of the gateway, on every path that hospital systems call. It stands before all
 * filters, so that limits and bearer checks of the REST API never answer instead of an envelope.
 */
@ApplicationScoped
class GatewayRoute {

    /** Before the web library's front door, at -10,000. */
    private static final int BEFORE_ALL_FILTERS = -100_000;

    private static final List<String> PATHS =
            List.of(
                    "/fsi/api/*",
                    "/hsa/hgs/*",
                    "/mbs/fmi/fsi/api/callFsiService/callService",
                    "/uif-hsaf-med-api/api/medical/service",
                    "/hss-call-service-interface",
                    "/api/fsiextend/*",
                    "/his");

    private final Gateway gateway;
    private final GatewayConfig config;
    private final Vertx vertx;
    private final AtomicLong heldBytes = new AtomicLong();

    GatewayRoute(Gateway gateway, GatewayConfig config, Vertx vertx) {
        this.gateway = gateway;
        this.config = config;
        this.vertx = vertx;
    }

    void install(@Observes Router router) {
        PATHS.forEach(path -> router.route(path).order(BEFORE_ALL_FILTERS).handler(this::receive));
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        Reception reception = new Reception(context);
        request.exceptionHandler(lost -> reception.free());
        request.handler(reception::take);
        request.endHandler(end -> reception.complete());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    /** One request body on its way in; what is too much is read, but not kept. */
    private final class Reception {

        private final RoutingContext context;
        private final Buffer body = Buffer.buffer();
        private boolean tooLarge;
        private boolean busy;
        private long held;

        private Reception(RoutingContext context) {
            this.context = context;
        }

        private void take(Buffer piece) {
            if (tooLarge || busy) {
                return;
            }
            if (body.length() + (long) piece.length() > config.largestBody()) {
                tooLarge = true;
                free();
                return;
            }
            held += piece.length();
            if (heldBytes.addAndGet(piece.length()) > config.bodiesAtOnce()) {
                busy = true;
                free();
                return;
            }
            body.appendBuffer(piece);
        }

        private void free() {
            heldBytes.addAndGet(-held);
            held = 0;
        }

        private void complete() {
            Call call = call();
            vertx.<Sent>executeBlocking(() -> answered(call), false)
                    .onComplete(
                            done -> {
                                free();
                                send(
                                        call,
                                        done.succeeded()
                                                ? done.result()
                                                : Sent.json(gateway.lastResort(call).json(true)));
                            });
        }

        private Sent answered(Call call) {
            MDC.put(RequestId.MDC_KEY, call.traceId());
            try {
                Gateway.Reply reply = gateway.answer(call);
                return reply.file()
                        .map(Sent::file)
                        .orElseGet(
                                () ->
                                        Sent.json(
                                                reply.envelope()
                                                        .json(!isUtf8(call.contentType()))));
            } finally {
                MDC.remove(RequestId.MDC_KEY);
            }
        }

        private Call call() {
            HttpServerRequest request = context.request();
            return new Call(
                    request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress(),
                    Optional.ofNullable(request.getHeader("X-Forwarded-For")),
                    request.getHeader(HttpHeaders.CONTENT_TYPE),
                    new TifHeaders(
                            header("x-tif-paasid"),
                            header("x-tif-timestamp"),
                            header("x-tif-nonce"),
                            header("x-tif-signature")),
                    certificate(request),
                    header("Authorization"),
                    request.getHeader(HttpHeaders.ORIGIN) != null,
                    request.method().equals(HttpMethod.POST),
                    tooLarge,
                    busy,
                    traceId(),
                    () -> new BufferInput(body));
        }

        private static Optional<X509Certificate> certificate(HttpServerRequest request) {
            if (!request.isSSL()) {
                return Optional.empty();
            }
            try {
                return Stream.of(request.sslSession().getPeerCertificates())
                        .findFirst()
                        .filter(X509Certificate.class::isInstance)
                        .map(X509Certificate.class::cast);
            } catch (SSLPeerUnverifiedException e) {
                return Optional.empty();
            }
        }

        private String header(String name) {
            String value = context.request().getHeader(name);
            return value == null ? "" : value.strip();
        }

        /** The client's own request id if it is short and plain, else a new one. */
        private String traceId() {
            String offered = context.request().getHeader(RequestId.HEADER);
            return offered != null
                            && offered.matches("[A-Za-z0-9._:-]{1,36}")
                            && !IdentityNumbers.occursIn(offered)
                    ? offered
                    : UUID.randomUUID().toString();
        }

        private void send(Call call, Sent sent) {
            HttpServerResponse response = context.response();
            if (response.ended() || response.closed()) {
                return;
            }
            response.putHeader(HttpHeaders.CONTENT_TYPE, sent.type());
            if (!sent.fileName().isEmpty()) {
                response.putHeader("Content-Disposition", Attachment.named(sent.fileName()));
            }
            response.putHeader(RequestId.HEADER, call.traceId());
            response.end(Buffer.buffer(sent.body()));
        }
    }

    /**
     * What goes over the wire: an envelope, or a file, which clients know by its type.
     *
     * @param fileName empty for an envelope
     */
    private record Sent(String type, String fileName, byte[] body) {

        static Sent json(byte[] body) {
            return new Sent("application/json;charset=UTF-8", "", body);
        }

        static Sent file(EnvelopeReply.File file) {
            return new Sent("application/octet-stream", file.name(), file.content());
        }
    }

    /** Reads a body from where it was gathered, without a copy. */
    private static final class BufferInput extends InputStream {

        private final Buffer buffer;
        private int at;

        private BufferInput(Buffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int read() {
            return at < buffer.length() ? buffer.getByte(at++) & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = Math.min(length, buffer.length() - at);
            if (count <= 0) {
                return length == 0 ? 0 : -1;
            }
            buffer.getBytes(at, at + count, into, from);
            at += count;
            return count;
        }
    }

    /** What declares no other character set reads UTF-8. */
    private static boolean isUtf8(String contentType) {
        String declared = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return !declared.contains("charset") || declared.contains("utf-8");
    }
}
