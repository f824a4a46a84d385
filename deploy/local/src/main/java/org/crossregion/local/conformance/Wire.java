package org.crossregion.local.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;
import org.crossregion.local.launch.Failure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Sends envelopes as one hospital and holds every reply against what all replies have in common.
 * The gateway's clock is learnt from its replies: dates in messages follow it.
 */
final class Wire {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int LONGEST_ERROR = 200;
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private final HttpClient http;
    private final CheckOptions options;
    private final Verdicts verdicts;
    private final Proof proof;
    private final Seal seal;
    private final Optional<Examples> examples;
    private int number = (int) (System.currentTimeMillis() % 9_000);
    private int messages;
    private int malformed;
    private Duration ahead = Duration.ZERO;

    Wire(CheckOptions options, Verdicts verdicts) {
        this.options = options;
        this.verdicts = verdicts;
        this.examples = options.examples().map(Examples::new);
        this.seal = options.seal();
        HttpClient.Builder client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10));
        options.certificateStore().ifPresent(store -> client.sslContext(store.context()));
        this.http = client.build();
        CheckOptions.Credentials who = options.credentials();
        this.proof =
                switch (who.mode()) {
                    case "tif" -> Proof.tif(who.id(), who.secret());
                    case "bearer" ->
                            Proof.bearer(
                                    http,
                                    options.url(),
                                    who.id(),
                                    who.secret(),
                                    new Proof.Form(who.username(), who.password()));
                    default -> Proof.network();
                };
    }

    /** What the gateway's clock shows, as far as its replies told. */
    LocalDateTime now() {
        return LocalDateTime.now(BEIJING).plus(ahead);
    }

    static String time(LocalDateTime time) {
        return TIME.format(time);
    }

    /** How many messages were sent. */
    int messages() {
        return messages;
    }

    /** How many replies were no proper envelopes. */
    int malformed() {
        return malformed;
    }

    String messageId() {
        number++;
        return options.dialect()
                .messageId(options.institution().code(), STAMP.format(now()), number);
    }

    /** Sends a message in the vendor's dialect. */
    Reply send(String infno, String msgid, String insuredRegion, ObjectNode nodes) {
        ObjectNode frame =
                Json.object()
                        .put("infno", infno)
                        .put("msgid", msgid)
                        .put("mdtrtarea_admvs", options.institution().region())
                        .put("insuplc_admdvs", insuredRegion)
                        .put("recer_sys_code", "YBXT")
                        .put("dev_no", "")
                        .put("dev_safe_info", "")
                        .put("cainfo", "")
                        .put("signtype", "")
                        .put("infver", "V1.0")
                        .put("opter_type", "1")
                        .put("opter", "900001")
                        .put("opter_name", "验收操作员")
                        .put("inf_time", time(now()))
                        .put("fixmedins_code", options.institution().code())
                        .put("fixmedins_name", "验收医院")
                        .put("sign_no", "");
        String body = seal.on(options.dialect().text(frame, nodes));
        return post(new Reply.Sent(infno, msgid), options.dialect().path(infno), body);
    }

    /** Sends any body at all. */
    Reply post(Reply.Sent sent, String path, String body) {
        HttpRequest.Builder request =
                to(path).header("Content-Type", options.dialect().contentType())
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        proof.on(request);
        return answered(sent, request, body);
    }

    /** A GET, which no hospital system means. */
    Reply get(Reply.Sent sent, String path) {
        return answered(sent, to(path).GET(), "");
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(options.url() + path))
                .timeout(Duration.ofSeconds(120));
    }

    private Reply answered(Reply.Sent sent, HttpRequest.Builder request, String body) {
        messages++;
        try {
            HttpResponse<byte[]> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String text = new String(response.body(), StandardCharsets.UTF_8);
            keep(sent, body, text);
            Reply reply = understood(sent, response.statusCode(), text);
            examples.ifPresent(kept -> kept.keep(reply, body, text, now()));
            return reply;
        } catch (IOException e) {
            throw new Failure(
                    "No reply to %s from %s: %s. Check --url, or start a stack with deploy/local/up."
                            .formatted(sent.infno(), options.url(), e.getClass().getSimpleName()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(Reply.Sent sent, String body, String text) {
        options.record()
                .ifPresent(
                        directory -> {
                            String name = "%04d-%s-".formatted(messages, sent.infno());
                            try {
                                Files.createDirectories(directory);
                                Files.writeString(directory.resolve(name + "request.json"), body);
                                Files.writeString(directory.resolve(name + "reply.json"), text);
                            } catch (IOException e) {
                                throw new Failure("Cannot write to " + directory + ".", e);
                            }
                        });
    }

    private Reply understood(Reply.Sent sent, int status, String text) {
        JsonNode envelope;
        try {
            envelope = STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            envelope = Json.object();
        }
        String trouble = trouble(status, envelope);
        if (trouble.isEmpty()) {
            Seal.Opened opened = seal.opened(envelope);
            envelope = opened.envelope();
            trouble = opened.objection();
        }
        if (!trouble.isEmpty()) {
            malformed++;
            verdicts.check(sent.infno(), "envelope", false, trouble);
        }
        String time = envelope.path("respond_time").asText();
        if (time.matches("[0-9]{17}")) {
            LocalDateTime there = LocalDateTime.parse(time.substring(0, 14), STAMP);
            ahead = Duration.between(LocalDateTime.now(BEIJING), there);
        }
        return new Reply(sent, envelope);
    }

    /** What is wrong with a reply before anybody looks at its output; empty if nothing is. */
    private static String trouble(int status, JsonNode envelope) {
        if (status != 200) {
            return "HTTP status " + status + ", not 200";
        }
        if (!envelope.isObject()) {
            return "the reply is no JSON object";
        }
        JsonNode code = envelope.path("infcode");
        if (!code.isTextual() || !code.textValue().matches("0|-1")) {
            return "infcode is " + code + ", not the string \"0\" or \"-1\"";
        }
        if (!envelope.path("inf_refmsgid").asText().matches("[0-9]{30}")) {
            return "inf_refmsgid is not 30 digits: " + envelope.path("inf_refmsgid");
        }
        for (String time : new String[] {"refmsg_time", "respond_time"}) {
            if (!envelope.path(time).asText().matches("[0-9]{17}")) {
                return time + " is not 17 digits: " + envelope.path(time);
            }
        }
        String error = envelope.path("err_msg").asText();
        boolean success = code.textValue().equals("0");
        if (success == !error.isEmpty()) {
            return "infcode " + code + " with err_msg \"" + error + "\"";
        }
        if (error.length() > LONGEST_ERROR) {
            return "err_msg is longer than 200 characters";
        }
        return envelope.has("output") ? "" : "there is no output, not even null";
    }
}
