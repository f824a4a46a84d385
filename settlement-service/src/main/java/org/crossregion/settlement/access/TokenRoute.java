package org.crossregion.settlement.access;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where hospital systems in bearer mode get their token, as Jilin's clients ask for it: HTTP Basic
 * with client id and secret, and a form with grant_type, username, password and scope.
 */
@ApplicationScoped
class TokenRoute {

    private static final Logger LOG = Logger.getLogger(TokenRoute.class);

    private static final int BEFORE_ALL_FILTERS = -100_000;
    private static final int LARGEST_FORM = 8_192;

    private final BearerTokens tokens;
    private final TurnedAway turnedAway;
    private final Vertx vertx;

    TokenRoute(BearerTokens tokens, TurnedAway turnedAway, Vertx vertx) {
        this.tokens = tokens;
        this.turnedAway = turnedAway;
        this.vertx = vertx;
    }

    void install(@Observes Router router) {
        router.route("/auth/oauth/token").order(BEFORE_ALL_FILTERS).handler(this::receive);
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        request.handler(
                piece -> {
                    if (body.length() <= LARGEST_FORM) {
                        body.appendBuffer(piece);
                    }
                });
        request.endHandler(end -> answer(context, body));
        request.resume();
    }

    private void answer(RoutingContext context, Buffer body) {
        HttpServerRequest request = context.request();
        if (request.getHeader(HttpHeaders.ORIGIN) != null) {
            refuseOrigin(context);
        } else if (!request.method().equals(HttpMethod.POST)) {
            send(context, 405, error("invalid_request"));
        } else if (body.length() > LARGEST_FORM) {
            send(context, 413, error("invalid_request"));
        } else {
            issue(context, form(request.params(), body));
        }
    }

    private void refuseOrigin(RoutingContext context) {
        HttpServerRequest request = context.request();
        String peer = peer(request);
        Optional<String> forwarded = forwarded(request);
        vertx.executeBlocking(
                        () -> {
                            turnedAway.record("", peer, forwarded, "带有 Origin 头");
                            return true;
                        },
                        false)
                .onComplete(done -> send(context, 403, error("access_denied")));
    }

    private static String peer(HttpServerRequest request) {
        return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    }

    private static Optional<String> forwarded(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("X-Forwarded-For"));
    }

    private void issue(RoutingContext context, Map<String, String> form) {
        HttpServerRequest request = context.request();
        String authorization =
                Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)).orElse("");
        String peer = peer(request);
        Optional<String> forwarded = forwarded(request);
        vertx.executeBlocking(() -> tokens.issue(authorization, form, peer, forwarded), false)
                .onComplete(
                        done -> {
                            if (done.failed()) {
                                LOG.error("no token could be issued", done.cause());
                                send(context, 503, error("temporarily_unavailable"));
                                return;
                            }
                            done.result()
                                    .ifPresentOrElse(
                                            issued -> send(context, 200, token(issued, form)),
                                            () -> send(context, 401, error("invalid_client")));
                        });
    }

    /** Fields of the body, or of the address as some clients send them. */
    private static Map<String, String> form(MultiMap query, Buffer body) {
        Map<String, String> form = new HashMap<>();
        query.forEach(entry -> form.put(entry.getKey(), entry.getValue()));
        for (String pair : body.toString(StandardCharsets.UTF_8).split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                form.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static JsonObject token(BearerTokens.Issued issued, Map<String, String> form) {
        return new JsonObject()
                .put("access_token", issued.token())
                .put("token_type", "bearer")
                .put("expires_in", issued.seconds())
                .put("scope", form.getOrDefault("scope", ""));
    }

    private static JsonObject error(String code) {
        return new JsonObject().put("error", code);
    }

    private static void send(RoutingContext context, int status, JsonObject body) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == 401) {
            response.putHeader("WWW-Authenticate", "Basic realm=\"his\"");
        }
        response.end(body.toBuffer());
    }
}
