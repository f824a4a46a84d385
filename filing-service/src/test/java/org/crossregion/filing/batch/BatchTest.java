package org.crossregion.filing.batch;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.batch.ListOfPeople.COLUMNS;
import static org.crossregion.filing.batch.ListOfPeople.REGION;
import static org.crossregion.filing.batch.ListOfPeople.UNIT;
import static org.crossregion.filing.batch.ListOfPeople.get;
import static org.crossregion.filing.batch.ListOfPeople.row;
import static org.crossregion.filing.batch.ListOfPeople.upload;
import static org.crossregion.filing.batch.ListOfPeople.work;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Keys;
import org.crossregion.filing.desk.Sample;
import org.crossregion.sheet.Sheet;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.SheetLimits;
import org.crossregion.sheet.SheetRow;
import org.crossregion.values.Beijing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Lists of employers over REST, as Guangzhou wants them (S2 ①, notes below both tables). */
@QuarkusTest
@DeskTest
class BatchTest {

    @Inject Clock clock;

    /** A merged number on a list is the person's under the number that stays. */
    @Test
    void a_row_of_a_merged_number_is_the_person_under_the_number_that_stays() {
        LocalDate from = Beijing.day(clock.instant());
        String one = Sample.person(REGION);
        String other = Sample.person(REGION);
        given().auth()
                .oauth2(Keys.clerk(REGION))
                .contentType("application/json")
                .body(Map.of("into", one, "reason", "重复登记"))
                .post("/api/v1/persons/" + other + "/merge")
                .then()
                .statusCode(200);

        String first = work(ListOfPeople.file(SheetFormat.XLSX, List.of(row(other, from))), 1);
        get(first + "/rows").body("items[0].outcome", equalTo("filed"));
        String filing = get(first + "/rows").extract().path("items[0].filingId");
        given().auth()
                .oauth2(Keys.clerk(REGION))
                .get("/api/v1/filings/" + filing)
                .then()
                .body("personNo", equalTo(one));
        String again = work(ListOfPeople.file(SheetFormat.XLSX, List.of(row(one, from))), 1);
        get(again + "/rows")
                .body("items[0].outcome", equalTo("already-filed"))
                .body("items[0].filingId", equalTo(filing));
    }

    @BeforeEach
    void load() {
        ListOfPeople.load();
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void accepted_rows_are_filed_and_the_mended_list_files_only_what_is_missing(
            SheetFormat format) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rows.add(row(today()));
        }
        rows.get(1).put("姓名", "测试乙");
        rows.get(2).put("定点医疗机构1", "H99999999999");
        rows.get(3).put("单位证明", "");
        String id = work(ListOfPeople.file(format, rows), 4);

        get(id).body("read", equalTo(4))
                .body("checked", equalTo(4))
                .body("filed", equalTo(1))
                .body("rejected", equalTo(3));
        Sheet result = Sheet.read(ListOfPeople.result(id), SheetLimits.ofRows(100));
        assertThat(result.format()).isEqualTo(format);
        assertThat(texts(result.rows().get(0)).subList(0, COLUMNS.size())).isEqualTo(COLUMNS);
        int reasons = COLUMNS.size() + 2;
        assertThat(result.rows().get(1).cell(COLUMNS.size()).text()).isEqualTo("已备案");
        assertThat(result.rows().get(2).cell(reasons).text()).isEqualTo("姓名：姓名与参保登记不一致");
        assertThat(result.rows().get(3).cell(reasons).text()).isEqualTo("定点医疗机构1：没有此医疗机构编码");
        assertThat(result.rows().get(4).cell(reasons).text()).isEqualTo("单位证明：缺少材料：单位证明");

        rows.get(1).put("姓名", "测试甲");
        rows.get(2).put("定点医疗机构1", ListOfPeople.HOSPITAL);
        rows.get(3).put("单位证明", "已交");
        String second = work(ListOfPeople.file(format, rows), 4);
        get(second)
                .body("filed", equalTo(3))
                .body("alreadyFiled", equalTo(1))
                .body("rejected", equalTo(0));
    }

    @Test
    void the_offending_cell_is_coloured_and_says_why_and_the_result_can_be_mended_in_place()
            throws Exception {
        List<Map<String, String>> rows = List.of(row(today()), row(today()));
        rows.get(1).put("开始日期", "明天");
        String id = work(ListOfPeople.file(SheetFormat.XLSX, rows), 2);

        byte[] result = ListOfPeople.result(id);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(result))) {
            var cell = workbook.getSheetAt(0).getRow(2).getCell(COLUMNS.indexOf("开始日期"));
            assertThat(cell.getCellComment().getString().getString()).contains("不是日期");
            assertThat(cell.getCellStyle().getFillForegroundColorColor()).isNotNull();
            cell.setCellValue(today().toString());
            var mended = new java.io.ByteArrayOutputStream();
            workbook.write(mended);
            String second = work(mended.toByteArray(), 2);
            get(second).body("filed", equalTo(1)).body("alreadyFiled", equalTo(1));
        }
    }

    @Test
    void every_row_is_checked_by_the_rules_of_a_single_application() {
        Map<String, String> good = row(today());
        Map<String, String> ownRegion = row(today());
        ownRegion.put("就医地区划", REGION);
        Map<String, String> nobody = row(today());
        nobody.put("证件号码", "999901195603019999");
        Map<String, String> notInsured = row(Sample.person(REGION, "2"), today());
        Map<String, String> elsewhere = row(Sample.person("220100"), today());
        Map<String, String> wrongNumber = row(today());
        wrongNumber.put("证件号码", "440105194912310021");
        Map<String, String> twice = new LinkedHashMap<>(good);
        String id =
                work(
                        ListOfPeople.file(
                                SheetFormat.CSV,
                                List.of(
                                        good,
                                        ownRegion,
                                        nobody,
                                        notInsured,
                                        elsewhere,
                                        wrongNumber,
                                        twice)),
                        7);

        get(id + "/rows")
                .body("items[0].outcome", equalTo("filed"))
                .body("items[1].faults[0].code", equalTo("own-region"))
                .body("items[2].faults[0].code", equalTo("person-unknown"))
                .body("items[3].faults[0].code", equalTo("not-insured"))
                .body("items[4].faults[0].code", equalTo("region-differs"))
                .body("items[5].faults[0].code", equalTo("identity-number"))
                .body("items[6].faults[0].code", equalTo("twice-in-file"))
                .body("items[6].faults[0].message", equalTo("与第 2 行重复"));
        String filing = get(id + "/rows").extract().path("items[0].filingId");
        Desk.of(REGION)
                .get("/api/v1/filings/" + filing)
                .body("state", equalTo("submitted"))
                .body("channel", equalTo("batch"))
                .body("category", equalTo("retiree"))
                .body("history[0].author", equalTo("filing-clerk-" + REGION));
        get(id + "/rows?outcome=rejected&limit=2")
                .body("items.size()", equalTo(2))
                .body("next", equalTo("4"));
    }

    @Test
    void any_list_is_split_without_rest_and_mending_converges_until_all_is_filed() {
        Random random = new Random(20261122);
        List<Map<String, String>> good = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            good.add(row(today()));
        }
        List<Map<String, String>> list = new ArrayList<>();
        for (Map<String, String> row : good) {
            Map<String, String> spoilt = new LinkedHashMap<>(row);
            for (int defects = random.nextInt(3); defects > 0; defects--) {
                String column = COLUMNS.get(random.nextInt(COLUMNS.size()));
                List<String> wrong = List.of("", "＝1+1", "430100", "2026-02-30", "无", "H1");
                spoilt.put(column, wrong.get(random.nextInt(wrong.size())));
            }
            list.add(spoilt);
        }
        Set<String> filings = new HashSet<>();
        int rejected = Integer.MAX_VALUE;
        for (int round = 0; rejected > 0; round++) {
            assertThat(round).isLessThan(5);
            String id = work(ListOfPeople.file(SheetFormat.CSV, list), 40);
            Map<String, Integer> told = get(id).extract().path("");
            rejected = told.get("rejected");
            assertThat(told.get("filed") + told.get("alreadyFiled") + rejected).isEqualTo(40);
            JsonPath outcomes = get(id + "/rows").extract().jsonPath();
            for (int i = 0; i < list.size(); i++) {
                String item = "items[" + i + "].";
                if (outcomes.getString(item + "outcome").equals("rejected")) {
                    mend(
                            list.get(i),
                            good.get(i),
                            outcomes.getList(item + "faults.column", String.class));
                } else {
                    filings.add(outcomes.getString(item + "filingId"));
                }
            }
        }
        assertThat(filings).hasSize(40);
    }

    /** Puts right what was told, and if nothing of the row is wrong with that cell, the row. */
    private static void mend(
            Map<String, String> row, Map<String, String> right, List<String> columns) {
        Map<String, String> before = new LinkedHashMap<>(row);
        for (String column : columns) {
            BatchColumnsOfTest.title(column)
                    .ifPresent(title -> row.put(title, right.getOrDefault(title, "")));
        }
        if (row.equals(before)) {
            row.putAll(right);
        }
    }

    @Test
    void a_wrong_head_count_holds_the_list_until_somebody_decides() {
        byte[] file = ListOfPeople.file(SheetFormat.CSV, List.of(row(today()), row(today())));
        String id =
                upload(file, 3).statusCode(202).body("state", equalTo("held")).extract().path("id");
        get(id + "/result").statusCode(409).body("type", equalTo("/problems/batch-unfinished"));

        decide(id, "release").statusCode(200).body("state", equalTo("waiting"));
        ListOfPeople.await(id);
        get(id).body("filed", equalTo(2)).body("decision", equalTo("已与单位核对"));
        decide(id, "withdrawal").statusCode(409).body("type", equalTo("/problems/batch-not-held"));

        String other =
                upload(ListOfPeople.file(SheetFormat.CSV, List.of(row(today()))), 9)
                        .extract()
                        .path("id");
        decide(other, "withdrawal").statusCode(200).body("state", equalTo("withdrawn"));
        get(other + "/result").statusCode(409).body("type", equalTo("/problems/batch-withdrawn"));
        // More people than the unit has by its registration.
        upload(
                        "GZ000002",
                        ListOfPeople.file(
                                SheetFormat.CSV, List.of(row(today()), row(today()), row(today()))),
                        3)
                .statusCode(202)
                .body("state", equalTo("held"));
    }

    private static io.restassured.response.ValidatableResponse decide(String id, String step) {
        return Desk.of(REGION)
                .post("/api/v1/filing-batches/" + id + "/" + step, Map.of("reason", "已与单位核对"));
    }

    @Test
    void a_policy_may_turn_a_list_with_a_wrong_head_count_away() {
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        441900,东莞市,441900,441900,2020-01-01,open,true
                        """)
                .statusCode(200);
        Sample.importFile(
                        "filing-policies",
                        Sample.preset("guangzhou")
                                .replace("\"440100\"", "\"441900\"")
                                .replace("headCount: hold", "headCount: refuse"))
                .statusCode(200);
        Sample.importFile(
                        "employers",
                        """
                        unit_no,name,region,type,head_count,contact,phone,clerk_name,\
                        clerk_certificate_no,bank,account_name,account_no,valid_from,valid_until
                        DG000001,东莞示例厂,441900,normal,,,,,,,,,2010-01-01,
                        """)
                .statusCode(200);
        given().auth()
                .oauth2(Keys.clerk("441900"))
                .contentType("text/csv")
                .body(ListOfPeople.file(SheetFormat.CSV, List.of(row(today()))))
                .post("/api/v1/filing-batches?region=441900&employer=DG000001&headCount=2")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/head-count-differs"))
                .body("violations[0].field", equalTo("headCount"));
    }

    @Test
    void whoever_is_registered_with_another_unit_is_not_filed_by_this_one() {
        String person = Sample.person(REGION);
        Sample.importFile(
                        "employments",
                        "person_no,unit_no,valid_from,valid_until\n"
                                + person
                                + ",GZ000002,2020-01-01,\n")
                .statusCode(200);
        byte[] file = ListOfPeople.file(SheetFormat.CSV, List.of(row(person, today())));
        String id = work(file, 1);
        get(id + "/rows").body("items[0].faults[0].code", equalTo("employer-differs"));

        String own = upload("GZ000002", file, 1).statusCode(202).extract().path("id");
        ListOfPeople.await(own);
        get(own).body("filed", equalTo(1));
        Desk.of(REGION)
                .get("/api/v1/employers/GZ000002")
                .body("registered", equalTo(1))
                .body("headCountAgrees", equalTo(false));
    }

    @Test
    void files_that_are_no_list_are_refused_by_name() {
        upload(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 1)
                .statusCode(422)
                .body("type", equalTo("/problems/batch-file-not-accepted"))
                .body("violations[0].rule", equalTo("xls"));
        upload("姓名,证件号码\n测试甲,1\n".getBytes(StandardCharsets.UTF_8), 1)
                .statusCode(422)
                .body("violations.rule", hasItem("column-missing"))
                .body("violations.message", hasItem(containsString("备案类型")));
        upload(ListOfPeople.file(SheetFormat.CSV, List.of()), 1)
                .statusCode(422)
                .body("violations[0].rule", equalTo("empty"));
        upload("GZ000003", ListOfPeople.file(SheetFormat.CSV, List.of(row(today()))), 1)
                .statusCode(422)
                .body("type", equalTo("/problems/employer-of-other-region"));
        get("B4401002611229999999")
                .statusCode(404)
                .body("type", equalTo("/problems/batch-unknown"));
        upload("GZ999999", ListOfPeople.file(SheetFormat.CSV, List.of(row(today()))), 1)
                .statusCode(422)
                .body("type", equalTo("/problems/employer-unknown"));
    }

    @Test
    void the_same_key_takes_one_list_once_and_no_other_list() {
        byte[] file = ListOfPeople.file(SheetFormat.CSV, List.of(row(today())));
        byte[] other = ListOfPeople.file(SheetFormat.CSV, List.of(row(today())));
        String key = "batch-" + System.nanoTime();
        String first = withKey(key, file).statusCode(202).extract().path("id");
        withKey(key, file).statusCode(202).body("id", equalTo(first));
        withKey(key, other).statusCode(409);
        ListOfPeople.await(first);
    }

    private static io.restassured.response.ValidatableResponse withKey(String key, byte[] file) {
        return given().auth()
                .oauth2(Keys.clerk(REGION))
                .header("Idempotency-Key", key)
                .multiPart("file", "名单.csv", file)
                .multiPart("region", REGION)
                .multiPart("employer", UNIT)
                .multiPart("headCount", 1)
                .post("/api/v1/filing-batches")
                .then();
    }

    @Test
    void a_list_may_come_as_the_body_itself_and_only_its_region_s_clerks_see_it() {
        byte[] file = ListOfPeople.file(SheetFormat.XLSX, List.of(row(today())));
        String id =
                given().auth()
                        .oauth2(Keys.clerk(REGION))
                        .contentType("application/octet-stream")
                        .body(file)
                        .post(
                                "/api/v1/filing-batches?region=440100&employer=GZ000001"
                                        + "&headCount=1&channel=employer")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        ListOfPeople.await(id);
        get(id).body("filed", equalTo(1)).body("channel", equalTo("employer"));
        Desk.of("220100").get("/api/v1/filing-batches/" + id).statusCode(403);
        Desk.of("220100").get("/api/v1/filing-batches/" + id + "/result").statusCode(403);
        Desk.of("220100")
                .get("/api/v1/filing-batches?limit=500")
                .body("items.id", org.hamcrest.Matchers.not(hasItem(id)));
    }

    @Test
    void the_template_of_a_category_has_its_materials_and_a_filled_one_is_taken() throws Exception {
        byte[] template =
                get("template?region=440100&category=retiree&format=xlsx")
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
            assertThat(sheet.getDataValidations()).isNotEmpty();
            List<String> titles = new ArrayList<>();
            sheet.getRow(0).forEach(cell -> titles.add(cell.getStringCellValue()));
            assertThat(titles).contains("单位证明").doesNotContain("《学校办理异地就医证明表》");
            Map<String, String> row = row(today());
            var written = sheet.createRow(1);
            for (int i = 0; i < titles.size(); i++) {
                if (row.containsKey(titles.get(i))) {
                    written.createCell(i).setCellValue(row.get(titles.get(i)));
                }
            }
            var filled = new java.io.ByteArrayOutputStream();
            workbook.write(filled);
            get(work(filled.toByteArray(), 1)).body("filed", equalTo(1));
        }
        get("template?region=440100&format=csv").statusCode(200);
        get("template?region=440100&category=nobody").statusCode(400);
    }

    private static List<String> texts(SheetRow row) {
        return row.cells().stream().map(cell -> cell.text()).toList();
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
