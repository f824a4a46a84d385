package org.crossregion.clearing.run;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import jakarta.inject.Inject;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.crossregion.embedded.TestServices;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.identity.ProtectedIdentity;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A month of Hainan as files: of May 2027, where nobody else of this suite settles anything. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(TestKeys.class)
class ExportServiceTest extends Story {

    private static final String HAIKOU = "460100";
    private static final String SANYA = "460200";
    private static final String ELSEWHERE = "310000";
    private static final String MONTH = "2027-05";
    private static final Instant THEN = Instant.parse("2027-05-12T02:03:04Z");
    private static final String NUMBER = "999901195603010030";

    @ConfigProperty(name = "crossregion.clearing.exports")
    Path shelf;

    @Inject IdentityProtection protection;

    private boolean begun;

    /** Once, before the first test: the port is known to tests only. */
    @BeforeEach
    void begin() {
        if (begun) {
            return;
        }
        begun = true;
        publisher.region("460000", "海南省");
        publisher.region(HAIKOU, "海口市");
        publisher.region(SANYA, "三亚市");
        settle("HN1", HAIKOU, SANYA, "employee", 100_000, 5_000);
        ObjectNode taken = settle("HN2", HAIKOU, ELSEWHERE, "resident", 20_050, 0);
        settle("HN3", SANYA, HAIKOU, "employee", 7, 0);
        settle("HN4", HAIKOU, SANYA, "resident", 40_000, 0);
        settle("HN5", SANYA, ELSEWHERE, "employee", 1_000_000, 0);
        publisher.send(publisher.mirror(taken, "HN2M", "refund", THEN.plusSeconds(60)));
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                count(
                                                        "select count(*) from allotted_detail where settlement_id like 'HN%'")
                                                == 6
                                        && count(
                                                        "select count(*) from region where code like '46%'")
                                                == 3);
        Desk.post(
                        "/api/v1/details/HN4/hold",
                        "fee-auditor",
                        "auditor",
                        HAIKOU,
                        Map.of("reason", "发票号码待核实"))
                .statusCode(200);
        standsAlone("HN1", 1_234);
    }

    @Test
    void finance_gets_what_clears_from_both_sides_with_control_totals_that_are_the_months() {
        JsonPath done = written(Map.of("clearingPeriod", MONTH, "format", "csv"));

        assertThat(done.getLong("rowsDone")).isEqualTo(5);
        assertThat(done.getInt("percent")).isEqualTo(100);
        assertThat(done.getString("totals.insured.cleared")).isEqualTo("1050.00");
        assertThat(done.getString("totals.insured.deducted")).isEqualTo("12.34");
        assertThat(done.getString("totals.insured.net")).isEqualTo("1037.66");
        assertThat(done.getString("totals.treatment.net")).isEqualTo("0.07");
        assertThat(done.getLong("totals.all.cases")).isEqualTo(2);
        List<List<String>> rows = csv(done);
        assertThat(rows.get(0)).startsWith("结算编号", "类型", "本地为", "层级").contains("应清算净额");
        assertThat(rows.stream().map(row -> row.get(0)))
                .containsExactly(
                        "结算编号",
                        "HN1",
                        "HN1",
                        "HN2",
                        "HN2M",
                        "HN3",
                        "合计：参保地（应付）",
                        "合计：就医地（应收）",
                        "合计");
        assertThat(rows.get(1))
                .contains("结算", "参保地（应付）", "省内", "海口市", "三亚市", "2027-05-12 10:03:04");
        assertThat(rows.get(3)).contains("跨省", "200.50");
        assertThat(rows.get(4)).contains("退费", "-200.50");
        assertThat(last(rows.get(8))).isEqualTo("1037.73");
        assertThat(count("select count(*) from audit_entry where action = 'detail-export-written'"))
                .isPositive();
    }

    @Test
    void chosen_columns_come_in_their_order_and_conditions_narrow_the_rows() {
        JsonPath done =
                written(
                        Map.of(
                                "originPeriod",
                                MONTH,
                                "state",
                                "all",
                                "side",
                                "insured",
                                "scheme",
                                "resident",
                                "counterparty",
                                SANYA,
                                "format",
                                "csv",
                                "columns",
                                List.of("total", "settlementId", "state", "clearingPeriod")));

        assertThat(csv(done))
                .containsExactly(
                        List.of("医疗费总额", "结算编号", "清算状态", "清算期"),
                        List.of("500.00", "HN4", "暂缓", MONTH),
                        List.of("合计", "", "", ""));
        assertThat(done.getString("totals.all.total")).isEqualTo("500.00");
    }

    @Test
    void a_workbook_has_numbers_in_its_cells_and_says_what_it_is() throws IOException {
        JsonPath done =
                written(
                        Map.of(
                                "clearingPeriod",
                                MONTH,
                                "institution",
                                "H46020000001",
                                "kind",
                                "settlement"));

        byte[] file = file(done, "finance-maker").statusCode(200).extract().asByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Sheet sheet = workbook.getSheetAt(0);
            Row heading = sheet.getRow(0);
            int total = 0;
            while (!heading.getCell(total).getStringCellValue().equals("医疗费总额")) {
                total++;
            }
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("HN1");
            assertThat(sheet.getRow(1).getCell(total).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(sheet.getRow(1).getCell(total).getNumericCellValue()).isEqualTo(1150.0);
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("合计");
            assertThat(workbook.getSheet("说明").getRow(0).getCell(1).getStringCellValue())
                    .isEqualTo(HAIKOU);
        }
        assertThat(done.getLong("rowsTotal")).isEqualTo(1);
    }

    @Test
    void numbers_of_persons_are_masked_unless_an_auditor_asks_and_the_file_lies_sealed()
            throws IOException {
        Map<String, Object> asked =
                Map.of(
                        "clearingPeriod",
                        MONTH,
                        "side",
                        "treatment",
                        "format",
                        "csv",
                        "columns",
                        List.of("settlementId", "identityNo"));
        assertThat(csv(written(asked)).get(1)).containsExactly("HN3", "999***********0030");

        Map<String, Object> clear = new HashMap<>(asked);
        clear.put("identity", "clear");
        ask(clear, "finance-maker", HAIKOU).statusCode(403);
        JsonPath done = written(clear, "fee-auditor");
        file(done, "finance-maker").statusCode(403);
        String text = file(done, "fee-auditor").extract().body().asString();
        assertThat(text).contains("HN3," + NUMBER);
        Path lying = shelf.resolve(done.getString("id") + ".export");
        assertThat(new String(Files.readAllBytes(lying), StandardCharsets.ISO_8859_1))
                .doesNotContain(NUMBER);
    }

    @Test
    void what_cannot_be_is_refused_by_field() {
        ask(Map.of(), "finance-maker", HAIKOU)
                .statusCode(400)
                .body("violations[0].field", equalTo("clearingPeriod"));
        ask(Map.of("originPeriod", "2027"), "finance-maker", HAIKOU)
                .statusCode(400)
                .body("violations[0].field", equalTo("originPeriod"));
        ask(
                        Map.of("clearingPeriod", MONTH, "columns", List.of("net", "no such")),
                        "finance-maker",
                        HAIKOU)
                .statusCode(400)
                .body("violations[0].field", equalTo("columns"));
        ask(Map.of("clearingPeriod", MONTH, "institution", "x' or 1=1 --"), "finance-maker", HAIKOU)
                .statusCode(400)
                .body("violations.field", hasItem("institution"));
        ask(Map.of("clearingPeriod", MONTH, "region", SANYA), "finance-maker", HAIKOU)
                .statusCode(403);
        ask(Map.of("clearingPeriod", MONTH), "hospital", HAIKOU).statusCode(403);
        given().auth()
                .oauth2(TestKeys.token("auditor", "a", HAIKOU))
                .get("/api/v1/detail-exports/columns")
                .then()
                .statusCode(200)
                .body("find { it.name == 'net' }.title", equalTo("应清算净额"));
    }

    @Test
    void another_region_knows_nothing_of_it_and_what_is_withdrawn_is_gone() {
        JsonPath done = written(Map.of("clearingPeriod", MONTH, "format", "csv-gbk"));
        String address = "/api/v1/detail-exports/" + done.getString("id");

        as("finance-maker", SANYA).get(address).then().statusCode(404);
        as("finance-maker", SANYA).get(address + "/file").then().statusCode(404);
        as("finance-maker", SANYA).delete(address).then().statusCode(404);
        as("authority", "460000").get(address).then().statusCode(200);
        as("finance-maker", HAIKOU)
                .get("/api/v1/detail-exports?limit=500")
                .then()
                .body("items.id", hasItem(done.getString("id")));
        as("finance-maker", ELSEWHERE)
                .get("/api/v1/detail-exports")
                .then()
                .body("items", hasSize(0));

        as("finance-maker", HAIKOU)
                .delete(address)
                .then()
                .statusCode(200)
                .body("state", equalTo("withdrawn"));
        file(done, "finance-maker").statusCode(410).body("type", equalTo("/problems/export-gone"));
        as("finance-maker", HAIKOU)
                .get("/api/v1/detail-exports/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void one_that_was_left_in_the_middle_is_written_again_to_the_same_bytes() throws IOException {
        JsonPath done = written(Map.of("clearingPeriod", MONTH, "format", "csv"));
        byte[] whole = file(done, "finance-maker").extract().asByteArray();
        UUID left = UUID.randomUUID();
        Path draft = shelf.resolve(left + ".draft");
        Files.write(draft, "half of a file".getBytes(StandardCharsets.UTF_8));

        // As an instance leaves it that was killed: begun, some rows told of, a draft, no lock.
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                insert into detail_export (id, region, criteria, format, identity,
                                                           state, rows_total, rows_done, attempts,
                                                           requested_by, requested_at, started_at)
                                select ?, region, criteria, format, identity, 'running', rows_total,
                                       2, 1, requested_by, requested_at, started_at
                                from detail_export
                                where id = ?
                                """,
                                left,
                                UUID.fromString(done.getString("id"))));

        String address = "/api/v1/detail-exports/" + left;
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("finance-maker", HAIKOU).get(address).path("state").equals("done"));
        JsonPath again = as("finance-maker", HAIKOU).get(address).jsonPath();
        assertThat(again.getLong("rowsDone")).isEqualTo(done.getLong("rowsDone"));
        assertThat(file(again, "finance-maker").extract().asByteArray()).isEqualTo(whole);
        assertThat(Files.exists(draft)).isFalse();
    }

    private ObjectNode settle(
            String id, String insured, String treatment, String scheme, long fund, long account) {
        ProtectedIdentity number = protection.protect(NUMBER);
        ObjectNode bill = publisher.settlement(id, insured, treatment, scheme, THEN, fund, account);
        bill.putObject("identity")
                .put("cipher", number.cipher())
                .put("index", number.index())
                .put("keyId", number.keyId());
        publisher.send(bill);
        return bill;
    }

    /** As deducted from a settlement of another month would stand; no table is drawn of it here. */
    private void standsAlone(String settlement, long fen) {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(
                handle -> {
                    handle.execute(
                            """
                            insert into deduction (id, settlement_id, origin_period, insured_region,
                                treatment_region, scheme, care_type, institution, source, reason,
                                gross_fen, pooling_fen, civil_servant_fen, enterprise_fen,
                                serious_illness_fen, large_amount_fen, disabled_fen, medical_aid_fen,
                                other_fen, account_fen, personal_fen, evidence, recorded_by,
                                recorded_at)
                            select ?, settlement_id, origin_period, insured_region,
                                treatment_region, scheme, care_type, institution, 'audit', 'other',
                                ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, '1', 'a', settled_at
                            from allotted_detail where settlement_id = ?
                            """,
                            id,
                            fen,
                            fen,
                            settlement);
                    handle.execute(
                            """
                            insert into deduction_entry (deduction_id, kind, settlement_id,
                                                         clearing_period, amount_fen, booked_at)
                            values (?, 'deduction', ?, ?, ?, now())
                            """,
                            id,
                            settlement,
                            MONTH,
                            fen);
                });
    }

    private JsonPath written(Map<String, Object> asked) {
        return written(asked, "finance-maker");
    }

    private JsonPath written(Map<String, Object> asked, String role) {
        String id =
                ask(asked, role, HAIKOU)
                        .statusCode(201)
                        .body("state", equalTo("waiting"))
                        .extract()
                        .path("id");
        String address = "/api/v1/detail-exports/" + id;
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as(role, HAIKOU).get(address).path("state").equals("done"));
        return as(role, HAIKOU).get(address).jsonPath();
    }

    private static ValidatableResponse ask(Map<String, Object> asked, String role, String region) {
        return as(role, region)
                .contentType("application/json")
                .body(asked)
                .post("/api/v1/detail-exports")
                .then();
    }

    private static RequestSpecification as(String role, String region) {
        return Desk.as(role, "somebody", region);
    }

    private static ValidatableResponse file(JsonPath done, String role) {
        return as(role, HAIKOU)
                .get("/api/v1/detail-exports/" + done.getString("id") + "/file")
                .then();
    }

    private static List<List<String>> csv(JsonPath done) {
        String text =
                new String(
                        file(done, "finance-maker").statusCode(200).extract().asByteArray(),
                        StandardCharsets.UTF_8);
        return text.substring(1).lines().map(line -> List.of(line.split(",", -1))).toList();
    }

    private static String last(List<String> row) {
        return row.get(row.size() - 1);
    }
}
