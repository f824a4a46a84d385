package org.crossregion.filing.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Keys;
import org.crossregion.filing.desk.Sample;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

@QuarkusTest
@DeskTest
class ReferenceImportTest {

    private static final String WORKING_DAYS =
            """
            - year: 2031
              provisional: false
              holidays: ["2031-01-01", "2031-10-01"]
              worked_weekends: ["2031-10-11"]
            """;

    private static final String ACCOUNTS =
            """
            region,purpose,scheme,bank,account_name,account_no,valid_from
            220100,clearing,employee,示例银行,"长春市财政局,社会保障专户",9999000000000001,2026-01-01
            """;

    @Inject Jdbi database;

    @Test
    void the_same_file_again_changes_and_publishes_nothing() {
        Sample.load();
        Sample.importFile("working-days", WORKING_DAYS).body("imported", equalTo(1));
        Sample.importFile("fiscal-accounts", ACCOUNTS).body("imported", equalTo(1));
        long versions = versions();

        Map.of(
                        "regions",
                        Sample.REGIONS,
                        "institutions",
                        Sample.INSTITUTIONS,
                        "filing-policies",
                        Sample.preset("jilin"),
                        "working-days",
                        WORKING_DAYS,
                        "fiscal-accounts",
                        ACCOUNTS)
                .forEach(
                        (kind, file) ->
                                Sample.importFile(kind, file)
                                        .statusCode(200)
                                        .body("imported", equalTo(0)));
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void persons_imported_again_are_unchanged_although_ciphers_differ_each_time() {
        String person = Sample.person("220100");
        String row = row(person);

        Sample.importFile("persons", row).body("unchanged", equalTo(1));
        Sample.importFile("persons", row.replace("示例单位", "另一单位")).body("imported", equalTo(1));
    }

    @Test
    void a_changed_row_gets_the_next_version_and_the_old_one_stays_on_record() {
        Sample.load();
        String row =
                "code,name,pooling_region,member,valid_from,opening_stage,hosted\n"
                        + "220701,宁江区,220701,220701,2020-01-01,%s,true\n";
        Sample.importFile("regions", row.formatted("joint-testing")).statusCode(200);
        Sample.importFile("regions", row.formatted("open"))
                .statusCode(422)
                .body("violations[0].field", equalTo("line 2, opening_stage"));
        Sample.importFile("regions", row.formatted("institutions-adapting"))
                .body("imported", equalTo(1));

        List<String> stages =
                database.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select content ->> 'openingStage'
                                                from reference_version
                                                where kind = 'regions' and code = '220701'
                                                order by version
                                                """)
                                        .mapTo(String.class)
                                        .list());
        assertThat(stages).containsExactly("joint-testing", "institutions-adapting");
    }

    @Test
    void what_is_exported_can_be_imported_and_says_the_same() {
        String person = Sample.person("220100");
        Sample.importFile("working-days", WORKING_DAYS);
        Sample.importFile("fiscal-accounts", ACCOUNTS);

        for (String kind :
                List.of(
                        "regions",
                        "institutions",
                        "working-days",
                        "fiscal-accounts",
                        "filing-policies",
                        "persons")) {
            String file = Sample.export(kind);
            Sample.importFile(kind, file).statusCode(200).body("imported", equalTo(0));
        }
        assertThat(Sample.export("fiscal-accounts").lines()).containsAll(ACCOUNTS.lines().toList());
        assertThat(Sample.export("persons")).contains(person);
    }

    @Test
    void one_bad_line_keeps_the_whole_file_out_and_every_bad_line_is_named() {
        Sample.load();
        long versions = versions();

        rejected(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        220702,好的区,220702,220702,2020-01-01,open,true
                        22070,短的区,220702,220702,2020-01-01,open,true
                        220704,坏的区,220702,220702,2020-13-01,open,true
                        """)
                .body("violations.field", hasItems("line 3, code", "line 4, valid_from"));
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void a_pooling_region_must_be_known_and_pool_for_itself() {
        Sample.load();
        rejected(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        220705,甲区,640100,640100,2020-01-01,open,true
                        220706,乙区,220104,220100,2020-01-01,open,true
                        """)
                .body("violations.rule", equalTo(List.of("known", "pools")))
                .body("violations[0].field", equalTo("line 2, pooling_region"));
    }

    @Test
    void institutions_need_a_known_region_a_code_and_networks_in_network_mode() {
        Sample.load();
        String columns = Sample.INSTITUTIONS.lines().findFirst().orElseThrow() + "\n";
        rejected(
                        "institutions",
                        columns
                                + "X1,甲医院,hospital,02,220100,true,false,true,active,tif,\n"
                                + "H22010000008,乙医院,hospital,02,220100,true,false,true,active,network,\n"
                                + "H22010000008,丙医院,hospital,02,220100,true,false,true,active,network,"
                                + "10.0.0.0/33\n")
                .body(
                        "violations.field",
                        hasItems(
                                "line 2, code",
                                "line 3, gateway_networks",
                                "line 4, gateway_networks"));
        rejected(
                        "institutions",
                        columns
                                + "H64010000001,丁医院,hospital,02,640100,true,false,true,active,tif,\n")
                .body("violations[0].field", equalTo("line 2, region"));
    }

    @Test
    void persons_with_wrong_numbers_are_named_and_the_numbers_are_not_repeated() {
        Sample.load();
        String row = "%s,测试乙,2,%s,01,%s,,resident,1501,%s,2012-01-01,1,,false\n";
        ValidatableResponse rejected =
                rejected(
                        "persons",
                        Sample.PERSON_COLUMNS
                                + row.formatted(
                                        "88880001", "1949-12-31", "110105194912310021", "220100")
                                + row.formatted(
                                        "88880002", "1949-12-30", "11010519491231002X", "220100")
                                + row.formatted(
                                        "88880003", "2999-01-01", "999901299901010010", "220100"));
        rejected.body(
                "violations.field",
                equalTo(
                        List.of(
                                "line 2, certificate_no",
                                "line 3, birth_date",
                                "line 4, birth_date")));
        assertThat(rejected.extract().asString()).doesNotContain("1101051949");
    }

    @Test
    void one_certificate_is_one_person() {
        String person = Sample.person("220100");
        String row = row(person).replace("\n" + person + ",", "\n88880009,");

        rejected("persons", row)
                .body("violations[0].field", equalTo("line 2, certificate_no"))
                .body("violations[0].message", equalTo("is the number of person " + person));
    }

    @Test
    void a_persons_rows_must_agree_and_nobody_is_insured_twice_in_a_scheme() {
        String person = Sample.person("220100");
        String row = row(person);
        String second = row.split("\n")[1].replace("2008-01-01", "2015-01-01");

        rejected("persons", row + second + "\n")
                .body("violations.field", hasItem("line 3, status"));
        rejected("persons", row + second.replace("测试甲", "测试丁") + "\n")
                .body("violations.field", hasItem("line 3, person_no"));
        Sample.importFile("persons", row + second.replace("2015-01-01,1,", "2015-01-01,4,") + "\n")
                .statusCode(200)
                .body("imported", equalTo(1));
    }

    @Test
    void a_calendar_that_contradicts_itself_is_refused() {
        rejected(
                        "working-days",
                        """
                        - year: 2032
                          provisional: true
                          holidays: ["2031-12-31"]
                          worked_weekends: ["2032-01-05"]
                        """)
                .body("violations.rule", hasItems("year", "weekend"));
    }

    @Test
    void a_missing_column_is_named() {
        rejected("regions", "code,name\n220100,长春市\n")
                .body("violations.field", hasItem("line 1, pooling_region"));
    }

    @Test
    void the_digest_is_what_a_copy_computes_from_codes_and_versions() {
        Sample.load();
        StringBuilder lines = new StringBuilder();
        List<String> rows =
                database.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select code || ' ' || version from institution"
                                                        + " order by code")
                                        .mapTo(String.class)
                                        .list());
        rows.forEach(row -> lines.append(row).append('\n'));

        Desk.as(Keys.auditor())
                .get("/internal/audit/reference")
                .statusCode(200)
                .body(
                        "kind",
                        equalTo(
                                List.of(
                                        "agencies",
                                        "chronic-diseases",
                                        "filing-policies",
                                        "fiscal-accounts",
                                        "institutions",
                                        "persons",
                                        "regions",
                                        "special-identities",
                                        "working-days")))
                .body("find { it.kind == 'institutions' }.count", equalTo(rows.size()))
                .body(
                        "find { it.kind == 'institutions' }.sha256",
                        equalTo(sha256(lines.toString())));
    }

    @Test
    void the_presets_are_handed_out_as_files() {
        Desk.as(Keys.administrator())
                .get("/api/v1/filing-policies/presets/jilin")
                .statusCode(200)
                .body(equalTo(Sample.preset("jilin")));
        Desk.as(Keys.administrator())
                .get("/api/v1/filing-policies/presets/atlantis")
                .statusCode(404)
                .body("type", equalTo("/problems/preset-unknown"));
    }

    private static ValidatableResponse rejected(String kind, String file) {
        return Sample.importFile(kind, file)
                .statusCode(422)
                .body("type", equalTo("/problems/reference-rejected"));
    }

    /** The file of one sample person, whose number ends in the serial of the identity number. */
    private static String row(String person) {
        int number = Integer.parseInt(person.substring(4));
        return Sample.PERSON_COLUMNS + Sample.personRow(person, number, "220100", "1");
    }

    private long versions() {
        return database.withHandle(
                handle ->
                        handle.createQuery("select count(*) from reference_version")
                                .mapTo(Long.class)
                                .one());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
