package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;
import org.crossregion.local.scenario.Hospital;
import org.crossregion.local.scenario.StoryFailure;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The software of hospitals: it speaks the national interface and nothing else. A message that
 * stays without an answer is sent again as it was, with the same message id. Several visits may be
 * handled beside each other.
 */
final class Hospitals {

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    /** What the gateway answers while something behind it is away. */
    private static final List<String> PASSING =
            List.of(
                    "[settlement/gateway-busy]",
                    "[settlement/gateway-failed]",
                    "[settlement/platform-not-answering]",
                    "[settlement/filing-not-answering]",
                    "[settlement/clearing-not-answering]",
                    "[settlement/registration-not-answering]",
                    "[settlement/month-sealed]",
                    "[shared/busy]");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Http http;
    private final String url;
    private final Map<String, String> signedIn = new ConcurrentHashMap<>();
    private final AtomicInteger sequence = new AtomicInteger();
    private final AtomicInteger envelopes = new AtomicInteger();

    Hospitals(Http http, String url) {
        this.http = http;
        this.url = url;
    }

    /** How many envelopes were answered. */
    int envelopes() {
        return envelopes.get();
    }

    /** A message id as most clients make it: code, time, sequence. */
    String messageId(Hospital hospital, LocalDateTime now) {
        int number = sequence.updateAndGet(last -> last % 9999 + 1);
        return hospital.code() + STAMP.format(now) + "%04d".formatted(number);
    }

    /** Sends an envelope of its own message and returns the output. */
    JsonNode call(
            Hospital hospital,
            String infno,
            LocalDateTime now,
            String insuredRegion,
            ObjectNode input) {
        return call(hospital, infno, messageId(hospital, now), now, insuredRegion, input);
    }

    /** Sends an envelope under a message id that the caller remembers. */
    JsonNode call(
            Hospital hospital,
            String infno,
            String messageId,
            LocalDateTime now,
            String insuredRegion,
            ObjectNode input) {
        String signNo = signIn(hospital, now);
        return answered(
                infno, envelope(hospital, infno, messageId, now, insuredRegion, signNo, input));
    }

    /** 9001: once a day and hospital, as clients do. */
    private String signIn(Hospital hospital, LocalDateTime now) {
        return signedIn.computeIfAbsent(
                hospital.code() + DAY.format(now),
                key -> {
                    ObjectNode input = Json.object();
                    input.putObject("signIn")
                            .put("opter_no", "9001")
                            .put("mac", "00-00-00-00-00-00")
                            .put("ip", "127.0.0.1");
                    String message = messageId(hospital, now);
                    return answered("9001", envelope(hospital, "9001", message, now, "", "", input))
                            .path("signinoutb")
                            .path("sign_no")
                            .asText();
                });
    }

    private static String envelope(
            Hospital hospital,
            String infno,
            String messageId,
            LocalDateTime now,
            String insuredRegion,
            String signNo,
            ObjectNode input) {
        ObjectNode envelope = Json.object();
        envelope.put("infno", infno)
                .put("msgid", messageId)
                .put("mdtrtarea_admvs", hospital.region())
                .put("insuplc_admdvs", insuredRegion)
                .put("recer_sys_code", "YBXT")
                .put("dev_no", "")
                .put("dev_safe_info", "")
                .put("cainfo", "")
                .put("signtype", "")
                .put("infver", "V1.0")
                .put("opter_type", "1")
                .put("opter", "9001")
                .put("opter_name", "样操作员")
                .put("inf_time", TIME.format(now))
                .put("fixmedins_code", hospital.code())
                .put("fixmedins_name", hospital.name())
                .put("sign_no", signNo);
        envelope.set("input", input);
        return Json.write(envelope);
    }

    /** Sends what must be refused by a rule, and for that reason. */
    void mustBeRefused(
            Hospital hospital,
            String infno,
            String messageId,
            LocalDateTime now,
            String insuredRegion,
            ObjectNode input,
            String code) {
        String message =
                envelope(
                        hospital,
                        infno,
                        messageId,
                        now,
                        insuredRegion,
                        signIn(hospital, now),
                        input);
        JsonNode reply = sent(infno, message);
        String error = reply.path("err_msg").asText();
        if (reply.path("infcode").asText().equals("0") || !error.contains(code)) {
            throw new StoryFailure(
                    "%s should be refused as %s, but: %s".formatted(infno, code, reply));
        }
    }

    private JsonNode sent(String infno, String message) {
        return http.send(
                        Http.to(url + "/" + infno, "")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(message))
                                .build())
                .mustSucceed()
                .json();
    }

    private JsonNode answered(String infno, String message) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode reply = sent(infno, message);
            if (reply.path("infcode").asText().equals("0")) {
                envelopes.incrementAndGet();
                return reply.path("output");
            }
            String error = reply.path("err_msg").asText();
            if (PASSING.stream().noneMatch(error::startsWith) || System.nanoTime() > end) {
                throw new StoryFailure(
                        infno + " was refused: " + error + " (sent " + message + ")");
            }
            Http.pause(Duration.ofMillis(500));
        }
    }
}
