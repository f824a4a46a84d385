package org.crossregion.filing.returns;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Contracts;
import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Keys;
import org.crossregion.filing.desk.Neighbour;
import org.crossregion.filing.desk.Sample;
import org.crossregion.messaging.Events;
import org.crossregion.values.Beijing;
import org.crossregion.web.security.Role;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Account money goes back (S0 三): drawn, checked by another, paid, and told to settlement. */
@QuarkusTest
@DeskTest
class ReturnTest {

    private static final String REGION = "430900";

    @Inject Clock clock;
    @Inject ObjectMapper json;
    @Inject Jdbi database;

    private final Map<String, Long> balances = new ConcurrentHashMap<>();
    private HttpServer settlement;

    @BeforeEach
    void answer_as_settlement_does() throws IOException {
        settlement =
                HttpServer.create(
                        new InetSocketAddress("127.0.0.1", Neighbour.settlementPort()), 0);
        settlement.createContext(
                "/internal/accounts/balances",
                exchange -> {
                    JsonNode asked = json.readTree(exchange.getRequestBody());
                    List<Map<String, Object>> told = new ArrayList<>();
                    for (JsonNode number : asked.get("personNos")) {
                        Optional.ofNullable(balances.get(number.asText()))
                                .ifPresent(
                                        fen ->
                                                told.add(
                                                        Map.of(
                                                                "personNo",
                                                                number.asText(),
                                                                "balanceFen",
                                                                fen,
                                                                "balanceThenFen",
                                                                fen)));
                    }
                    byte[] reply = json.writeValueAsBytes(told);
                    exchange.sendResponseHeaders(200, reply.length);
                    exchange.getResponseBody().write(reply);
                    exchange.close();
                });
        settlement.createContext(
                "/internal/accounts/returns",
                exchange -> {
                    JsonNode asked = json.readTree(exchange.getRequestBody());
                    List<Map<String, Object>> less = new ArrayList<>();
                    for (JsonNode item : asked.get("items")) {
                        String number = item.get("personNo").asText();
                        long held = balances.getOrDefault(number, 0L);
                        if (held < item.get("amountFen").asLong()) {
                            less.add(
                                    Map.of(
                                            "personNo",
                                            number,
                                            "balanceFen",
                                            held,
                                            "balanceThenFen",
                                            held));
                        }
                    }
                    byte[] reply = json.writeValueAsBytes(less);
                    exchange.sendResponseHeaders(200, reply.length);
                    exchange.getResponseBody().write(reply);
                    exchange.close();
                });
        settlement.start();
    }

    @AfterEach
    void stop() {
        settlement.stop(0);
    }

    @Test
    void money_goes_back_by_two_people_and_is_told_once() {
        load();
        int year = today().getYear() - 1;
        String employed = filed("YY000001", year);
        String bankrupt = filed("YY000002", year);
        String flexible = filed("", year);
        String accountless = filed("YY000003", year);
        balances.put(employed, 12_345L);
        balances.put(bankrupt, 20_000L);
        balances.put(flexible, 30_000L);
        balances.put(accountless, 1L);

        problem(draw("220100", year), 409, "account-return-not-offered");
        problem(draw(REGION, year + 1), 409, "account-return-not-due");
        String id =
                draw(REGION, year)
                        .statusCode(201)
                        .body("persons", equalTo(4))
                        .body("total", equalTo("623.46"))
                        .extract()
                        .path("id");
        problem(draw(REGION, year), 409, "account-return-drawn");
        problem(get("R4309002611229999999"), 404, "account-return-unknown");
        problem(pay(id, employed, "S1"), 409, "account-return-not-checked");
        problem(
                step(Keys.named("maker", Role.FINANCE_CHECKER, REGION), id, "check"),
                409,
                "account-return-needs-another");
        step(checker(), id, "check").statusCode(200).body("state", equalTo("checked"));
        problem(step(checker(), id, "rejection"), 409, "account-return-decided");

        problem(pay(id, "YY000001", ""), 422, "receipt-missing");
        problem(pay(id, employed, "S1"), 404, "account-return-payee-unknown");
        problem(pay(id, "YY000003", "S1"), 409, "bank-account-missing");
        balances.put(employed, 12_344L);
        problem(pay(id, "YY000001", "S1"), 409, "account-holds-less");
        balances.put(employed, 12_345L);
        pay(id, "YY000001", "S1")
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].amount", equalTo("123.45"))
                .body("[0].receiptNo", equalTo("S1"));
        problem(pay(id, "YY000001", "S1"), 409, "account-return-paid");
        pay(id, bankrupt, "").statusCode(200).body("[0].payee", equalTo("person"));
        get(id + "/items?payeeNo=" + flexible).body("items[0].payee", equalTo("person"));

        List<String> told =
                database.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select payload::text from outbox where event_type"
                                                        + " = 'account-returned.v1'")
                                        .mapTo(String.class)
                                        .list());
        if (!told.isEmpty()) {
            Contracts.mustConform("account-returned.v1", told.get(0));
        }
        printed(id);
    }

    @Test
    void what_is_told_is_what_the_contract_says() {
        ReturnItem item =
                new ReturnItem(
                        "R4309002611220000001-1",
                        1,
                        "99990000000000000001",
                        Payee.PERSON,
                        "99990000000000000001",
                        org.crossregion.values.Money.ofFen(5),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        ReturnList list =
                new ReturnList(
                        "R4309002611220000001",
                        org.crossregion.values.RegionCode.of(REGION),
                        2025,
                        ReturnState.CHECKED,
                        1,
                        org.crossregion.values.Money.ofFen(5),
                        "maker",
                        clock.instant(),
                        Optional.of("checker"),
                        Optional.of(clock.instant()),
                        "");
        Contracts.mustConform(
                "account-returned.v1",
                Events.write(AccountReturned.of(list, item, today(), clock.instant())));
    }

    private void printed(String id) {
        given().auth()
                .oauth2(checker())
                .get("/api/v1/forms/account-return?id=" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("异地安置人员个人账户返还清单"))
                .body("sections", hasSize(2))
                .body("sections[0].totals", hasItem("123.46"))
                .body("sections[1].rows.flatten()", hasItem("未登记"))
                .body("sections[0].rows.flatten()", hasItem(containsString("****")));
        for (String format : List.of("xlsx", "pdf", "csv", "html")) {
            given().auth()
                    .oauth2(checker())
                    .get(
                            "/api/v1/forms/account-return?format="
                                    + format
                                    + "&id="
                                    + id
                                    + "/YY000001")
                    .then()
                    .statusCode(200);
        }
        assertThat(
                        given().auth()
                                .oauth2(Keys.named("someone", Role.FINANCE_CHECKER, "220100"))
                                .get("/api/v1/forms/account-return?id=" + id)
                                .statusCode())
                .isEqualTo(403);
    }

    private static void load() {
        Sample.load();
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        430000,湖南省,430000,430000,2020-01-01,open,false
                        430100,长沙市,430100,430100,2020-01-01,open,false
                        430900,益阳市,430900,430900,2020-01-01,open,true
                        """)
                .statusCode(200);
        Sample.importFile(
                        "institutions",
                        "code,name,type,level,region,tertiary_b_or_higher,specialty,networked,"
                                + "agreement,gateway_mode,gateway_networks\n"
                                + "H43010000021,长沙示例第二一医院,hospital,02,430100,true,false,true,"
                                + "active,network,127.0.0.1/32\n")
                .statusCode(200);
        Sample.importFile(
                        "filing-policies",
                        Sample.preset("zhuzhou")
                                .replace("\"430200\"", "\"430900\"")
                                .replace("from: \"07-01\"", "from: \"01-01\"")
                                .replace("until: \"08-31\"", "until: \"12-31\""))
                .statusCode(200);
        Sample.importFile(
                        "employers",
                        """
                        unit_no,name,region,type,head_count,contact,phone,clerk_name,\
                        clerk_certificate_no,bank,account_name,account_no,valid_from,valid_until
                        YY000001,益阳示例厂,430900,normal,,,,,,益阳示例银行,益阳示例厂,6200000000000011,2010-01-01,
                        YY000002,益阳示例破产厂,430900,bankrupt,,,,,,,,,2010-01-01,
                        YY000003,益阳示例店,430900,normal,,,,,,,,,2010-01-01,
                        """)
                .statusCode(200);
    }

    /** A retiree whose account was stopped last year; returns the number. */
    private String filed(String unit, int year) {
        String person = Sample.person(REGION);
        if (!unit.isEmpty()) {
            Sample.importFile(
                            "employments",
                            "person_no,unit_no,valid_from,valid_until\n%s,%s,2015-01-01,\n"
                                    .formatted(person, unit))
                    .statusCode(200);
        }
        if (unit.equals("YY000002")) {
            Sample.importFile(
                            "person-bank-accounts",
                            "person_no,bank,account_name,account_no,valid_from\n"
                                    + person
                                    + ",益阳示例银行,测试甲,6200000000000022,2015-01-01\n")
                    .statusCode(200);
        }
        Map<String, Object> application =
                new LinkedHashMap<>(Desk.application(person, LocalDate.of(year, 3, 1)));
        application.put("treatmentRegions", List.of("430100"));
        application.put("institutions", List.of("H43010000021"));
        List<Map<String, String>> papers = new ArrayList<>();
        for (String kind :
                List.of(
                        "identity-voucher",
                        "application-form",
                        "bank-account",
                        "medical-handbook",
                        "household-register")) {
            papers.add(Map.of("kind", kind, "reference", "见附件"));
        }
        application.put("materials", papers);
        Desk.of(REGION).fileActive(application);
        return person;
    }

    private ValidatableResponse draw(String region, int year) {
        return post(
                Keys.named("maker", Role.FINANCE_MAKER, region),
                "",
                Map.of("region", region, "year", year));
    }

    private ValidatableResponse pay(String id, String payee, String receipt) {
        return post(
                Keys.named("maker", Role.FINANCE_MAKER, REGION),
                "/" + id + "/payments",
                Map.of(
                        "payeeNo",
                        payee,
                        "paidOn",
                        today().toString(),
                        "receiptNo",
                        receipt,
                        "bankReference",
                        "划拨 1"));
    }

    private static ValidatableResponse step(String token, String id, String step) {
        return post(token, "/" + id + "/" + step, Map.of("reason", "复核"));
    }

    private static ValidatableResponse post(String token, String path, Object body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/account-returns" + path)
                .then();
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(checker()).get("/api/v1/account-returns/" + path).then();
    }

    private static String checker() {
        return Keys.named("checker", Role.FINANCE_CHECKER, REGION);
    }

    private static void problem(ValidatableResponse response, int status, String code) {
        response.statusCode(status).body("type", equalTo("/problems/" + code));
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
