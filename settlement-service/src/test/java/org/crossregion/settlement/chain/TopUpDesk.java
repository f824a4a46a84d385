package org.crossregion.settlement.chain;

import static org.crossregion.settlement.chain.World.fields;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import org.crossregion.web.security.DevTokens;
import org.crossregion.web.security.Role;

import java.nio.file.Path;
import java.util.Map;

/** What agencies ask over REST to propose, decide and pay top-ups. */
final class TopUpDesk {

    private static final Path KEYS = Path.of("target", "test-keys").toAbsolutePath();

    private TopUpDesk() {}

    static RequestSpecification as(String role, String user, String region) {
        return RestAssured.given()
                .auth()
                .oauth2(DevTokens.held(KEYS, role, user, "", region))
                .contentType("application/json");
    }

    /** Proposed by the user maker. */
    static Response propose(String region, String bill, Map<String, Object> request) {
        return as(Role.FEE_AUDITOR, "maker", region)
                .body(request)
                .post("/api/v1/settlements/" + bill + "/top-ups");
    }

    static Response act(
            String region, String id, String what, String user, Map<String, Object> body) {
        return as(Role.FEE_AUDITOR, user, region)
                .body(body)
                .post("/api/v1/top-ups/" + id + "/" + what);
    }

    /** Done by finance. */
    static Response pay(
            String region, String id, String what, String user, Map<String, Object> body) {
        return as(Role.FINANCE_MAKER, user, region)
                .body(body)
                .post("/api/v1/top-ups/" + id + "/" + what);
    }

    static Map<String, Object> retired() {
        return fields(
                "cause", "person-type",
                "personType", "12",
                "reason", "结算时未更新退休身份",
                "evidence", "退休审批表");
    }
}
