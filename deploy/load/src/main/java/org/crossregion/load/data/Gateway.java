package org.crossregion.load.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Envelopes of one hospital, as its system would send them. */
public final class Gateway {

    static final ObjectMapper JSON = new ObjectMapper();
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private int messages;

    public Gateway(String url) {
        this.url = url;
    }

    static LocalDateTime now() {
        return LocalDateTime.now(BEIJING).withNano(0);
    }

    /** The envelope of a message: what {@code infno} says, from the benchmark's hospital. */
    public static String envelope(String infno, String message, ObjectNode input) {
        ObjectNode envelope = JSON.createObjectNode();
        envelope.put("infno", infno)
                .put("msgid", message)
                .put("mdtrtarea_admvs", Template.TREATMENT)
                .put("insuplc_admdvs", Template.INSURED)
                .put("recer_sys_code", "YBXT")
                .put("dev_no", "")
                .put("dev_safe_info", "")
                .put("cainfo", "")
                .put("signtype", "")
                .put("infver", "V1.0")
                .put("opter_type", "1")
                .put("opter", "9001")
                .put("opter_name", "样操作员")
                .put("inf_time", TIME.format(now()))
                .put("fixmedins_code", Template.HOSPITAL)
                .put("fixmedins_name", "吉林示例市人民医院")
                .put("sign_no", "");
        envelope.set("input", input);
        return envelope.toString();
    }

    /** Sends a message of its own and returns the output, or says why there is none. */
    JsonNode call(String infno, ObjectNode input) {
        String message =
                Template.HOSPITAL + STAMP.format(now()) + "%04d".formatted(++messages % 10_000);
        JsonNode reply = send(envelope(infno, message, input));
        if (!reply.path("infcode").asText().equals("0")) {
            throw new IllegalStateException(infno + " was refused: " + reply.path("err_msg"));
        }
        return reply.path("output");
    }

    /** Sends an envelope and returns the whole reply. */
    public JsonNode send(String envelope) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/json;charset=utf-8")
                            .POST(BodyPublishers.ofString(envelope))
                            .build();
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException("no answer of " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
