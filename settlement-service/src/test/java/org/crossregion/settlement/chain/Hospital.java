package org.crossregion.settlement.chain;

import static io.restassured.RestAssured.given;

import static org.crossregion.settlement.chain.World.fields;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import org.crossregion.web.security.DevTokens;
import org.crossregion.web.security.Role;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A hospital, and others, that speak plain REST to the service. */
final class Hospital {

    private static final Path KEYS = Path.of("target", "test-keys").toAbsolutePath();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String code;

    Hospital(String code) {
        this.code = code;
    }

    RequestSpecification request() {
        return as(Role.HOSPITAL, code, "");
    }

    static RequestSpecification as(String role, String institution, String region) {
        return given().auth()
                .oauth2(DevTokens.held(KEYS, role, "u-" + role, institution, region))
                .contentType("application/json");
    }

    static OffsetDateTime daysAgo(int days) {
        return OffsetDateTime.now(ZoneOffset.ofHours(8)).withNano(0).minusDays(days);
    }

    static Map<String, Object> admission(String personNo, String scheme, String careType) {
        return fields(
                "personNo",
                personNo,
                "scheme",
                scheme,
                "careType",
                careType,
                "admittedAt",
                daysAgo(5).toString(),
                "inpatientNo",
                "N" + NUMBERS.incrementAndGet(),
                "departmentName",
                "心内科",
                "bed",
                "12",
                "doctorName",
                "示例医师",
                "diagnoses",
                List.of(
                        fields(
                                "type", "1", "main", true, "order", 1, "code", "I21.900", "name",
                                "急性心肌梗死")));
    }

    Response admit(Map<String, Object> admission) {
        return request().body(admission).post("/api/v1/visits");
    }

    /** Admits an employee for a stay. */
    String stay(String personNo) {
        return admitted(admission(personNo, "employee", "inpatient"));
    }

    String outpatient(String personNo) {
        return admitted(admission(personNo, "employee", "outpatient"));
    }

    String admitted(Map<String, Object> admission) {
        return admit(admission).then().statusCode(201).extract().path("id");
    }

    static Map<String, Object> line(String number, String item, String amount, int count) {
        return fields(
                "lineNo",
                number,
                "occurredAt",
                daysAgo(3).toString(),
                "itemCode",
                item,
                "hospitalItemCode",
                "X" + item,
                "amount",
                amount,
                "count",
                count,
                "price",
                new java.math.BigDecimal(amount)
                        .divide(
                                new java.math.BigDecimal(count),
                                6,
                                java.math.RoundingMode.HALF_UP));
    }

    Response upload(String visitId, List<Map<String, Object>> lines) {
        return request()
                .body(fields("lines", lines))
                .post("/api/v1/visits/" + visitId + "/fee-lines");
    }

    void uploaded(String visitId, List<Map<String, Object>> lines) {
        upload(visitId, lines).then().statusCode(200);
    }

    Response settle(String visitId, String total) {
        return settle(visitId, fields("total", total));
    }

    Response settle(String visitId, Map<String, Object> bill) {
        return request().body(bill).post("/api/v1/visits/" + visitId + "/settlement");
    }

    Response preSettle(String visitId, String total) {
        return request()
                .body(fields("total", total))
                .post("/api/v1/visits/" + visitId + "/pre-settlement");
    }

    Response cancel(String settlementId) {
        return request()
                .body(fields("reason", "录入有误"))
                .post("/api/v1/settlements/" + settlementId + "/cancellation");
    }

    Response get(String path) {
        return request().get(path);
    }
}
