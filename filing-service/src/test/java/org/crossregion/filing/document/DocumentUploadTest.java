package org.crossregion.filing.document;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Keys;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessClock;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@QuarkusTest
@DeskTest
class DocumentUploadTest {

    private static final Path STORE = Path.of("target", "documents");
    private static final String CLERK = Keys.clerk("220100");
    private static final Desk DESK = Desk.as(CLERK);

    @Inject Clock clock;
    @Inject BusinessClock businessClock;
    @Inject Jdbi database;
    @Inject DocumentSweep sweep;

    @Test
    void an_upload_is_named_in_a_submission_and_read_with_the_filing() {
        byte[] scan = Papers.pdf(2);
        String id =
                upload(scan, "application/pdf", "户口簿 首页.pdf")
                        .statusCode(201)
                        .body("id", matchesPattern("D[0-9a-f]{32}"))
                        .body("type", equalTo("application/pdf"))
                        .body("size", equalTo(scan.length))
                        .body("pages", equalTo(2))
                        .body("name", equalTo("户口簿 首页.pdf"))
                        .extract()
                        .path("id");

        String filing = DESK.submit(application(id)).statusCode(201).extract().path("id");

        DESK.get("/api/v1/filings/" + filing)
                .body("materials[0].line", equalTo(1))
                .body("materials[0].document", nullValue())
                .body("materials[1].document.id", equalTo(id))
                .body("materials[1].document.sha256", equalTo(DocumentStore.sha256(scan)));
        byte[] read =
                DESK.get("/api/v1/filings/" + filing + "/materials/2/document")
                        .statusCode(200)
                        .contentType("application/pdf")
                        .header("Content-Disposition", containsString("attachment"))
                        .header("X-Content-Type-Options", equalTo("nosniff"))
                        .extract()
                        .asByteArray();
        assertThat(read).isEqualTo(scan);
        assertThat(audited("document-read", "filing/" + filing)).isEqualTo(1);
    }

    @Test
    void a_document_follows_its_material_later_as_a_step_of_the_filing() {
        String filing = DESK.submit(application(null)).statusCode(201).extract().path("id");
        String path = "/api/v1/filings/" + filing + "/materials/2/document";
        DESK.get(path).statusCode(404).body("type", equalTo("/problems/document-missing"));

        send(CLERK, path + "?name=scan.png", Papers.png(), "image/png").statusCode(201);

        DESK.get("/api/v1/filings/" + filing)
                .body("history.transition", equalTo(List.of("submitted", "supplemented")))
                .body("materials[1].document.name", equalTo("scan.png"));
        assertThat(DESK.get(path).extract().asByteArray()).isEqualTo(Papers.png());
        send(CLERK, path, Papers.png(), "image/png")
                .statusCode(409)
                .body("type", equalTo("/problems/document-taken"));
        send(
                        CLERK,
                        "/api/v1/filings/" + filing + "/materials/3/document",
                        Papers.png(),
                        "image/png")
                .statusCode(404);
    }

    @Test
    void a_document_is_read_by_who_may_see_the_filing_alone() {
        String id = upload(Papers.jpeg(), "image/jpeg", "a.jpg").extract().path("id");
        String filing = DESK.submit(application(id)).statusCode(201).extract().path("id");
        String path = "/api/v1/filings/" + filing + "/materials/2/document";

        Desk.of("220200").get(path).statusCode(403);
        Desk.as(Keys.hospital("H22010000001")).get(path).statusCode(403);
        given().get(path).then().statusCode(401);
        Desk.as(Keys.auditor()).get(path).statusCode(200);
        Desk.of("220000").get(path).statusCode(200);
        send(Keys.clerk("220200"), path, Papers.png(), "image/png").statusCode(403);
        send(Keys.auditor(), "/api/v1/documents", Papers.png(), "image/png").statusCode(403);
    }

    @Test
    void only_the_regions_own_uploads_are_named_and_never_for_another_person() {
        String foreign =
                send(Keys.clerk("220200"), "/api/v1/documents", Papers.png(), "image/png")
                        .extract()
                        .path("id");
        DESK.submit(application(foreign))
                .statusCode(422)
                .body("type", equalTo("/problems/document-unknown"))
                .body("violations.field", hasItem("materials[1].document"));
        DESK.submit(application("D" + "0".repeat(32))).statusCode(422);

        String id = upload(Papers.png(), "image/png", "a.png").extract().path("id");
        DESK.submit(application(id)).statusCode(201);
        DESK.submit(application(id))
                .statusCode(409)
                .body("type", equalTo("/problems/document-taken"));
    }

    @Test
    void a_change_of_the_place_takes_a_document_over_that_is_handed_in_again() {
        String id = upload(Papers.png(), "image/png", "a.png").extract().path("id");
        Map<String, Object> application = application(id);
        String filing = DESK.fileActive(application);

        DESK.post(
                        "/api/v1/filings/" + filing + "/change",
                        Map.of("validFrom", today().plusDays(1).toString(), "reason", "改期"))
                .statusCode(201)
                .body("materials[1].document.id", equalTo(id));
    }

    @Test
    void what_is_not_a_document_is_refused_by_name() {
        upload(Papers.png(), "image/jpeg", "a.jpg")
                .statusCode(415)
                .body("type", equalTo("/problems/document-type-refused"));
        upload(Papers.encryptedPdf("x"), "application/pdf", "a.pdf")
                .statusCode(422)
                .body("type", equalTo("/problems/document-encrypted"));
        upload(Papers.joined(Papers.png(), Papers.zip()), "image/png", "a.png")
                .statusCode(422)
                .body("type", equalTo("/problems/document-unsafe"));
        upload(new byte[] {'%', 'P', 'D', 'F', '-'}, "application/pdf", "a.pdf")
                .statusCode(422)
                .body("type", equalTo("/problems/document-broken"));
        upload(new byte[9 << 20], "image/png", "a.png")
                .statusCode(413)
                .body("type", equalTo("/problems/document-too-large"));
        upload(Papers.png(), "text/html", "a.png").statusCode(415);
        upload(Papers.png(), "image/png", "../../a.png").statusCode(400);
        upload(new byte[0], "image/png", "a.png").statusCode(422);
    }

    @Test
    void nothing_of_a_document_lies_in_clear_on_the_disk() throws IOException {
        byte[] scan = Papers.withStream("<< /Length 3 >>", "q Q".getBytes(StandardCharsets.UTF_8));
        upload(scan, "application/pdf", "a.pdf").statusCode(201);

        byte[] kept = Files.readAllBytes(file(scan));

        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain("%PDF", "Catalog", "endobj");
    }

    @Test
    void uploads_that_nobody_names_and_files_that_no_row_names_go_after_a_day() {
        byte[] unnamed = Papers.withStream("<< /Length 1 >>", new byte[] {'q'});
        byte[] orphan = Papers.withStream("<< /Length 1 >>", new byte[] {'Q'});
        byte[] named = Papers.withStream("<< /Length 1 >>", new byte[] {'n'});
        String id = upload(named, "application/pdf", "n.pdf").extract().path("id");
        DESK.submit(application(id)).statusCode(201);
        String gone = upload(unnamed, "application/pdf", "u.pdf").extract().path("id");
        upload(orphan, "application/pdf", "o.pdf").statusCode(201);
        // As after a crash between the file and its row.
        database.useHandle(
                handle ->
                        handle.createUpdate("delete from document where sha256 = :sha256")
                                .bind("sha256", DocumentStore.sha256(orphan))
                                .execute());

        sweep.run(clock.instant().plus(Duration.ofHours(23)));
        assertThat(List.of(file(named), file(unnamed), file(orphan))).allMatch(Files::exists);

        businessClock.set(Beijing.startOf(today().plusDays(3)));

        assertThat(file(named)).exists();
        assertThat(file(unnamed)).doesNotExist();
        assertThat(file(orphan)).doesNotExist();
        DESK.submit(application(gone)).statusCode(422);
    }

    private static Path file(byte[] content) {
        String name = DocumentStore.sha256(content);
        return STORE.resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name);
    }

    private Map<String, Object> application(String document) {
        Map<String, Object> proof = new HashMap<>();
        proof.put("kind", "settlement-proof");
        proof.put("reference", "户口簿首页");
        proof.put("document", document);
        Map<String, Object> application = Desk.application(Sample.person("220100"), today());
        application.put(
                "materials",
                new ArrayList<>(
                        List.of(Map.of("kind", "identity-voucher", "reference", "电子凭证"), proof)));
        return application;
    }

    private static ValidatableResponse upload(byte[] content, String type, String name) {
        return given().auth()
                .oauth2(CLERK)
                .contentType(type)
                .queryParam("name", name)
                .body(content)
                .post("/api/v1/documents")
                .then();
    }

    private static ValidatableResponse send(
            String token, String path, byte[] content, String type) {
        return given().auth().oauth2(token).contentType(type).body(content).post(path).then();
    }

    private long audited(String action, String subject) {
        return database.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select count(*)
                                        from audit_entry
                                        where action = :action and subject = :subject
                                        """)
                                .bind("action", action)
                                .bind("subject", subject)
                                .mapTo(Long.class)
                                .one());
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
