package org.crossregion.filing.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Keys;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessClock;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

@QuarkusTest
@DeskTest
class OpeningTest {

    @Inject Clock clock;
    @Inject BusinessClock businessClock;

    @Test
    void a_stage_is_never_skipped() {
        region("5101", "undeveloped");
        accounts("5101");

        step("510100", "institutions-adapting")
                .statusCode(409)
                .body("type", equalTo("/problems/stage-skipped"));
        step("510100", "open").statusCode(409);
        step("510100", "undeveloped").statusCode(409);
        step("510100", "joint-testing").statusCode(200);
        step("510100", "open").statusCode(409);
        step("510100", "institutions-adapting").statusCode(200);
        step("510100", "open")
                .statusCode(200)
                .body(
                        "stage",
                        equalTo(
                                List.of(
                                        "undeveloped",
                                        "joint-testing",
                                        "institutions-adapting",
                                        "open")))
                .body("[3].reason", equalTo("验收通过"))
                .body("[3].author", equalTo("authority-510000"))
                .body("[3].since", equalTo(today().toString()));

        assertThat(Sample.export("regions"))
                .contains("510100,示例市,510100,510100,2020-01-01,open,true")
                .contains("510102,示例区,510100,510100,2020-01-01,open,true");
    }

    @Test
    void a_region_that_was_set_back_comes_forward_again_as_far_as_it_had_been() {
        region("5102", "open");
        accounts("5102");

        step("510200", "joint-testing").statusCode(200);
        step("510200", "open").statusCode(200);
    }

    @Test
    void a_region_opens_with_a_fiscal_account_for_each_scheme_only() {
        region("5103", "institutions-adapting");

        step("510300", "open")
                .statusCode(409)
                .body("type", equalTo("/problems/fiscal-account-missing"));
        accounts("5103");
        step("510300", "open").statusCode(200);
    }

    @Test
    void only_the_regions_authority_opens_it_and_never_in_the_future() {
        region("5104", "undeveloped");

        Desk.as(Keys.token(Role.AUTHORITY, null, "220000"))
                .post("/api/v1/regions/510400/opening-stages", request("joint-testing", null))
                .statusCode(403);
        Desk.of("510400")
                .post("/api/v1/regions/510400/opening-stages", request("joint-testing", null))
                .statusCode(403);
        take("510400", request("joint-testing", today().plusDays(1))).statusCode(400);
        take("510402", request("joint-testing", null)).statusCode(422);
        take("510400", request("joint-testing", today().minusDays(10))).statusCode(200);
        take("510400", request("institutions-adapting", today().minusDays(11))).statusCode(400);
        Desk.of("220100")
                .get("/api/v1/regions/510400/opening-stages")
                .statusCode(200)
                .body("", hasSize(2));
    }

    @Test
    void coverage_is_told_of_any_day_and_month_by_month() {
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        460000,示例省,460000,460000,2020-01-01,open,false
                        460100,甲市,460100,460100,2020-01-01,open,false
                        460200,乙市,460200,460200,2020-01-01,institutions-adapting,false
                        460300,丙市,460300,460300,2020-01-01,undeveloped,false
                        """)
                .statusCode(200);
        accounts("4602");
        LocalDate before = today();
        businessClock.set(Beijing.startOf(YearMonth.from(before).plusMonths(1).atDay(3)));
        take("460200", request("open", null)).statusCode(200);

        Desk.of("220100")
                .get("/api/v1/coverage?province=460000")
                .statusCode(200)
                .body("all", equalTo(3))
                .body("open", equalTo(2))
                .body("rate", equalTo("66.66"))
                .body("byStage.undeveloped", equalTo(1))
                .body("provinces[0].name", equalTo("示例省"));
        Desk.of("220100")
                .get("/api/v1/coverage?province=460000&on=" + before)
                .body("open", equalTo(1))
                .body("rate", equalTo("33.33"));
        Desk.of("220100")
                .get("/api/v1/coverage/series?province=460000&from=" + YearMonth.from(before))
                .statusCode(200)
                .body("open", equalTo(List.of(1, 2)))
                .body("rate", equalTo(List.of("33.33", "66.66")));
        Desk.of("220100").get("/api/v1/coverage").body("provinces.province", hasItem("460000"));
        Desk.of("220100").get("/api/v1/coverage/series?from=2026").statusCode(400);
        Desk.of("220100").get("/api/v1/coverage/series").statusCode(400);
        Desk.of("220100").get("/api/v1/coverage?on=" + today().plusDays(1)).statusCode(400);
    }

    @Test
    void the_networked_hospitals_of_a_province_are_listed_and_printed() {
        Sample.load();
        Desk desk = Desk.of("220100");

        desk.get("/api/v1/institutions?province=220000&networked=true&tertiaryBOrHigher=true")
                .body("items.code", hasItems("H22010000001", "H22020000001"))
                .body("items.code", not(hasItem("H22028100001")))
                .body("items[0].levelName", equalTo("三级甲等"));
        desk.get("/api/v1/institutions?poolingRegion=220200&name=蛟河")
                .body("items.code", equalTo(List.of("H22028100001")));
        desk.get("/api/v1/institutions?networked=maybe").statusCode(400);
        desk.get("/api/v1/forms/networked-institutions?region=220000")
                .statusCode(200)
                .body("title", equalTo("吉林省异地就医联网结算定点医院名单"))
                .body("sections[0].rows[0][2]", equalTo("H22010000001"))
                .body("sections[0].rows[0][4]", equalTo("三级甲等"));
        for (String format : List.of("xlsx", "pdf", "csv")) {
            desk.get("/api/v1/forms/networked-institutions?region=220000&format=" + format)
                    .statusCode(200);
        }
        desk.get("/api/v1/forms/networked-institutions?region=220100").statusCode(400);
        desk.get("/api/v1/forms/networked-institutions").statusCode(400);
    }

    private ValidatableResponse step(String region, String stage) {
        return take(region, request(stage, null));
    }

    private static ValidatableResponse take(String region, Map<String, Object> request) {
        return Desk.as(Keys.token(Role.AUTHORITY, null, region.substring(0, 2) + "0000"))
                .post("/api/v1/regions/" + region + "/opening-stages", request);
    }

    private static Map<String, Object> request(String stage, LocalDate since) {
        return since == null
                ? Map.of("stage", stage, "reason", "验收通过")
                : Map.of("stage", stage, "since", since.toString(), "reason", "验收通过");
    }

    private static void region(String city, String stage) {
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        %1$s00,示例市,%1$s00,%1$s00,2020-01-01,%2$s,true
                        %1$s02,示例区,%1$s00,%1$s00,2020-01-01,%2$s,true
                        """
                                .formatted(city, stage))
                .statusCode(200);
    }

    private static void accounts(String city) {
        Sample.importFile(
                        "fiscal-accounts",
                        """
                        region,purpose,scheme,bank,account_name,account_no,valid_from
                        %1$s00,clearing,employee,示例银行,示例市财政局,9999000000000008,2020-01-01
                        %1$s00,clearing,resident,示例银行,示例市财政局,9999000000000009,2020-01-01
                        """
                                .formatted(city))
                .statusCode(200);
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
