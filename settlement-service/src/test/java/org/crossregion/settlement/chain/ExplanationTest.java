package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.crossregion.settlement.chain.World.fields;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.values.Money;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A bill names for each amount its rule, version and inputs; and its sheet can carry all that. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class ExplanationTest {

    /** Where a large-amount layer is not settled directly. */
    private static final String REGION = "220700";

    @Inject World world;
    @Inject Jdbi jdbi;

    private final Hospital hospital = new Hospital(World.HOSPITAL);

    @Test
    void a_bill_says_what_is_suspended_what_is_claimed_where_and_which_lines_made_its_parts()
            throws IOException {
        world.build();
        world.region(REGION, "open", true, 1);
        world.until("select count(*) = 1 from region where code = '" + REGION + "'");
        world.kind("benefit-policies")
                .importFile(
                        new String(
                                        World.class
                                                .getResourceAsStream(
                                                        "/policies/sample-mudanjiang-employee.yaml")
                                                .readAllBytes(),
                                        StandardCharsets.UTF_8)
                                .replace("\"231000\"", '"' + REGION + '"')
                                .getBytes(StandardCharsets.UTF_8));
        String visit = hospital.stay(suspended());
        hospital.uploaded(
                visit,
                List.of(
                        line("1", World.BED, "60000.00", 1000),
                        line("2", World.SCAN, "3000.00", 10),
                        line("3", World.VIP, "700.00", 1),
                        line("4", "not-in-the-catalogue", "5.00", 1)));
        String bill =
                hospital.settle(visit, fields("total", "63705.00", "useAccount", true))
                        .then()
                        .statusCode(200)
                        .body("account", equalTo("0.00"))
                        .extract()
                        .path("id");

        JsonPath explanation =
                hospital.get("/api/v1/settlements/" + bill + "/explanation")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        assertThat(explanation.getString("policy")).isEqualTo("sample-mudanjiang-employee");
        assertThat(explanation.getInt("amounts[0].policyVersion")).isEqualTo(1);
        assertThat(explanation.getList("notes.code", String.class))
                .containsExactlyInAnyOrder("account-suspended", "claim-at-home");
        // In scope 42,340: (42,340 − 500) × 85 % = 35,564, of which 24,000; 90 % of 11,564.
        assertThat(explanation.getString("notes.find { it.code == 'claim-at-home' }.chinese"))
                .contains("10407.60", "大额医疗费用补助保险经办机构", "区" + REGION);
        Map<String, String> parts =
                Map.of(
                        "full-self-pay", "705.00",
                        "over-limit", "20400.00",
                        "prior-self-pay", "260.00",
                        "in-scope", "42340.00");
        for (Map<String, Object> part : explanation.<Map<String, Object>>getList("parts")) {
            assertThat(part.get("amount")).isEqualTo(parts.get(part.get("part")));
            assertThat(
                            Money.sum(
                                    JsonPath.from(
                                                    new com.fasterxml.jackson.databind
                                                                    .ObjectMapper()
                                                            .writeValueAsString(part))
                                            .getList("lines.share", String.class)
                                            .stream()
                                            .map(Money::ofYuan)
                                            .toList()))
                    .isEqualTo(Money.ofYuan((String) part.get("amount")));
        }
        assertThat(explanation.getList("parts[0].lines.lineNo", String.class))
                .containsExactlyInAnyOrder("3", "4");
        assertThat(explanation.getList("amounts.rule", String.class))
                .contains("filed", "deductible", "segment", "ceiling", "pooling", "cash");

        printed(bill);
        mirrored(bill);
        planted(bill, visit);
    }

    private void printed(String bill) throws IOException {
        assertThat(text(bill, "&explanation=true"))
                .contains("计算说明", "sample-mudanjiang-employee", "Deductible of admission 1")
                .contains("not settled directly", "个人账户因异地就医备案暂停使用")
                .contains("自费、超限价及先行自付明细", "特需病房");
        assertThat(text(bill, "")).contains("计算说明").doesNotContain("Deductible of admission");
        for (String format : List.of("json", "xlsx", "csv", "html")) {
            hospital.get("/api/v1/forms/5?explanation=true&format=" + format + "&id=" + bill)
                    .then()
                    .statusCode(200);
        }
    }

    private String text(String bill, String parameters) throws IOException {
        byte[] pdf =
                hospital.get("/api/v1/forms/5?format=pdf&id=" + bill + parameters)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        Path papers = Files.createDirectories(Path.of("target", "papers"));
        Files.write(papers.resolve("5-explained" + parameters.length() + ".pdf"), pdf);
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace("\r\n", "\n").replace("\n", "");
        }
    }

    private void mirrored(String bill) {
        String mirror = hospital.cancel(bill).then().statusCode(200).extract().path("id");

        hospital.get("/api/v1/settlements/" + mirror + "/explanation")
                .then()
                .statusCode(200)
                .body("of", equalTo(bill))
                .body("notes.code", hasItem("cancellation"))
                .body("notes[0].english", containsString(bill));
        hospital.get("/api/v1/forms/5?explanation=true&format=pdf&id=" + mirror)
                .then()
                .statusCode(200);
    }

    /** Ten yuan of a stored line go from one part to another: nothing is printed any more. */
    private void planted(String bill, String visit) {
        String shift =
                "update fee_line set in_scope_fen = in_scope_fen - 1000 * %d,"
                        + " prior_self_pay_fen = prior_self_pay_fen + 1000 * %d"
                        + " where visit_id = '"
                        + visit
                        + "' and line_no = '2'";
        jdbi.useHandle(handle -> handle.execute(shift.formatted(1, 1)));

        hospital.get("/api/v1/forms/5?format=pdf&id=" + bill)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/sheet-does-not-add-up"))
                .body("detail", containsString(bill));

        jdbi.useHandle(handle -> handle.execute(shift.formatted(-1, -1)));
        hospital.get("/api/v1/forms/5?format=json&id=" + bill).then().statusCode(200);
    }

    private String suspended() {
        String personNo = world.person("employee", "12", REGION);
        Map<String, Object> filing = World.filing(personNo, "resettled-retiree", "active", 1);
        filing.put("insuredRegion", REGION);
        filing.put("accountSuspended", true);
        world.tell("filing-events", "filing-changed.v1", personNo, filing);
        world.until("select count(*) = 1 from filing where filing_id = 'F" + personNo + "'");
        world.balance(personNo, "5000.00");
        return personNo;
    }
}
