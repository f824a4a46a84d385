package org.crossregion.filing.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.desk.Desk.application;
import static org.crossregion.filing.desk.Desk.promised;
import static org.crossregion.filing.refusal.FilingRefusal.*;
import static org.crossregion.filing.refusal.FilingRefusal.NOTICE_NOT_WANTED;
import static org.crossregion.filing.refusal.FilingRefusal.NOTICE_UNKNOWN;
import static org.crossregion.filing.refusal.FilingRefusal.PREMIUM_NOT_PREPAID;
import static org.crossregion.filing.refusal.FilingRefusal.REVIEWED_ALREADY;
import static org.crossregion.filing.refusal.FilingRefusal.REVIEW_NOT_HELD;
import static org.crossregion.filing.refusal.FilingRefusal.REVIEW_NOT_OPEN;
import static org.crossregion.filing.refusal.FilingRefusal.SUSPENDED_ALREADY;
import static org.crossregion.filing.refusal.FilingRefusal.SUSPENSION_ENDED;
import static org.crossregion.filing.refusal.FilingRefusal.SUSPENSION_UNKNOWN;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.assertj.core.api.SoftAssertions;
import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.His;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.crossregion.web.security.ServiceTokens;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Every refusal of filing-service, asked for: the request, the problem it gets, the field that is
 * named, and that nothing of it is left behind. A new refusal needs a row here, or in {@link
 * #ELSEWHERE} the test that does the same.
 */
@QuarkusTest
@DeskTest
class RefusalTableTest {

    private static final Desk CHANGCHUN = Desk.of("220100");
    private static final Desk HAMI = Desk.of("652200");
    private static final String TIANJIN = "H12000000001";

    /** Refusals whose row needs more than a request: the test that has it. */
    private static final Map<FilingRefusal, String> ELSEWHERE =
            Map.ofEntries(
                    Map.entry(STAGE_SKIPPED, "opening.OpeningTest#a_stage_is_never_skipped"),
                    Map.entry(
                            FISCAL_ACCOUNT_MISSING,
                            "opening.OpeningTest#a_region_opens_with_a_fiscal_account_for_each_scheme_only"),
                    Map.entry(
                            CONFIRMATION_MISSING,
                            "filing.ActingForOthersTest#chosen_institutions_wait_for_the_treatment_place_where_the_policy_says_so"),
                    Map.entry(
                            MERGE_NOT_POSSIBLE,
                            "person.MergeTest#filings_under_both_numbers_count_for_both_until_they_are_parted"),
                    Map.entry(
                            EMPLOYER_UNKNOWN,
                            "batch.BatchTest#files_that_are_no_list_are_refused_by_name"),
                    Map.entry(
                            EMPLOYER_OF_OTHER_REGION,
                            "batch.BatchTest#files_that_are_no_list_are_refused_by_name"),
                    Map.entry(
                            BATCH_FILE_NOT_ACCEPTED,
                            "batch.BatchTest#files_that_are_no_list_are_refused_by_name"),
                    Map.entry(
                            BATCH_UNKNOWN,
                            "batch.BatchTest#files_that_are_no_list_are_refused_by_name"),
                    Map.entry(
                            HEAD_COUNT_DIFFERS,
                            "batch.BatchTest#a_policy_may_turn_a_list_with_a_wrong_head_count_away"),
                    Map.entry(
                            BATCH_NOT_HELD,
                            "batch.BatchTest#a_wrong_head_count_holds_the_list_until_somebody_decides"),
                    Map.entry(
                            BATCH_UNFINISHED,
                            "batch.BatchTest#a_wrong_head_count_holds_the_list_until_somebody_decides"),
                    Map.entry(
                            BATCH_NEEDS_ANOTHER,
                            "batch.BatchReviewTest#who_handed_the_list_in_does_not_review_it"),
                    Map.entry(
                            BATCH_REVIEW_UNDER_WAY,
                            "batch.BatchReviewTest#what_was_killed_in_the_middle_goes_on_where_it_stood"),
                    Map.entry(
                            BATCH_NOTHING_TO_REVIEW,
                            "batch.BatchReviewTest#a_selection_is_refused_and_what_cannot_be_reviewed_is_named"),
                    Map.entry(
                            BATCH_REVIEW_UNKNOWN,
                            "batch.BatchReviewTest#a_selection_is_refused_and_what_cannot_be_reviewed_is_named"),
                    Map.entry(
                            BATCH_WITHDRAWN,
                            "batch.BatchTest#a_wrong_head_count_holds_the_list_until_somebody_decides"),
                    Map.entry(
                            ACCOUNT_RETURN_UNKNOWN,
                            "returns.ReturnTest#money_goes_back_by_two_people_and_is_told_once"),
                    Map.entry(
                            ACCOUNT_RETURN_NOT_OFFERED,
                            "returns.ReturnTest#money_goes_back_by_two_people_and_is_told_once"),
                    Map.entry(
                            ACCOUNT_RETURN_NOT_DUE,
                            "returns.ReturnTest#money_goes_back_by_two_people_and_is_told_once"),
                    Map.entry(
                            ACCOUNT_RETURN_DRAWN,
                            "returns.ReturnTest#money_goes_back_by_two_people_and_is_told_once"),
                    Map.entry(
                            ACCOUNT_RETURN_DECIDED,
                            "returns.ReturnTest#money_goes_back_by_two_people_and_is_told_once"),
                    Map.entry(
                            ACCOUNT_RETURN_NEEDS_ANOTHER,
                            "returns.ReturnTest#money_goes_back_by_two_people_and_is_told_once"),
                    Map.entry(
                            ACCOUNT_RETURN_NOT_CHECKED,
                            "returns.ReturnTest#money_goes_back_by_two_people_and_is_told_once"),
                    Map.entry(
                            ACCOUNT_RETURN_PAID,
                            "returns.ReturnTest#money_goes_back_by_two_people_and_is_told_once"),
                    Map.entry(
                            ACCOUNT_RETURN_PAYEE_UNKNOWN,
                            "returns.ReturnTest#money_goes_back_by_two_people_and_is_told_once"),
                    Map.entry(
                            RECEIPT_MISSING,
                            "returns.ReturnTest#money_goes_back_by_two_people_and_is_told_once"),
                    Map.entry(
                            BANK_ACCOUNT_MISSING,
                            "returns.ReturnTest#money_goes_back_by_two_people_and_is_told_once"),
                    Map.entry(
                            ACCOUNT_HOLDS_LESS,
                            "returns.ReturnTest#money_goes_back_by_two_people_and_is_told_once"),
                    Map.entry(
                            SUSPENSION_UNKNOWN,
                            "yearly.MudanjiangTest#suspensions_name_a_reason_and_are_the_insured_regions_own"),
                    Map.entry(
                            SUSPENDED_ALREADY,
                            "yearly.MudanjiangTest#article_11_7_a_lent_card_suspends_the_person_until_released"),
                    Map.entry(
                            SUSPENSION_ENDED,
                            "yearly.MudanjiangTest#article_11_7_a_lent_card_suspends_the_person_until_released"),
                    Map.entry(
                            NOTICE_UNKNOWN,
                            "yearly.MudanjiangTest#notices_are_seen_and_made_by_the_insured_region_alone"),
                    Map.entry(
                            NOTICE_NOT_WANTED,
                            "yearly.MudanjiangTest#a_region_that_asks_for_no_notice_takes_none"),
                    Map.entry(
                            REVIEW_NOT_HELD,
                            "yearly.MudanjiangTest#article_13_whoever_is_no_retiree_or_elsewhere_insured_is_not_reviewed"),
                    Map.entry(
                            REVIEW_NOT_OPEN,
                            "yearly.MudanjiangTest#article_13_whoever_is_no_retiree_or_elsewhere_insured_is_not_reviewed"),
                    Map.entry(
                            REVIEWED_ALREADY,
                            "yearly.MudanjiangTest#article_13_who_is_reviewed_in_time_with_the_premium_is_not_suspended"),
                    Map.entry(
                            PREMIUM_NOT_PREPAID,
                            "yearly.MudanjiangTest#article_13_who_is_reviewed_in_time_with_the_premium_is_not_suspended"),
                    Map.entry(
                            DOCUMENT_TOO_LARGE,
                            "document.DocumentUploadTest#what_is_not_a_document_is_refused_by_name"),
                    Map.entry(
                            DOCUMENT_TYPE_REFUSED,
                            "document.DocumentUploadTest#what_is_not_a_document_is_refused_by_name"),
                    Map.entry(
                            DOCUMENT_BROKEN,
                            "document.DocumentUploadTest#what_is_not_a_document_is_refused_by_name"),
                    Map.entry(
                            DOCUMENT_ENCRYPTED,
                            "document.DocumentUploadTest#what_is_not_a_document_is_refused_by_name"),
                    Map.entry(
                            DOCUMENT_UNSAFE,
                            "document.DocumentUploadTest#what_is_not_a_document_is_refused_by_name"),
                    Map.entry(
                            DOCUMENT_UNKNOWN,
                            "document.DocumentUploadTest#only_the_regions_own_uploads_are_named_and_never_for_another_person"),
                    Map.entry(
                            DOCUMENT_TAKEN,
                            "document.DocumentUploadTest#a_document_follows_its_material_later_as_a_step_of_the_filing"),
                    Map.entry(
                            DOCUMENT_MISSING,
                            "document.DocumentUploadTest#a_document_follows_its_material_later_as_a_step_of_the_filing"));

    /** What other work writes at the same time, and what is written about refusals themselves. */
    private static final Set<String> NOT_BUSINESS =
            Set.of(
                    // Added up every other second, whatever is done.
                    "filing_count",
                    "filing_count_change",
                    "audit_entry",
                    "audit_head",
                    "audit_head_published",
                    "idempotency_key",
                    "business_clock",
                    "job_run",
                    "outbox",
                    "inbox",
                    "parked_event",
                    "deadline_reminder",
                    "flyway_schema_history");

    @Inject Clock clock;
    @Inject Jdbi database;
    @Inject ServiceTokens services;

    /**
     * One refusal.
     *
     * @param field named in the violations; empty if the whole request is meant
     */
    private record Row(
            FilingRefusal refusal, String field, Supplier<ValidatableResponse> request) {}

    @BeforeEach
    void load() {
        Sample.load();
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        650000,新疆维吾尔自治区,650000,650000,2020-01-01,open,true
                        652200,哈密市,652200,652200,2020-01-01,open,true
                        """)
                .statusCode(200);
        Sample.importFile(
                        "filing-policies",
                        Sample.preset("guangzhou")
                                .replace("\"440100\"", "\"652200\"")
                                .replace(
                                        "  maxInstitutions: 3",
                                        "  institutionsLocked: true\n  maxInstitutions: 3"))
                .statusCode(200);
        Sample.importFile(
                        "chronic-diseases",
                        """
                        region,code,name,valid_from,entitlement_required,max_institutions,\
                        valid_months,hospitals_register
                        652200,M03900,高血压,2020-01-01,true,0,24,true
                        652200,M07801,尿毒症透析,2020-01-01,true,0,0,false
                        """)
                .statusCode(200);
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }

    private String person() {
        return Sample.person("220100");
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        submissions(rows);
        steps(rows);
        others(rows);
        return rows;
    }

    private void submissions(List<Row> rows) {
        submission(rows, PERSON_UNKNOWN, "personNo", Map.of("personNo", "99990000000099999999"));
        submission(rows, NOT_INSURED, "personNo", Map.of("personNo", Sample.person("220100", "2")));
        submission(rows, TYPE_NOT_OFFERED, "type", Map.of("type", "emergency"));
        submission(rows, CATEGORY_NOT_OFFERED, "category", Map.of("category", "astronaut"));
        submission(rows, CHANNEL_NOT_OFFERED, "channel", Map.of("channel", "telegraph"));
        submission(
                rows,
                REGION_UNKNOWN,
                "treatmentRegions[1]",
                Map.of("treatmentRegions", List.of("220200", "999998")));
        submission(
                rows,
                OWN_REGION,
                "treatmentRegions[0]",
                Map.of("treatmentRegions", List.of("220104")));
        submission(
                rows,
                TOO_MANY_REGIONS,
                "treatmentRegions",
                Map.of("treatmentRegions", List.of("220200", "220300", "220581", "120000")));
        submission(
                rows,
                INSTITUTIONS_NOT_ACCEPTED,
                "institutions",
                Map.of("institutions", List.of(TIANJIN)));
        submission(
                rows,
                MATERIAL_UNKNOWN,
                "materials[0].kind",
                Map.of("materials", List.of(Map.of("kind", "x-ray", "reference", "1"))));
        submission(rows, MATERIALS_MISSING, "materials", Map.of("materials", List.of()));
        submission(
                rows,
                REFERRAL_NOT_ACCEPTED,
                "referredBy",
                Map.of(
                        "type",
                        "referral",
                        "referredBy",
                        "H22020300009",
                        "materials",
                        List.of(
                                Map.of("kind", "identity-voucher", "reference", "1"),
                                Map.of("kind", "referral-paper", "reference", "2"))));
        submission(
                rows,
                DATES_IMPOSSIBLE,
                "validUntil",
                Map.of("validUntil", today().minusDays(1).toString()));
        submission(
                rows,
                AGENT_IDENTITY_INVALID,
                "agent.certificateNo",
                Map.of("agent", Map.of("name", "代办人", "certificateNo", "110101199003070000")));
        String filed = person();
        CHANGCHUN.fileActive(application(filed, today()));
        submission(rows, FILING_OVERLAPS, "treatmentRegions", Map.of("personNo", filed));
        inHami(
                rows,
                TYPE_NOT_FOR_PERSON,
                "category",
                Map.of("type", "stationed-worker", "category", "employee"));
        inHami(
                rows,
                MATERIAL_TOO_SHORT,
                "materials[3].since",
                Map.of("materials", papers("temporary-residence-proof")));
        inHami(
                rows,
                PROMISE_NOT_ACCEPTED,
                "promise",
                Map.of("promise", true, "materials", papers("photo")));
    }

    private void inHami(
            List<Row> rows, FilingRefusal refusal, String field, Map<String, Object> different) {
        Map<String, Object> asked = retiree(different);
        rows.add(new Row(refusal, field, () -> HAMI.submit(asked)));
    }

    private void submission(
            List<Row> rows, FilingRefusal refusal, String field, Map<String, Object> different) {
        Map<String, Object> asked = application(person(), today());
        asked.putAll(different);
        rows.add(new Row(refusal, field, () -> CHANGCHUN.submit(asked)));
    }

    private Map<String, Object> retiree(Map<String, Object> different) {
        Map<String, Object> asked = application(Sample.person("652200"), today());
        asked.put("treatmentRegions", List.of("120000"));
        asked.put("institutions", List.of(TIANJIN));
        asked.put("materials", papers("residence-certificate"));
        asked.putAll(different);
        return asked;
    }

    private static List<Map<String, Object>> papers(String last) {
        return List.of("photo", "record-book", "employer-certificate", last).stream()
                .distinct()
                .map(kind -> Map.<String, Object>of("kind", kind, "reference", "见附件"))
                .toList();
    }

    private void steps(List<Row> rows) {
        String active = CHANGCHUN.fileActive(application(person(), today()));
        String onPromise = CHANGCHUN.fileActive(promised(person(), today()));
        String changing = CHANGCHUN.fileActive(application(person(), today()));
        change(CHANGCHUN, changing, Map.of("validUntil", "2099-01-01")).statusCode(201);
        Map<String, Object> past = application(person(), today().minusDays(30));
        past.put("validUntil", today().minusDays(1).toString());
        String ended = CHANGCHUN.submit(past).statusCode(201).extract().path("id");
        String locked = HAMI.fileActive(retiree(Map.of()));
        String nobodys = "F2201002601010000000";
        rows.add(new Row(FILING_UNKNOWN, "", () -> CHANGCHUN.step(nobodys, "activation")));
        rows.add(new Row(TRANSITION_NOT_ALLOWED, "", () -> CHANGCHUN.step(active, "activation")));
        rows.add(new Row(PROMISE_LOCKED, "", () -> CHANGCHUN.step(onPromise, "cancellation")));
        rows.add(new Row(FILING_ENDED, "", () -> CHANGCHUN.step(ended, "activation")));
        rows.add(new Row(NOTHING_CHANGES, "", () -> change(CHANGCHUN, active, Map.of())));
        rows.add(
                new Row(
                        CHANGE_PENDING,
                        "",
                        () -> change(CHANGCHUN, changing, Map.of("validUntil", "2098-01-01"))));
        rows.add(
                new Row(
                        INSTITUTIONS_LOCKED,
                        "institutions",
                        () ->
                                change(
                                        HAMI,
                                        locked,
                                        Map.of("institutions", List.of("H12000000091")))));
        rows.add(new Row(NOT_ON_PROMISE, "", () -> CHANGCHUN.get("/api/v1/forms/2?id=" + active)));
        rows.add(
                new Row(
                        FORM_NOT_PRINTED,
                        "",
                        () -> CHANGCHUN.get("/api/v1/forms/hunan-application?id=" + active)));
    }

    private static ValidatableResponse change(Desk desk, String id, Map<String, Object> what) {
        Map<String, Object> asked = new LinkedHashMap<>(what);
        asked.put("reason", "测试");
        return desk.post("/api/v1/filings/" + id + "/change", asked);
    }

    private void others(List<Row> rows) {
        String person = Sample.person("652200");
        String chronic = "/api/v1/chronic-entitlements";
        String entitled =
                HAMI.post(chronic, disease(person, "M03900", Map.of()))
                        .statusCode(201)
                        .extract()
                        .path("id");
        String withdrawn =
                HAMI.post(chronic, disease(Sample.person("652200"), "M03900", Map.of()))
                        .statusCode(201)
                        .extract()
                        .path("id");
        HAMI.post(chronic + "/" + withdrawn + "/withdrawal", Map.of("reason", "有误"))
                .statusCode(200);
        rows.add(
                new Row(
                        INSTITUTION_UNKNOWN,
                        "institution",
                        () ->
                                HAMI.get(
                                        "/api/v1/eligibility?careType=inpatient&personNo="
                                                + person
                                                + "&institution=H99999999999")));
        rows.add(new Row(AGENCY_UNKNOWN, "", () -> HAMI.get("/api/v1/agencies/A65220099/queue")));
        rows.add(
                new Row(
                        PRESET_UNKNOWN,
                        "",
                        () -> HAMI.get("/api/v1/filing-policies/presets/atlantis")));
        rows.add(
                new Row(
                        POLICY_MISSING,
                        "",
                        () ->
                                HAMI.get(
                                        "/api/v1/filing-policies/preview?region=220100"
                                                + "&on=1999-01-01")));
        rows.add(
                new Row(
                        DISEASE_NOT_OFFERED,
                        "diseaseCode",
                        () -> HAMI.post(chronic, disease(person, "M99999", Map.of()))));
        rows.add(
                new Row(
                        ENTITLEMENT_OVERLAPS,
                        "validFrom",
                        () ->
                                HAMI.post(
                                        chronic,
                                        disease(
                                                person,
                                                "M03900",
                                                Map.of(
                                                        "validFrom",
                                                        today().plusMonths(1).toString())))));
        rows.add(
                new Row(
                        ENTITLEMENT_UNKNOWN,
                        "id",
                        () -> HAMI.get(chronic + "/" + entitled.replaceAll(".$", "x"))));
        rows.add(
                new Row(
                        ENTITLEMENT_WITHDRAWN,
                        "id",
                        () ->
                                HAMI.post(
                                        chronic + "/" + withdrawn + "/change",
                                        Map.of("reason", "太晚"))));
        rows.add(
                new Row(
                        AGENCY_REGISTERS,
                        "diseaseCode",
                        () ->
                                his(
                                        "2503",
                                        Map.of(
                                                "psn_no",
                                                person,
                                                "opsp_dise_code",
                                                "M07801",
                                                "begndate",
                                                today().toString()))));
        rows.add(
                new Row(
                        DESIGNATION_NOT_OFFERED,
                        "psn_no",
                        () ->
                                his(
                                        "2505",
                                        Map.of(
                                                "psn_no",
                                                person,
                                                "biz_appy_type",
                                                "03",
                                                "begndate",
                                                today().toString(),
                                                "fixmedins_code",
                                                TIANJIN))));
        rows.add(
                new Row(
                        DESIGNATION_UNKNOWN,
                        "",
                        () ->
                                his(
                                        "2506",
                                        Map.of(
                                                "trt_dcla_detl_sn",
                                                "D6522002601010000000",
                                                "psn_no",
                                                person))));
    }

    private Map<String, Object> disease(String person, String code, Map<String, Object> different) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("personNo", person);
        asked.put("diseaseCode", code);
        asked.put("validFrom", today().toString());
        asked.put("reason", "符合标准");
        asked.putAll(different);
        return asked;
    }

    private ValidatableResponse his(String infno, Map<String, String> fields) {
        return new His(services).send(infno, TIANJIN, "data", fields);
    }

    @Test
    void every_refusal_is_told_by_its_name_and_field_and_leaves_nothing_behind() {
        SoftAssertions softly = new SoftAssertions();
        List<Row> rows = rows();
        for (Row row : rows) {
            Map<String, Long> before = counts();
            ValidatableResponse answer = row.request().get();
            String name = row.refusal().code();
            softly.assertThat(answer.extract().statusCode())
                    .as(name)
                    .isEqualTo(row.refusal().status());
            softly.assertThat((String) answer.extract().path("type"))
                    .as(name)
                    .isEqualTo("/problems/" + name);
            softly.assertThat((String) answer.extract().path("title"))
                    .as(name)
                    .isEqualTo(row.refusal().title());
            softly.assertThat((String) answer.extract().path("detail")).as(name).isNotBlank();
            List<String> fields = answer.extract().path("violations.field");
            if (!row.field().isEmpty()) {
                softly.assertThat(fields).as(name).contains(row.field());
            }
            softly.assertThat(counts()).as(name).isEqualTo(before);
        }
        softly.assertAll();
    }

    @Test
    void every_refusal_has_a_row() throws ReflectiveOperationException {
        EnumSet<FilingRefusal> without = EnumSet.allOf(FilingRefusal.class);
        rows().forEach(row -> without.remove(row.refusal()));
        without.removeAll(ELSEWHERE.keySet());
        assertThat(without).as("a row in this table, or in ELSEWHERE its test").isEmpty();
        for (String named : ELSEWHERE.values()) {
            String[] parts = named.split("#");
            Class<?> type = Class.forName("org.crossregion.filing." + parts[0]);
            assertThat(Arrays.stream(type.getDeclaredMethods()))
                    .as(named)
                    .anyMatch(method -> method.getName().equals(parts[1]));
        }
    }

    /** The number of rows of every table of our business. */
    private Map<String, Long> counts() {
        return database.withHandle(
                handle -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    List<String> tables =
                            handle.createQuery(
                                            """
                                            select table_name from information_schema.tables
                                            where table_schema = current_schema()
                                                and table_type = 'BASE TABLE'
                                            order by table_name
                                            """)
                                    .mapTo(String.class)
                                    .list();
                    for (String table : tables) {
                        if (!NOT_BUSINESS.contains(table)) {
                            counts.put(
                                    table,
                                    handle.createQuery("select count(*) from " + table)
                                            .mapTo(Long.class)
                                            .one());
                        }
                    }
                    return counts;
                });
    }
}
