package org.crossregion.filing.desk;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A clerk's desk: files, reviews and looks things up, as one region's clerk. */
public final class Desk {

    private final String token;

    private Desk(String token) {
        this.token = token;
    }

    public static Desk of(String region) {
        return new Desk(Keys.clerk(region));
    }

    public static Desk as(String token) {
        return new Desk(token);
    }

    /** A resettled retiree's application for Jilin city, complete; tests change one thing. */
    public static Map<String, Object> application(String personNo, LocalDate from) {
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("personNo", personNo);
        application.put("type", "resettled-retiree");
        application.put("treatmentRegions", List.of("220200"));
        application.put("institutions", List.of());
        application.put("channel", "agency");
        application.put("validFrom", from.toString());
        application.put(
                "materials",
                new ArrayList<>(
                        List.of(
                                Map.of("kind", "identity-voucher", "reference", "电子凭证"),
                                Map.of("kind", "settlement-proof", "reference", "户口簿首页"))));
        application.put("promise", false);
        application.put("reason", "退休后随子女定居");
        return application;
    }

    /** The same on a promise, with the identity voucher alone. */
    public static Map<String, Object> promised(String personNo, LocalDate from) {
        Map<String, Object> application = application(personNo, from);
        application.put(
                "materials", List.of(Map.of("kind", "identity-voucher", "reference", "电子凭证")));
        application.put("promise", true);
        return application;
    }

    /** Hands in one more material. */
    public ValidatableResponse hand(String id, String kind) {
        return post(
                "/api/v1/filings/" + id + "/materials",
                Map.of(
                        "materials",
                        List.of(Map.of("kind", kind, "reference", "见附件")),
                        "reason",
                        "补交材料"));
    }

    public ValidatableResponse submit(Object application) {
        return post("/api/v1/filings", application);
    }

    /** Submits and activates; returns the filing's id. */
    public String fileActive(Object application) {
        String id = submit(application).statusCode(201).extract().path("id");
        step(id, "activation").statusCode(200);
        return id;
    }

    public ValidatableResponse step(String id, String step) {
        return post("/api/v1/filings/" + id + "/" + step, Map.of("reason", "测试"));
    }

    public ValidatableResponse get(String path) {
        return given().auth().oauth2(token).get(path).then();
    }

    public ValidatableResponse post(String path, Object body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    /** A request that may be repeated under its key. */
    public ValidatableResponse post(String path, Object body, String idempotencyKey) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", idempotencyKey)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }
}
