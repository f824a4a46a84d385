package org.crossregion.clearing.run;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.clearing.run.Desk.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.embedded.TestServices;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.security.ServiceTokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A hospital of Wuhu reconciles April 2026 with us: by one call, by totals and a file as its system
 * does, and until nothing differs any more. The chapters come in their order.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(TestKeys.class)
class ReconciliationServiceTest extends Story {

    private static final String HEFEI = "340100";
    private static final String WUHU = "340200";
    private static final String NANJING = "320100";
    private static final String HOSPITAL = "H" + WUHU + "00001";
    private static final Circle ANHUI = new Circle(RegionCode.of("340000"), Tier.PROVINCE);
    private static final Instant APRIL = Instant.parse("2026-04-12T06:30:00Z");

    @Inject ServiceTokens services;

    private String list;

    @BeforeAll
    void begin() {
        notBeforeOctober();
        for (int i = 1; i <= 8; i++) {
            publisher.send(
                    publisher.settlement("AH" + i, HEFEI, WUHU, "employee", APRIL, 1_000L * i, 0));
        }
        var taken = publisher.settlement("AH9", HEFEI, WUHU, "employee", APRIL, 9_000, 0);
        publisher.send(taken);
        publisher.send(publisher.mirror(taken, "AR9", "cancellation", APRIL.plusSeconds(60)));
        publisher.send(publisher.settlement("AJ1", NANJING, WUHU, "resident", APRIL, 700, 300));
        publisher.send(
                publisher.settlement(
                        "AM1", HEFEI, WUHU, "employee", APRIL.plus(Duration.ofDays(30)), 400, 0));
        awaitDetails("institution = '" + HOSPITAL + "'", 12);
    }

    /** AH1 to AH3 agree; of each class one differs. */
    private static String differing() {
        return csv(
                row("AH1", 11_000, 1_000, 0, 0),
                row("AH2", 12_000, 2_000, 0, 0),
                row("AH3", 13_000, 3_000, 0, 0),
                row("AH4", 14_100, 4_100, 0, 0),
                row("AH6", 16_000, 6_000, 0, 1),
                row("AH7", 17_000, 7_000, 0, 0),
                row("AH8", 18_000, 8_000, 0, 0),
                row("AJ1", 11_000, 700, 300, 0),
                row("AM1", 10_400, 400, 0, 0),
                row("AX1", 5_000, 5_000, 0, 0));
    }

    @Test
    @Order(1)
    void a_month_is_handed_in_by_one_call_and_every_differing_row_has_its_class() {
        list =
                upload(differing(), Map.of("month", "2026-04", "count", 10, "total", "1275.00"))
                        .statusCode(201)
                        .body("institution", equalTo(HOSPITAL))
                        .body("listed.bills", equalTo(10))
                        .body("here.bills", equalTo(11))
                        .body("matched", equalTo(6))
                        .body("differing", equalTo(7))
                        .body("balanced", equalTo(false))
                        .body("classes.only-here", equalTo(1))
                        .body("classes.only-there", equalTo(1))
                        .body("classes.amount", equalTo(1))
                        .body("classes.month", equalTo(1))
                        .body("classes.refunded", equalTo(3))
                        .body("open", equalTo(7))
                        .extract()
                        .path("id");

        List<Map<String, Object>> rows = differences(list, "");
        assertThat(rows)
                .extracting(row -> row.get("settlementId") + " " + row.get("differenceClass"))
                .containsExactly(
                        "AH4 amount",
                        "AH5 only-here",
                        "AH6 refunded",
                        "AH9 refunded",
                        "AM1 month",
                        "AR9 refunded",
                        "AX1 only-there");
        assertThat(rows.get(0).get("said"))
                .isEqualTo("医疗费总额：中心140.00，清单141.00；基金支付：中心40.00，清单41.00");
        assertThat(standing("AH4")).isEqualTo("2026-04 held");
        assertThat(standing("AH5")).isEqualTo("2026-04 held");
        assertThat(standing("AH9")).isEqualTo("2026-04 held");
        assertThat(standing("AR9")).isEqualTo("2026-04 held");
        assertThat(standing("AM1")).as("its own month is open").isEqualTo("2026-05 held");
        assertThat(standing("AH1")).isEqualTo("2026-04 due");
        assertTotalsAreWhatTheFactsComeTo();

        as(hospital())
                .get("/api/v1/reconciliations/" + list + "/differences?limit=3")
                .then()
                .body("items", hasSize(3))
                .body("next", equalTo("AH6~1"));
        as(hospital())
                .get("/api/v1/reconciliations/" + list + "/differences?limit=3&after=AH6~1")
                .then()
                .body("items.settlementId", equalTo(List.of("AH9", "AM1", "AR9")));
        as(hospital())
                .get("/api/v1/reconciliations/" + list + "/result?format=csv")
                .then()
                .statusCode(200)
                .body(containsString("AX1"))
                .body(containsString("仅对方有"));
    }

    @Test
    @Order(2)
    void nobody_lets_a_detail_go_that_differs_and_another_hospital_sees_nothing() {
        as(TestKeys.token("fee-auditor", "auditor", WUHU))
                .contentType("application/json")
                .body(Map.of("reason", "核实无误"))
                .post("/api/v1/details/AH4/release")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/detail-disputed"));
        String agree = "AH4";
        ask(
                        "3261",
                        Map.of(
                                "data",
                                List.of(Map.of("trt_year", "2026", "trt_month", "04")),
                                "detail",
                                List.of(
                                        Map.of(
                                                "setl_sn", agree,
                                                "medfee_sumamt", "140.00",
                                                "optins_pay_sumamt", "40.00",
                                                "cnfm_flag", "1"))))
                .statusCode(200)
                .body("warnings[0]", containsString("由经办机构暂缓"));
        assertThat(standing("AH4")).isEqualTo("2026-04 held");

        as(TestKeys.hospital("H" + WUHU + "00002"))
                .get("/api/v1/reconciliations/" + list)
                .then()
                .statusCode(404);
        as(TestKeys.token("fee-auditor", "other", HEFEI))
                .get("/api/v1/reconciliations/" + list)
                .then()
                .statusCode(404);
        as(TestKeys.token("fee-auditor", "own", WUHU))
                .get("/api/v1/reconciliations/" + list)
                .then()
                .statusCode(200);
        given().get("/api/v1/reconciliations/" + list).then().statusCode(401);
    }

    @Test
    @Order(3)
    void a_list_that_is_wrong_in_itself_leaves_nothing_behind() {
        long before = rows("reconciliation_list");
        upload(differing(), Map.of("month", "2026-04", "count", 11))
                .statusCode(422)
                .body("type", equalTo("/problems/control-totals-differ"))
                .body("violations[0].field", equalTo("count"));
        upload(
                        "setl_id,medfee_sumamt,fund_pay_sumamt,acct_pay\nA,x,1,1\n",
                        Map.of("month", "2026-04"))
                .statusCode(422)
                .body("type", equalTo("/problems/list-unreadable"))
                .body("violations[0].field", equalTo("row 2.medfee_sumamt"));
        upload(differing(), Map.of("month", "2026")).statusCode(400);
        upload(differing(), Map.of()).statusCode(400);
        upload(differing(), Map.of("month", "2026-04", "institution", "H99999900001"))
                .statusCode(403);
        upload(
                        new String(new byte[] {'P', 'K', 3, 4, 0, 0}, StandardCharsets.ISO_8859_1),
                        Map.of("month", "2026-04"))
                .statusCode(422);
        assertThat(rows("reconciliation_list")).isEqualTo(before);
    }

    @Test
    @Order(4)
    void a_difference_is_accepted_by_an_authorised_person_with_a_reason() {
        long no = number("AH4");
        Map<String, String> reason = Map.of("reason", "票据核对，中心金额无误");
        resolve("finance-checker", "checker", HEFEI, no, "acceptance", reason).statusCode(404);
        resolve("fee-auditor", "auditor", WUHU, no, "acceptance", reason).statusCode(403);
        resolve("finance-checker", "checker", WUHU, no, "acceptance", Map.of("reason", " "))
                .statusCode(400);
        resolve("finance-checker", "checker", WUHU, no, "acceptance", reason)
                .statusCode(200)
                .body("state", equalTo("resolved"))
                .body("resolution.way", equalTo("accepted"))
                .body("resolution.by", equalTo("checker"))
                .body("resolution.reason", equalTo("票据核对，中心金额无误"));
        assertThat(standing("AH4")).isEqualTo("2026-04 due");
        resolve("finance-checker", "checker", WUHU, no, "acceptance", reason)
                .statusCode(409)
                .body("type", equalTo("/problems/discrepancy-resolved"));

        resolve(
                        "fee-auditor",
                        "auditor",
                        WUHU,
                        number("AX1"),
                        "correction",
                        Map.of("reason", "医院已删除"))
                .statusCode(200);
        again().body("open", equalTo(6)).body("differing", equalTo(7));
        as(hospital())
                .get("/api/v1/discrepancies?state=open&month=2026-04")
                .then()
                .body("items.settlementId", hasItem("AX1"))
                .body("items.findAll { it.settlementId == 'AH4' }", hasSize(0));
        assertThat(standing("AH4")).as("accepted stays accepted").isEqualTo("2026-04 due");
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(5)
    void a_corrected_list_resolves_what_it_no_longer_has_and_history_is_kept() {
        String mended =
                csv(
                        row("AH1", 11_000, 1_000, 0, 0),
                        row("AH2", 12_000, 2_000, 0, 0),
                        row("AH3", 13_000, 3_000, 0, 0),
                        row("AH4", 14_100, 4_100, 0, 0),
                        row("AH5", 15_000, 5_000, 0, 0),
                        row("AH6", 16_000, 6_000, 0, 0),
                        row("AH7", 17_000, 7_000, 0, 0),
                        row("AH8", 18_000, 8_000, 0, 0),
                        row("AH9", 19_000, 9_000, 0, 1),
                        row("AH9", -19_000, -9_000, 0, 1),
                        row("AJ1", 11_000, 700, 300, 0));
        String second =
                upload(mended, Map.of("month", "2026-04"))
                        .statusCode(201)
                        .body("differing", equalTo(1))
                        .body("open", equalTo(0))
                        .body("resolved", equalTo(6))
                        .body("difference.total", equalTo("-1.00"))
                        .extract()
                        .path("id");

        assertThat(standing("AH5")).isEqualTo("2026-04 due");
        assertThat(standing("AH9")).isEqualTo("2026-04 due");
        assertThat(standing("AM1")).isEqualTo("2026-05 due");
        as(hospital())
                .get("/api/v1/reconciliations?month=2026-04")
                .then()
                .body("items", hasSize(3))
                .body("items[0].id", equalTo(second));
        as(hospital()).get("/api/v1/reconciliations/" + list + "/runs").then().body("", hasSize(2));
        as(hospital())
                .get("/api/v1/discrepancies?month=2026-04&state=resolved&class=only-here")
                .then()
                .body("items[0].resolution.way", equalTo("rerun"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(6)
    void totals_are_answered_as_the_hospital_groups_them() {
        statement("310", "21", "2026-04-01", "2026-04-30", 10, "1160.00", "360.00", "0.00", "1")
                .body("output.stmtinfo.stmt_rslt", equalTo("0"))
                .body("output.stmtinfo.stmt_rslt_dscr", equalTo("对平"));
        statement(
                        "310",
                        "21",
                        "2026-04-01",
                        "2026-04-30 23:59:59",
                        8,
                        "1160.00",
                        "360.00",
                        "0",
                        "0")
                .body("output.stmtinfo.stmt_rslt", equalTo("0"));
        statement("390", "21", "2026-04-01", "2026-04-30", 1, "110.00", "7.00", "3.00", "")
                .body("output.stmtinfo.stmt_rslt", equalTo("0"));
        statement("310", "21", "2026-04-01", "2026-04-30", 7, "1060.00", "360.00", "0.00", "0")
                .body("output.stmtinfo.stmt_rslt", equalTo("1"))
                .body("output.stmtinfo.stmt_rslt_dscr", containsString("中心8笔，总费用1160.00"));
        statement("310", "21", "2026-04-01", "2026-04-30", 9, "1160.00", "360.00", "0.00", "0")
                .body("output.stmtinfo.stmt_rslt", equalTo("2"));
        statement("310", "21", "2026-04-01", "2026-04-30", 8, "1160.01", "360.00", "0.00", "0")
                .body("output.stmtinfo.stmt_rslt", equalTo("3"));
        statement("310", "11", "2026-04-01", "2026-04-30", 0, "0", "0", "0", "")
                .body("output.stmtinfo.stmt_rslt", equalTo("0"));
        ask(
                        "3201",
                        Map.of(
                                "data",
                                List.of(
                                        Map.of(
                                                "insutype",
                                                "340",
                                                "clr_type",
                                                "21",
                                                "stmt_begndate",
                                                "2026-04-01",
                                                "stmt_enddate",
                                                "2026-04-30"))))
                .statusCode(400)
                .body("violations[0].field", equalTo("insutype"));
        ask(
                        "3201",
                        Map.of(
                                "data",
                                List.of(
                                        Map.of(
                                                "insutype",
                                                "310",
                                                "clr_type",
                                                "77",
                                                "stmt_begndate",
                                                "2026-04-01",
                                                "stmt_enddate",
                                                "2026-04-30"))))
                .statusCode(400)
                .body("violations[0].field", equalTo("clr_type"));
    }

    @Test
    @Order(7)
    void a_file_is_sent_compared_and_its_result_fetched_as_hospital_systems_do()
            throws IOException {
        String text =
                "AH1\tV\tP\t110.00\t10.00\t0.00\t0\nAH2\tV\tP\t120.00\t20.00\t0.00\t0\n"
                        + "AH3\tV\tP\t130.00\t31.00\t0.00\t0\nAY1\tV\tP\t1.00\t1.00\t0.00\t0";
        String number =
                ask(
                                "9101",
                                Map.of(
                                        "fsUploadIn",
                                        List.of(
                                                Map.of(
                                                        "in",
                                                        zip("detail.txt", text),
                                                        "filename",
                                                        "detail"))))
                        .statusCode(200)
                        .body("output.file.fixmedins_code", equalTo(HOSPITAL))
                        .extract()
                        .path("output.file.file_qury_no");
        assertThat(number).hasSize(30);

        Map<String, Object> data =
                new HashMap<>(
                        Map.of(
                                "file_qury_no", number,
                                "setl_optins", WUHU,
                                "stmt_begndate", "2026-04-12",
                                "stmt_enddate", "2026-04-12",
                                "medfee_sumamt", "361.00",
                                "fund_pay_sumamt", "62.00",
                                "cash_payamt", "0",
                                "fixmedins_setl_cnt", "5",
                                "insutype", "310"));
        ValidatableResponse answer =
                ask("3202", Map.of("data", List.of(data)))
                        .statusCode(200)
                        .body("warnings[0]", equalTo("对平2笔，差异9笔"))
                        .body("warnings[1]", containsString("申报5，清单合计4"));
        String result = answer.extract().path("output.fileinfo.file_qury_no");
        String name = answer.extract().path("output.fileinfo.filename");
        assertThat(name).endsWith(".txt.zip");

        String content =
                ask("9102", Map.of("fsDownloadIn", List.of(Map.of("file_qury_no", result))))
                        .statusCode(200)
                        .extract()
                        .path("output.file.content");
        List<String> lines = List.of(unzip(content).split("\r\n"));
        assertThat(lines).hasSize(9).allMatch(line -> line.split("\t", -1).length == 10);
        assertThat(lines.get(0)).startsWith("P\tV\tAH3\t").contains("\t3\t0\t金额不符");
        assertThat(lines.get(8)).startsWith("P\tV\tAY1\tnull\t2\t0\t仅对方有");

        data.put("file_qury_no", "NONE");
        ask("3202", Map.of("data", List.of(data)))
                .statusCode(400)
                .body("violations[0].field", equalTo("file_qury_no"));
        ask(
                        "9102",
                        "H" + WUHU + "00002",
                        Map.of("fsDownloadIn", List.of(Map.of("file_qury_no", result))))
                .statusCode(400);
        ask("9101", Map.of("fsUploadIn", List.of(Map.of("in", "****", "filename", "x"))))
                .statusCode(400);

        upload(
                        csv(
                                row("AH1", 11_000, 1_000, 0, 0),
                                row("AH2", 12_000, 2_000, 0, 0),
                                row("AH3", 13_000, 3_000, 0, 0),
                                row("AH4", 14_100, 4_100, 0, 0),
                                row("AH5", 15_000, 5_000, 0, 0),
                                row("AH6", 16_000, 6_000, 0, 0),
                                row("AH7", 17_000, 7_000, 0, 0),
                                row("AH8", 18_000, 8_000, 0, 0),
                                row("AH9", 19_000, 9_000, 0, 1),
                                row("AH9", -19_000, -9_000, 0, 1),
                                row("AJ1", 11_000, 700, 300, 0)),
                        Map.of("month", "2026-04"))
                .statusCode(201)
                .body("open", equalTo(0));
        assertThat(standing("AH3")).as("the whole month agrees").isEqualTo("2026-04 due");
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(8)
    void what_was_found_can_be_added_to_and_never_changed() {
        for (String table :
                List.of(
                        "reconciliation_list",
                        "reconciliation_row",
                        "reconciliation_run",
                        "reconciliation_difference",
                        "discrepancy",
                        "discrepancy_resolution",
                        "reconciliation_total")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> jdbi.useHandle(handle -> handle.execute("delete from " + table)))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    @Order(9)
    void a_hospital_asks_whether_its_month_can_close_and_is_told_what_blocks_it() {
        as(hospital())
                .get("/api/v1/periods/2026-04/readiness")
                .then()
                .statusCode(200)
                .body("closable", equalTo(true))
                .body("bills", equalTo(11))
                .body("blocking.items", hasSize(0));
        ask(
                        "3261",
                        Map.of(
                                "data",
                                List.of(Map.of("trt_year", "2026", "trt_month", "04")),
                                "detail",
                                List.of(
                                        Map.of(
                                                "setl_sn", "AH8",
                                                "medfee_sumamt", "180.00",
                                                "optins_pay_sumamt", "80.00",
                                                "cnfm_flag", "0"))))
                .statusCode(200);
        upload(
                        csv(
                                row("AH1", 11_000, 1_000, 0, 0),
                                row("AH2", 12_000, 2_000, 0, 0),
                                row("AZ1", 100, 100, 0, 0)),
                        Map.of("month", "2026-04", "withRefunds", "false"))
                .statusCode(201)
                .body("here.bills", equalTo(9));
        for (String token : List.of(hospital(), TestKeys.token("fee-auditor", "auditor", WUHU))) {
            as(token)
                    .get("/api/v1/periods/2026-04/readiness")
                    .then()
                    .statusCode(200)
                    .body("closable", equalTo(false))
                    .body(
                            "blocking.items.settlementId",
                            equalTo(
                                    List.of(
                                            "AH3", "AH4", "AH5", "AH6", "AH7", "AH8", "AJ1",
                                            "AZ1")))
                    .body("blocking.items[0].reason", equalTo("open-difference"))
                    .body("blocking.items[0].differenceClass", equalTo("only-here"))
                    .body("blocking.items[0].remedy", containsString("重新上传"))
                    .body("blocking.items[7].differenceClass", equalTo("only-there"));
        }
        as(TestKeys.hospital("H" + WUHU + "00002"))
                .get("/api/v1/periods/2026-04/readiness")
                .then()
                .statusCode(200)
                .body("bills", equalTo(0))
                .body("blocking.items", hasSize(0));
        ask(
                        "3209A",
                        Map.of(
                                "data",
                                List.of(Map.of("begndate", "2026-04-01", "enddate", "2026-04-30"))))
                .statusCode(200)
                .body("output.data.setl_id", equalTo(List.of("AJ1")))
                .body("output.data[0].insu_admdvs", equalTo(NANJING));

        upload(balanced(), Map.of("month", "2026-04")).statusCode(201).body("open", equalTo(0));
        assertThat(standing("AH8")).as("its hospital said no").isEqualTo("2026-04 held");
        as(hospital())
                .get("/api/v1/periods/2026-04/readiness")
                .then()
                .body("blocking.items.settlementId", equalTo(List.of("AH8")))
                .body("blocking.items[0].reason", equalTo("not-confirmed"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(10)
    void a_hospital_applies_for_its_month_and_takes_that_back() {
        Map<String, String> data =
                new HashMap<>(
                        Map.of(
                                "clr_type", "21",
                                "setlym", "Thu Feb",
                                "psntime", "28.0",
                                "medfee_sumamt", "1270.00",
                                "med_sumfee", "1270.00",
                                "fund_appy_sum", "367.00",
                                "cash_payamt", "900.00",
                                "acct_pay", "3.00",
                                "begndate", "2026-04-01",
                                "enddate", "2026-04-30"));
        String id =
                ask("3203", Map.of("data", List.of(data)))
                        .statusCode(200)
                        .body("warnings[0]", equalTo("人次：申报28，中心9"))
                        .body("warnings", hasSize(2))
                        .extract()
                        .path("output.result.clr_appy_evt_id");
        assertThat(id).hasSize(30);
        ask("3203", Map.of("data", List.of(data)))
                .statusCode(400)
                .body("violations[0].message", containsString(id));
        ask("3205A", Map.of("data", List.of(Map.of("clr_ym", "202604"))))
                .statusCode(200)
                .body("output.data", hasSize(1))
                .body("output.data[0].clr_stas", equalTo("10"))
                .body("output.data[0].fund_appy_sum", equalTo("367.00"))
                .body("output.data[0].dfr_amt", equalTo("290.00"))
                .body("output.data[0].act_dfr_amt", equalTo("0.00"));
        ask("3695", Map.of("data", List.of(Map.of("clr_appy_evt_id", id, "page_size", "4"))))
                .statusCode(200)
                .body("output.data", hasSize(4))
                .body("output.page.lastPage", equalTo("false"));
        for (String query : List.of("3693", "3698", "3700", "3704")) {
            ask(query, Map.of("data", List.of(Map.of("clr_ym", "202604"))))
                    .statusCode(200)
                    .body("output.data[0].clr_appy_evt_id", equalTo(id));
        }
        ask("3702", Map.of("data", List.of(Map.of("clr_appy_evt_id", id))))
                .statusCode(200)
                .body("output.data.fund_pay_type", hasItem("310100"))
                .body(
                        "output.data.collect { it.fund_payamt as BigDecimal }.sum() as String",
                        equalTo("370.00"));
        String pdf =
                ask("3697", Map.of("data", List.of(Map.of("clr_appy_evt_id", id))))
                        .statusCode(200)
                        .body("output.data[0].filename", equalTo("月结算单-2026-04.pdf"))
                        .extract()
                        .path("output.data[0].file");
        assertThat(new String(Base64.getDecoder().decode(pdf), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        ask("3697", "H" + WUHU + "00002", Map.of("data", List.of(Map.of("clr_appy_evt_id", id))))
                .statusCode(400);
        ask("3206A", Map.of("data", List.of(Map.of())))
                .body("output.data[0].clr_optins", equalTo(WUHU));
        as(hospital())
                .get("/api/v1/hospital-payments?period=2026-04")
                .then()
                .statusCode(200)
                .body("applied", equalTo("290.00"))
                .body("reserved", equalTo("0.00"))
                .body("open", equalTo("290.00"));
        as(TestKeys.token("finance-checker", "checker", WUHU))
                .contentType("application/json")
                .body(
                        Map.of(
                                "institution", HOSPITAL,
                                "period", "2026-04",
                                "amount", "1.00",
                                "paidOn", "2026-05-20",
                                "bankReference", "B1"))
                .post("/api/v1/hospital-payments")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/period-not-generated"));
        as(TestKeys.token("finance-checker", "other", HEFEI))
                .get("/api/v1/hospital-payments?period=2026-04&institution=" + HOSPITAL)
                .then()
                .statusCode(403);

        ask("3204A", "H" + WUHU + "00002", Map.of("data", List.of(Map.of("clr_appy_evt_id", id))))
                .statusCode(400);
        ask("3204A", Map.of("data", List.of(Map.of("clr_appy_evt_id", id)))).statusCode(200);
        ask("3205A", Map.of("data", List.of(Map.of("clr_ym", "202604"))))
                .body("output.data", hasSize(0));
        ask(
                        "3692",
                        Map.of(
                                "data",
                                List.of(
                                        Map.of(
                                                "clr_type", "21",
                                                "begndate", "2026-04-01",
                                                "enddate", "2026-04-30"))))
                .statusCode(200)
                .body("warnings", hasSize(0));
        ask(
                        "3203",
                        Map.of(
                                "data",
                                List.of(
                                        Map.of(
                                                "clr_type", "21",
                                                "begndate", "2026-04-30",
                                                "enddate", "2026-05-01"))))
                .statusCode(400)
                .body("violations[0].field", equalTo("enddate"));
    }

    private static String balanced() {
        return csv(
                row("AH1", 11_000, 1_000, 0, 0),
                row("AH2", 12_000, 2_000, 0, 0),
                row("AH3", 13_000, 3_000, 0, 0),
                row("AH4", 14_000, 4_000, 0, 0),
                row("AH5", 15_000, 5_000, 0, 0),
                row("AH6", 16_000, 6_000, 0, 0),
                row("AH7", 17_000, 7_000, 0, 0),
                row("AH8", 18_000, 8_000, 0, 0),
                row("AH9", 19_000, 9_000, 0, 1),
                row("AH9", -19_000, -9_000, 0, 1),
                row("AJ1", 11_000, 700, 300, 0));
    }

    private static String csv(String... rows) {
        return "setl_id,mdtrt_id,psn_no,medfee_sumamt,fund_pay_sumamt,acct_pay,refd_setl_flag\n"
                + String.join("\n", rows);
    }

    private static String row(String id, long total, long fund, long account, int refunded) {
        return "%s,V,P,%s,%s,%s,%d".formatted(id, yuan(total), yuan(fund), yuan(account), refunded);
    }

    private static String yuan(long fen) {
        return org.crossregion.values.Money.ofFen(fen).toString();
    }

    private static String hospital() {
        return TestKeys.hospital(HOSPITAL);
    }

    private static ValidatableResponse upload(String content, Map<String, ?> fields) {
        var request =
                as(hospital())
                        .multiPart(
                                "file",
                                "list.csv",
                                content.getBytes(StandardCharsets.UTF_8),
                                "text/csv");
        fields.forEach((name, value) -> request.multiPart(name, value.toString()));
        return request.post("/api/v1/reconciliations").then();
    }

    private ValidatableResponse again() {
        return as(hospital())
                .contentType("application/json")
                .post("/api/v1/reconciliations/" + list + "/runs")
                .then()
                .statusCode(201);
    }

    private static List<Map<String, Object>> differences(String id, String query) {
        return as(hospital())
                .get("/api/v1/reconciliations/" + id + "/differences" + query)
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .extract()
                .path("items");
    }

    private long number(String settlementId) {
        return ((Number)
                        differences(list, "").stream()
                                .filter(row -> row.get("settlementId").equals(settlementId))
                                .findFirst()
                                .orElseThrow()
                                .get("no"))
                .longValue();
    }

    private static ValidatableResponse resolve(
            String role,
            String user,
            String region,
            long no,
            String way,
            Map<String, String> body) {
        return as(TestKeys.token(role, user, region))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/discrepancies/" + no + "/" + way)
                .then();
    }

    private ValidatableResponse statement(
            String insutype,
            String type,
            String begins,
            String ends,
            long count,
            String total,
            String fund,
            String account,
            String refunds) {
        return ask(
                        "3201",
                        Map.of(
                                "data",
                                List.of(
                                        Map.of(
                                                "insutype", insutype,
                                                "clr_type", type,
                                                "setl_optins", WUHU,
                                                "stmt_begndate", begins,
                                                "stmt_enddate", ends,
                                                "fixmedins_setl_cnt", Long.toString(count),
                                                "medfee_sumamt", total,
                                                "fund_pay_sumamt", fund,
                                                "acct_pay", account,
                                                "refd_setl_flag", refunds))))
                .statusCode(200);
    }

    private ValidatableResponse ask(String infno, Map<String, Object> input) {
        return ask(infno, HOSPITAL, input);
    }

    private ValidatableResponse ask(String infno, String institution, Map<String, Object> input) {
        return Desk.his(services.issue(), infno, institution, "R" + infno, input);
    }

    private static String zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String unzip(String base64) throws IOException {
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long rows(String table) {
        return count("select count(*) from " + table);
    }

    private void assertTotalsAreWhatTheFactsComeTo() {
        books.mustBalance(ANHUI, "2026-04");
    }
}
