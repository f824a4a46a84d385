package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.crossregion.settlement.chain.World.fields;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.bill.SettleRequest;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.settlement.gateway.NeighbourPorts;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Persons of a region that is not hosted here, settled by what their platform answers over real
 * HTTP: replies are lost, processes die before they commit, sums do not add up, and each bill is
 * still booked once on either side.
 */
@QuarkusTest
@TestProfile(RemoteRegionTest.WithPlatform.class)
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class RemoteRegionTest {

    /** With another platform, and with little patience for requests that nothing came of. */
    public static final class WithPlatform implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    FakePlatform.SETTING,
                    NeighbourPorts.address(),
                    "crossregion.platform.timeout",
                    "1s",
                    "crossregion.platform.reverse-after",
                    "3s");
        }
    }

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Inject World world;
    @Inject Persons persons;
    @Inject Settlements settlements;

    private final Hospital hospital = new Hospital(World.HOSPITAL);
    private FakePlatform platform;

    @BeforeEach
    void start() throws IOException {
        world.build();
        world.region("120000", "open", false, 1);
        world.until("select count(*) = 1 from region where code = '120000'");
        platform = new FakePlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void a_person_known_elsewhere_is_found_remembered_and_settled_by_their_platform() {
        String person = person();
        String visit = hospital.stay(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, "6000.00", 150)));

        hospital.preSettle(visit, "6000.00")
                .then()
                .statusCode(200)
                .body("id", nullValue())
                .body("funds.pooling", equalTo("3540.00"));
        assertThat(platform.standingFen(person)).isZero();
        JsonPath bill =
                hospital.settle(visit, fields("total", "6000.00", "useAccount", true))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        // (6,000 − 100) × 60 % = 3,540
        assertThat(bill.getString("funds.pooling")).isEqualTo("3540.00");
        assertThat(bill.getString("account")).isEqualTo("50.00");
        assertThat(bill.getString("cash")).isEqualTo("2410.00");
        assertThat(bill.getString("cleared")).isEqualTo("3590.00");
        assertThat(bill.getString("accountBalance")).isEqualTo("750.00");
        assertThat(bill.getString("computedBy")).isEqualTo("platform");
        assertThat(bill.getString("policy")).isEqualTo("fake-tianjin");
        assertThat(bill.getString("insuredRegion")).isEqualTo("120000");
        assertThat(bill.getString("filingType")).isEqualTo("resettled-retiree");
        assertThat(platform.standingFen(person)).isEqualTo(600_000);
        assertThat(
                        world.truth(
                                "select count(*) = 0 from account where person_no = '"
                                        + person
                                        + "'"))
                .isTrue();

        String id = bill.getString("id");
        hospital.get("/api/v1/settlements/" + id + "/explanation")
                .then()
                .statusCode(200)
                .body("computedBy", equalTo("platform"))
                .body("amounts.rule", hasItem("remote"))
                .body("amounts.chinese", hasItem("六成 - □"))
                .body("amounts.english", hasItem("sixty percent"))
                .body("amounts.english", hasItem("Pooling fund pays 3540.00"))
                .body("amounts.english.join()", not(containsString("统筹")));
        hospital.get("/api/v1/forms/5?format=pdf&id=" + id).then().statusCode(200);
    }

    @Test
    void a_person_no_platform_knows_is_unknown() {
        assertThat(refusal(() -> persons.findByVoucher("02", "999912000000000000")))
                .isEqualTo("person-unknown");
    }

    @Test
    void a_platform_that_is_away_makes_nobody_unknown_and_a_known_person_stays_known() {
        String certificate = certificate();
        String person = found(certificate);
        platform.close();

        assertThat(
                        QuarkusTransaction.requiringNew()
                                .call(() -> persons.findByVoucher("02", certificate).personNo()))
                .isEqualTo(person);
        assertThat(refusal(() -> persons.findByVoucher("02", "999912000000000001")))
                .isEqualTo("platform-not-answering");
    }

    @Test
    void a_platform_may_not_speak_for_our_own_regions() {
        String certificate = certificate();
        platform.person("99997112%012d".formatted(NUMBERS.get()), certificate, "220100");

        assertThat(refusal(() -> persons.findByVoucher("02", certificate)))
                .isEqualTo("platform-answer-invalid");
    }

    @Test
    void who_is_not_filed_there_is_refused_with_the_platforms_reason() {
        String person = person();
        Hospital elsewhere = new Hospital(World.HOME_HOSPITAL);
        String visit = elsewhere.stay(person);
        elsewhere.uploaded(visit, List.of(line("1", World.BED, "40.00", 1)));

        refused(elsewhere.settle(visit, "40.00"), 422, "filed-elsewhere");
    }

    @Test
    void a_lost_reply_is_asked_for_again_and_the_bill_is_booked_once() {
        String person = person();
        String visit = billed(person, "4000.00");
        platform.trouble("settlements", FakePlatform.Fault.LOSE_REPLY);

        refused(hospital.settle(visit, "4000.00"), 503, "platform-not-answering");
        assertThat(platform.standingFen(person)).isEqualTo(400_000);
        hospital.settle(visit, "4000.00").then().statusCode(200);

        assertThat(platform.standingFen(person)).isEqualTo(400_000);
        assertThat(states(visit)).containsExactly("kept");
    }

    @Test
    void a_process_that_dies_before_it_commits_leaves_a_request_that_the_next_one_takes_up() {
        String person = person();
        String visit = billed(person, "4000.00");

        dies(visit, person, "4000.00");
        assertThat(platform.standingFen(person)).isEqualTo(400_000);
        assertThat(states(visit)).containsExactly("asked");
        hospital.settle(visit, "4000.00").then().statusCode(200);

        assertThat(platform.standingFen(person)).isEqualTo(400_000);
        assertThat(states(visit)).containsExactly("kept");
    }

    @Test
    void a_request_for_a_bill_that_is_another_now_is_reversed_first() {
        String person = person();
        String visit = billed(person, "4000.00");
        dies(visit, person, "4000.00");

        hospital.uploaded(visit, List.of(line("2", World.BED, "80.00", 2)));
        hospital.settle(visit, "4080.00").then().statusCode(200);

        assertThat(platform.standingFen(person)).isEqualTo(408_000);
        assertThat(states(visit)).containsExactly("reversed", "kept");
    }

    @Test
    void a_request_that_nobody_takes_up_is_reversed_by_the_job() {
        String person = person();
        String visit = billed(person, "4000.00");
        dies(visit, person, "4000.00");

        await().atMost(Duration.ofSeconds(40)).until(() -> platform.standingFen(person) == 0);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> states(visit).equals(List.of("reversed")));

        hospital.settle(visit, "4000.00").then().statusCode(200);
        assertThat(platform.standingFen(person)).isEqualTo(400_000);
        assertThat(states(visit)).containsExactly("reversed", "kept");
    }

    @Test
    void an_answer_that_does_not_add_up_is_refused_and_reversed_before_the_next() {
        String person = person();
        String visit = billed(person, "4000.00");
        platform.trouble("settlements", FakePlatform.Fault.WRONG_SUM);

        var reply = hospital.settle(visit, "4000.00");
        refused(reply, 502, "platform-answer-invalid");
        assertThat(reply.jsonPath().getString("detail")).contains("各方支付金额与账单不符");
        assertThat(states(visit)).containsExactly("unwanted");
        hospital.settle(visit, "4000.00").then().statusCode(200);

        assertThat(platform.standingFen(person)).isEqualTo(400_000);
        assertThat(states(visit)).containsExactly("reversed", "kept");
    }

    @Test
    void a_bill_is_taken_back_on_both_sides_whatever_is_lost() {
        String person = person();
        String visit = billed(person, "4000.00");
        String id = hospital.settle(visit, "4000.00").then().extract().path("id");
        platform.trouble("cancellations", FakePlatform.Fault.BUSY, FakePlatform.Fault.LOSE_REPLY);

        refused(hospital.cancel(id), 503, "platform-not-answering");
        assertThat(platform.standingFen(person)).isEqualTo(400_000);
        refused(hospital.cancel(id), 503, "platform-not-answering");
        assertThat(platform.standingFen(person)).isZero();
        hospital.cancel(id)
                .then()
                .statusCode(200)
                .body("total", equalTo("-4000.00"))
                .body("accountBalance", equalTo("800.00"))
                .body("computedBy", equalTo("platform"));

        assertThat(platform.standingFen(person)).isZero();
        assertThat(states(visit)).containsExactly("kept", "kept");
        String second = hospital.settle(visit, "4000.00").then().extract().path("id");
        assertThat(second).isNotEqualTo(id);
        assertThat(platform.standingFen(person)).isEqualTo(400_000);
    }

    @Test
    void a_cancellation_that_never_came_here_is_reversed_there_so_that_the_bill_stands() {
        String person = person();
        String visit = billed(person, "4000.00");
        hospital.settle(visit, "4000.00").then().statusCode(200);
        String id =
                hospital.get("/api/v1/visits/" + visit + "/settlements").path("settlements[0].id");
        platform.trouble("cancellations", FakePlatform.Fault.LOSE_REPLY);

        refused(hospital.cancel(id), 503, "platform-not-answering");

        await().atMost(Duration.ofSeconds(40)).until(() -> platform.standingFen(person) == 400_000);
        hospital.get("/api/v1/settlements/" + id).then().body("cancelledBy", nullValue());
    }

    @Test
    void a_cancellation_that_is_undone_lets_the_bill_stand_on_both_sides() {
        String person = person();
        String visit = billed(person, "4000.00");
        String id = hospital.settle(visit, "4000.00").then().extract().path("id");
        String mirror = hospital.cancel(id).then().statusCode(200).extract().path("id");
        platform.trouble("restorations", FakePlatform.Fault.LOSE_REPLY);

        assertThat(refusal(() -> settlements.restore(mirror, World.HOSPITAL)))
                .isEqualTo("platform-not-answering");
        String again =
                QuarkusTransaction.requiringNew()
                        .call(() -> settlements.restore(mirror, World.HOSPITAL))
                        .settlementId()
                        .orElseThrow();

        assertThat(platform.standingFen(person)).isEqualTo(400_000);
        assertThat(states(visit)).containsExactly("kept", "kept", "kept");
        hospital.cancel(again).then().statusCode(200).body("total", equalTo("-4000.00"));
        assertThat(platform.standingFen(person)).isZero();
    }

    @Test
    void many_at_once_for_one_visit_book_one_bill() throws Exception {
        String person = person();
        String visit = billed(person, "4000.00");
        ExecutorService counters = Executors.newFixedThreadPool(12);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(
                    counters.submit(
                            () -> hospital.settle(visit, "4000.00").then().extract().path("id")));
        }
        List<String> ids = new ArrayList<>();
        for (Future<String> answer : answers) {
            ids.add(answer.get());
        }
        counters.shutdown();

        assertThat(ids).containsOnly(ids.get(0)).doesNotContainNull();
        assertThat(platform.calls("settlements")).isEqualTo(1);
        assertThat(platform.standingFen(person)).isEqualTo(400_000);
    }

    private String certificate() {
        return "9999121956020%05d".formatted(90_000 + NUMBERS.incrementAndGet());
    }

    private String person() {
        return found(certificate());
    }

    private String found(String certificate) {
        platform.person("99997112%012d".formatted(NUMBERS.get()), certificate, "120000");
        InsuredPerson person =
                QuarkusTransaction.requiringNew()
                        .call(() -> persons.findByVoucher("02", certificate));
        assertThat(person.insurances().get(0).balance()).isEqualTo(Money.ofYuan("800.00"));
        assertThat(
                        world.truth(
                                "select identity_cipher not like '%"
                                        + certificate
                                        + "%' from person where person_no = '"
                                        + person.personNo()
                                        + "'"))
                .isTrue();
        return person.personNo();
    }

    private String billed(String person, String total) {
        String visit = hospital.stay(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, total, 100)));
        return visit;
    }

    /** Settles and dies before the commit: what was written here is gone, not what was asked. */
    private void dies(String visit, String person, String total) {
        SettleRequest request =
                new SettleRequest(
                        visit,
                        person,
                        World.HOSPITAL,
                        Scheme.EMPLOYEE,
                        Money.ofYuan(total),
                        false,
                        "",
                        false,
                        "",
                        Optional.empty(),
                        "");
        assertThatThrownBy(
                        () ->
                                QuarkusTransaction.requiringNew()
                                        .run(
                                                () -> {
                                                    settlements.settle(request);
                                                    throw new Died();
                                                }))
                .isInstanceOf(Died.class);
        assertThat(settlements.ofVisit(visit)).isEmpty();
    }

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private List<String> states(String visit) {
        return world.texts(
                "select state from remote_request where visit_id = '" + visit + "' order by id");
    }

    private static String refusal(Runnable work) {
        try {
            QuarkusTransaction.requiringNew().run(work);
            return "";
        } catch (Refused e) {
            return e.refusal().code();
        }
    }

    private static void refused(Response response, int status, String code) {
        response.then().statusCode(status).body("type", equalTo("/problems/" + code));
    }
}
