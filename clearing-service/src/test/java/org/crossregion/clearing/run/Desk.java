package org.crossregion.clearing.run;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The service's counter: what somebody of a role and region asks of it, and what it shows. */
final class Desk {

    private Desk() {}

    static RequestSpecification as(String role, String user, String region) {
        return as(TestKeys.token(role, user, region));
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    /** Without a body where there is none to send. */
    static ValidatableResponse post(
            String path, String role, String user, String region, Object body) {
        RequestSpecification request = as(role, user, region);
        return (body == null ? request : request.contentType("application/json").body(body))
                .post(path)
                .then();
    }

    static ValidatableResponse get(String path, String role, String user, String region) {
        return as(role, user, region).get(path).then();
    }

    /** A step of a month within a province, by somebody of the province's agency. */
    static ValidatableResponse step(
            String authority, String month, String step, String role, String user) {
        String path = "/api/v1/periods/" + month + "/" + step + "?authority=" + authority;
        return post(path, role, user, authority, null);
    }

    /** A transaction of a hospital's system, as the gateway passes it on. */
    static ValidatableResponse his(
            String token, String infno, String institution, String reference, Object input) {
        return as(token)
                .contentType("application/json")
                .body(message(infno, institution, reference, input))
                .post("/internal/his/" + infno)
                .then();
    }

    static Map<String, Object> message(
            String infno, String institution, String reference, Object input) {
        return Map.of(
                "infno", infno,
                "institution", institution,
                "reference", reference,
                "messageId", "M-" + reference,
                "operator", "900001",
                "input", input);
    }

    /** A table, as the nation's auditor sees it. */
    static ValidatableResponse form(String no, String period, String query) {
        String path = "/api/v1/forms/" + no + "?period=" + period + "&" + query + "&format=json";
        return get(path, "auditor", "auditor", null);
    }

    static List<Object> row(JsonPath form, int section, String region) {
        List<List<Object>> rows = form.getList("sections[" + section + "].rows");
        return rows.stream().filter(row -> region.equals(row.get(0))).findFirst().orElseThrow();
    }

    /** Settlement, kind and state of each row of a section. */
    static List<String> states(JsonPath form, int section) {
        List<String> keys = form.getList("sections[" + section + "].columns.key");
        List<List<Object>> rows = form.getList("sections[" + section + "].rows");
        return rows.stream()
                .map(
                        row ->
                                row.get(keys.indexOf("settlement"))
                                        + " "
                                        + row.get(keys.indexOf("kind"))
                                        + " "
                                        + row.get(keys.indexOf("state")))
                .toList();
    }

    /** A body that differs in one field. */
    static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    /** What is asked at one moment, and its answers in order. */
    static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        List<T> results = new ArrayList<>();
        for (Future<T> future : threads.invokeAll(calls)) {
            results.add(future.get());
        }
        threads.shutdown();
        return results;
    }

    /** What an accounting system takes in of a region's month. */
    static String vouchers(String region, String month) {
        return get(
                        "/api/v1/vouchers?period=" + month + "&region=" + region,
                        "finance-maker",
                        "x",
                        region)
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Kind, account, debit and credit of each line of a region's vouchers. */
    static List<String> booked(String region, String month) {
        return vouchers(region, month)
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> cells[11] + " " + cells[6] + " " + cells[8] + " " + cells[9])
                .toList();
    }
}
