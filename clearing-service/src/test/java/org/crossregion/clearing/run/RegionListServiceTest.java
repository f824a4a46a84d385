package org.crossregion.clearing.run;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.embedded.TestServices;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.security.ServiceTokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Xining's agency compares its list of a day, and of the whole of January 2026, with what Haidong's
 * hospitals have settled; whatever is still open at the cut is not confirmed by silence.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(TestKeys.class)
class RegionListServiceTest extends Story {

    private static final String XINING = "630100";
    private static final String HAIDONG = "630200";
    private static final String QINGHAI = "630000";
    private static final Circle CIRCLE = new Circle(RegionCode.of(QINGHAI), Tier.PROVINCE);
    private static final Period JANUARY = Period.fromString("2026-01");
    private static final Instant DAY = Instant.parse("2026-01-12T06:30:00Z");

    @Inject ServiceTokens services;

    @BeforeAll
    void begin() {
        notBeforeOctober();
        publisher.region(QINGHAI, "青海省");
        publisher.region(XINING, "西宁市");
        publisher.region(HAIDONG, "海东市");
        for (int i = 1; i <= 8; i++) {
            settle("QL" + i, XINING, HAIDONG, DAY, 1_000L * i);
        }
        settle("QM1", XINING, HAIDONG, DAY.plus(Duration.ofDays(1)), 400);
        awaitDetails("settlement_id like 'QL%'", 8);
        awaitDetails("settlement_id like 'QM%'", 1);
    }

    @Test
    @Order(1)
    void a_days_list_of_the_insured_region_finds_all_six_classes() {
        deductFromQl7();
        String id =
                upload(
                                "auditor",
                                XINING,
                                Map.of("day", "2026-01-12"),
                                XINING,
                                HAIDONG,
                                row("QL1", 1_000, 0),
                                row("QL2", 2_100, 0),
                                row("QL4", 4_000, 1),
                                row("QL5", 5_000, 0),
                                row("QL6", 6_000, 0),
                                "QL7,170.00,63.00,0,0",
                                row("QL8", 8_000, 0),
                                row("QM1", 400, 0),
                                row("QX1", 900, 0))
                        .statusCode(201)
                        .body("insuredRegion", equalTo(XINING))
                        .body("treatmentRegion", equalTo(HAIDONG))
                        .body("lastDay", equalTo("2026-01-12"))
                        .body("matched", equalTo(4))
                        .body("classes.only-here", equalTo(1))
                        .body("classes.only-there", equalTo(1))
                        .body("classes.amount", equalTo(1))
                        .body("classes.month", equalTo(1))
                        .body("classes.refunded", equalTo(1))
                        .body("classes.deducted", equalTo(1))
                        .extract()
                        .path("id");

        for (String reader : List.of(XINING, HAIDONG, QINGHAI)) {
            List<Map<String, Object>> rows =
                    json("fee-auditor", "reader", reader)
                            .get("/api/v1/reconciliations/" + id + "/differences")
                            .then()
                            .statusCode(200)
                            .extract()
                            .path("items");
            assertThat(rows)
                    .extracting(r -> r.get("settlementId") + " " + r.get("differenceClass"))
                    .containsExactly(
                            "QL2 amount",
                            "QL3 only-here",
                            "QL4 refunded",
                            "QL7 deducted",
                            "QM1 month",
                            "QX1 only-there");
        }
        json("fee-auditor", "reader", "630300")
                .get("/api/v1/reconciliations/" + id)
                .then()
                .statusCode(404);
        upload("auditor", HAIDONG, Map.of("day", "2026-01-12"), XINING, HAIDONG, row("QL1", 1, 0))
                .statusCode(403);
        for (String held : List.of("QL2", "QL3", "QL4", "QL7", "QM1")) {
            assertThat(standing(held)).as(held).isEqualTo("2026-01 held");
        }
        assertThat(standing("QL1")).isEqualTo("2026-01 due");
    }

    @Test
    @Order(2)
    void the_list_of_the_whole_month_is_due_by_the_third_and_shown_where_people_look() {
        page().body("lists.due", equalTo("2026-02-04T00:00:00+08:00"))
                .body("lists.passed", equalTo(true))
                .body("lists.pairs", equalTo(1))
                .body("lists.compared", equalTo(0))
                .body("lists.open", equalTo(6))
                .body("lists.missing", equalTo(List.of(XINING + "→" + HAIDONG)));
        deadlines(XINING)
                .body("subject", hasItem("lists/630100/630200/2026-01"))
                .body("find { it.kind == 'region-list' }.dueOn", equalTo("2026-02-03"));
        deadlines(HAIDONG).body("subject", hasItem("lists/630100/630200/2026-01"));

        upload(
                        "auditor",
                        XINING,
                        Map.of("month", "2026-01"),
                        XINING,
                        HAIDONG,
                        row("QL1", 1_000, 0),
                        row("QL2", 2_000, 0),
                        row("QL4", 4_000, 0),
                        row("QL5", 5_100, 0),
                        row("QL6", 6_000, 0),
                        row("QL7", 7_000, 0),
                        row("QL8", 8_000, 0),
                        row("QM1", 400, 0))
                .statusCode(201)
                .body("differing", equalTo(2))
                .body("resolved", equalTo(6));
        assertThat(standing("QL2")).isEqualTo("2026-01 due");
        assertThat(standing("QM1")).isEqualTo("2026-01 due");
        assertThat(standing("QL3")).isEqualTo("2026-01 held");
        assertThat(standing("QL5")).isEqualTo("2026-01 held");
        page().body("lists.compared", equalTo(1))
                .body("lists.open", equalTo(2))
                .body("lists.missing", empty());
        deadlines(XINING).body("kind", not(hasItem("region-list")));
    }

    @Test
    @Order(3)
    void the_region_that_pays_confirms_an_open_difference_with_a_reason_by_another_person() {
        long no = number("QL5");
        accept("auditor", "finance-checker", XINING, no, "以票据为准").statusCode(403);
        accept("checker", "finance-checker", HAIDONG, no, "以票据为准").statusCode(403);
        accept("checker", "finance-checker", XINING, no, " ").statusCode(400);
        accept("checker", "finance-checker", XINING, no, "以票据为准").statusCode(200);
        assertThat(standing("QL5")).isEqualTo("2026-01 due");
    }

    /** Random lists, words of hospitals and agencies, and arrivals after their difference. */
    @Test
    @Order(4)
    void no_open_difference_is_ever_confirmed_by_silence() {
        Random random = new Random(20260112);
        Map<String, Long> settled = new TreeMap<>();
        Set<String> foretold = new TreeSet<>();
        for (int i = 1; i <= 24; i++) {
            settled.put("QR" + i, 100L * i);
            settle("QR" + i, HAIDONG, XINING, day(i), 100L * i);
        }
        awaitDetails("settlement_id like 'QR%'", 24);
        for (int step = 0; step < 45; step++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> list(random, settled, foretold);
                case 2 -> {
                    List<Integer> open = open();
                    if (!open.isEmpty()) {
                        accept(
                                "checker",
                                "finance-checker",
                                HAIDONG,
                                open.get(random.nextInt(open.size())),
                                "核对无误");
                    }
                }
                case 3 -> {
                    String id = "QR" + (1 + random.nextInt(24));
                    json("fee-auditor", "auditor", XINING)
                            .body(Map.of("reason", "放行"))
                            .post("/api/v1/details/" + id + "/release");
                }
                default -> agreeToAll();
            }
        }
        foretold.removeAll(settled.keySet());
        int late = 0;
        for (String id : foretold) {
            late++;
            settle(id, HAIDONG, XINING, day(late), 500);
        }
        assertThat(late).as("arrive after their difference").isPositive();
        awaitDetails("settlement_id like 'QR%'", 24 + late);
        Set<String> open = new TreeSet<>(ids(OPEN));
        assertThat(open).isNotEmpty();
        assertThat(ids(DUE)).as("some arrived behind their difference").containsAnyElementsOf(open);

        generate(QINGHAI, "2026-01");

        assertThat(ids(DUE)).doesNotContainAnyElementsOf(open);
        assertThat(ids(DUE)).contains("QL1", "QL2", "QL5").doesNotContain("QL3");
        assertThat(open)
                .filteredOn(id -> settled.containsKey(id) || foretold.contains(id))
                .allMatch(id -> standing(id).equals("2026-02 held"));
        books.mustBalance(CIRCLE, "2026-01");
    }

    private static final String OPEN =
            """
            select distinct p.settlement_id
            from discrepancy p
            left join discrepancy_resolution s on s.discrepancy = p.no
            where s.discrepancy is null and p.settlement_id like 'Q%'
            """;

    private static final String DUE =
            """
            select o.settlement_id
            from detail_origin o
            left join lateral (
                select clearing_period, state
                from period_exception
                where settlement_id = o.settlement_id
                order by no desc
                limit 1) e on true
            where o.settlement_id like 'Q%'
              and coalesce(e.clearing_period, o.origin_period) = '2026-01'
              and coalesce(e.state, 'due') = 'due'
            """;

    private static void deductFromQl7() {
        String deduction =
                json("fee-auditor", "auditor", HAIDONG)
                        .body(
                                Map.of(
                                        "settlementId", "QL7",
                                        "reason", "other",
                                        "funds", Map.of("pooling", "7.00"),
                                        "evidence", "收费清单"))
                        .post("/api/v1/deductions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        json("fee-auditor", "chief", HAIDONG)
                .body(Map.of("note", "属实"))
                .post("/api/v1/deductions/" + deduction + "/confirmation")
                .then()
                .statusCode(200);
    }

    private void list(Random random, Map<String, Long> settled, Set<String> foretold) {
        int day = 12 + random.nextInt(3);
        List<String> rows = new ArrayList<>();
        settled.forEach(
                (id, fund) -> {
                    int kind = random.nextInt(12);
                    boolean ofDay = 12 + Integer.parseInt(id.substring(2)) % 3 == day;
                    if (ofDay && kind > 0) {
                        rows.add(row(id, kind == 1 ? fund + 1 : fund, kind == 2 ? 1 : 0));
                    }
                });
        if (random.nextBoolean()) {
            String id = "QR" + (100 + random.nextInt(20));
            foretold.add(id);
            rows.add(row(id, 499, 0));
        }
        if (!rows.isEmpty()) {
            upload(
                            "auditor",
                            HAIDONG,
                            Map.of("day", "2026-01-" + day),
                            HAIDONG,
                            XINING,
                            rows.toArray(String[]::new))
                    .statusCode(201);
        }
    }

    private static Instant day(int i) {
        return DAY.plus(Duration.ofDays(i % 3));
    }

    private void agreeToAll() {
        Desk.his(
                        services.issue(),
                        "3261",
                        "H" + XINING + "00001",
                        "RQ" + System.nanoTime(),
                        Map.of(
                                "data",
                                List.of(Map.of("trt_year", "2026", "trt_month", "01")),
                                "detail",
                                List.of()))
                .statusCode(200);
    }

    private List<Integer> open() {
        return json("finance-checker", "checker", HAIDONG)
                .get("/api/v1/discrepancies?state=open&month=2026-01&insuredRegion=" + HAIDONG)
                .then()
                .statusCode(200)
                .extract()
                .path("items.no");
    }

    private long number(String settlement) {
        List<Map<String, Object>> items =
                json("finance-checker", "checker", XINING)
                        .get("/api/v1/discrepancies?state=open&month=2026-01")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items");
        return ((Number)
                        items.stream()
                                .filter(one -> settlement.equals(one.get("settlementId")))
                                .findFirst()
                                .orElseThrow()
                                .get("no"))
                .longValue();
    }

    private static ValidatableResponse accept(
            String user, String role, String region, long no, String reason) {
        return json(role, user, region)
                .body(Map.of("reason", reason))
                .post("/api/v1/discrepancies/" + no + "/acceptance")
                .then();
    }

    private static ValidatableResponse page() {
        return json("auditor", "reader", QINGHAI)
                .get("/api/v1/periods/2026-01?authority=630000")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse deadlines(String region) {
        return json("fee-auditor", "reader", region)
                .get("/api/v1/deadlines?from=2026-02-01&to=2026-02-05&region=" + region)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse upload(
            String user,
            String region,
            Map<String, String> reach,
            String insured,
            String treatment,
            String... rows) {
        String list =
                "setl_id,medfee_sumamt,fund_pay_sumamt,acct_pay,refd_setl_flag\n"
                        + String.join("\n", rows);
        var request =
                given().auth()
                        .oauth2(TestKeys.token("fee-auditor", user, region))
                        .multiPart(
                                "file",
                                "list.csv",
                                list.getBytes(StandardCharsets.UTF_8),
                                "text/csv")
                        .multiPart("insuredRegion", insured)
                        .multiPart("treatmentRegion", treatment);
        reach.forEach(request::multiPart);
        return request.post("/api/v1/reconciliations").then();
    }

    /** Ten thousand fen of cash beside what the fund pays. */
    private static String row(String id, long fund, int refunded) {
        return "%s,%s,%s,0,%d"
                .formatted(id, Money.ofFen(fund + 10_000), Money.ofFen(fund), refunded);
    }

    private static io.restassured.specification.RequestSpecification json(
            String role, String user, String region) {
        return Desk.as(role, user, region).contentType("application/json");
    }

    private void settle(String id, String insured, String treatment, Instant at, long fund) {
        settle(id, insured, treatment, "employee", at, fund, 0);
    }

    private List<String> ids(String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
    }
}
