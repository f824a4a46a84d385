package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crossregion.settlement.gateway.GatewayClient.failed;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.SCAN;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayWorld.Person;
import org.crossregion.web.clock.BusinessJob;
import org.crossregion.web.identity.IdentityProtection;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** How long messages stay, and that nothing of a person stands in clear in what is kept of them. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class KeptMessagesTest {

    @Inject GatewayWorld world;
    @Inject Jdbi jdbi;
    @Inject IdentityProtection protection;
    @Inject Clock clock;
    @Inject @Any Instance<BusinessJob> jobs;

    @TestHTTPResource("/")
    URI address;

    private GatewayClient his;

    @BeforeEach
    void connect() {
        world.build();
        his = new GatewayClient(address.toString().replaceAll("/$", ""), Dialect.OPENHIS, HOSPITAL);
    }

    private BusinessJob retention() {
        return jobs.stream()
                .filter(job -> job.name().equals("message-retention"))
                .findFirst()
                .orElseThrow();
    }

    private void run(Instant due) {
        QuarkusTransaction.requiringNew().run(() -> retention().run(due));
    }

    private long kept(String msgid) {
        return world.count("select count(*) from gateway_message where msgid = '" + msgid + "'");
    }

    @Test
    void refused_messages_go_after_ninety_days_and_what_took_effect_stays() {
        String no = world.person().personNo();
        String admitted = his.msgid();
        String visit =
                succeeded(his.send("2401", admitted, his.admission(no, his.msgid())))
                        .at("/result/mdtrt_id")
                        .textValue();
        String refused = his.msgid();
        failed(his.send("2304", refused, his.settlement(visit, no, "1.00")));
        String never = his.msgid();
        succeeded(
                his.send(
                        "2601",
                        his.msgid(),
                        fields("data", fields("psn_no", no, "omsgid", never, "oinfno", "2304"))));
        Instant now = clock.instant();

        run(now.plus(Duration.ofDays(90).minusMinutes(1)));
        assertThat(kept(refused)).isEqualTo(1);
        run(now.plus(Duration.ofDays(90).plusMinutes(5)));
        assertThat(kept(refused)).isZero();
        run(now.plus(Duration.ofDays(10_000)));
        assertThat(kept(admitted)).isEqualTo(1);
        assertThat(kept(never)).isEqualTo(1);
        for (String msgid : List.of(admitted, never)) {
            assertThatThrownBy(
                            () ->
                                    world.execute(
                                            "delete from gateway_message where msgid = '"
                                                    + msgid
                                                    + "'"))
                    .hasMessageContaining("is not removed");
        }
    }

    @Test
    void retention_falls_due_each_night_by_business_time() {
        Instant first = retention().nextDue(Instant.parse("2026-12-31T19:19:59Z")).orElseThrow();
        assertThat(first).isEqualTo(Instant.parse("2026-12-31T19:20:00Z"));
        assertThat(retention().nextDue(first)).hasValue(Instant.parse("2027-01-01T19:20:00Z"));
    }

    /**
     * In every field that takes text, sealed or not, accepted or refused: then everything is
     * searched.
     */
    @Test
    void no_identity_number_stands_in_clear_in_tables_sealed_payloads_or_logs() {
        List<String> logged = new ArrayList<>();
        Handler listening =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        logged.add(
                                line.getMessage()
                                        + java.util.Arrays.toString(line.getParameters())
                                        + line.getThrown());
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger root = Logger.getLogger("");
        root.addHandler(listening);
        Person person = world.person();
        String number = person.certificateNo();
        List<String> replies = new ArrayList<>();
        try {
            String no = person.personNo();
            Map<String, Object> admission = his.admission(no, his.msgid());
            spoil(admission, "mdtrtinfo", number);
            String visit =
                    succeeded(his.send("2401", his.msgid(), admission))
                            .at("/result/mdtrt_id")
                            .textValue();
            Map<String, Object> line = his.feeLine(visit, no, "1", SCAN, "250.00", "1");
            line.put("bilg_dept_name", "科室" + number);
            line.put("bilg_dr_name", number);
            line.put("memo", "身份证号：" + number);
            succeeded(his.send("2301", his.msgid(), fields("feedetail", List.of(line))));
            Map<String, Object> bill = his.settlement(visit, no, "250.00");
            spoil(bill, "data", number);
            replies.add(his.send("2304", his.msgid(), bill).toString());
            Map<String, Object> wrong = his.settlement(visit, no, "1.00");
            spoil(wrong, "data", number);
            replies.add(his.send("2304", his.msgid(), wrong).toString());
            replies.add(his.send(number, his.msgid(), wrong).toString());
            replies.add(
                    his.send("2304", his.msgid(), his.settlement(number, number, "1.00"))
                            .toString());
            replies.add(
                    his.post(
                                    "/his?" + number,
                                    "application/json",
                                    "{\"infno\":\"2304\",\"fixmedins_code\":\"" + number + "\"}")
                            .toString());
            replies.add(
                    his.post("/his", "application/json; charset=" + number, "{" + number)
                            .toString());
        } finally {
            root.removeHandler(listening);
        }
        assertThat(replies).isNotEmpty().noneMatch(reply -> reply.contains(number));
        assertThat(logged).noneMatch(text -> text.contains(number));
        assertThat(world.tablesHolding(number)).isEmpty();
        assertThat(sealedHolding(number)).isEmpty();
    }

    /** Puts the number into every text of a node that is free to hold it. */
    private static void spoil(Map<String, Object> message, String node, String number) {
        @SuppressWarnings("unchecked")
        Map<String, Object> data = (Map<String, Object>) message.get(node);
        for (String name :
                List.of("main_cond_dscr", "adm_dept_name", "adm_bed", "chfpdr_name", "memo")) {
            data.put(name, "号" + number);
        }
        data.put("mdtrt_cert_no", number);
        data.put("invono", number);
        data.put("exp_content", "{\"certno\":\"" + number + "\"}");
    }

    /**
     * Free text that a message says, once opened: only the fields that hold a certificate or card
     * number may keep it, under seal, because a message that is repeated is compared with it.
     */
    private List<String> sealedHolding(String number) {
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(
                                        "select infno, content, answer, key_id from gateway_message")
                                .map(
                                        (row, context) -> {
                                            String key = row.getString("key_id");
                                            String opened =
                                                    opened(row.getBytes("content"), key)
                                                            + opened(row.getBytes("answer"), key);
                                            return row.getString("infno") + " " + opened;
                                        })
                                .list()
                                .stream()
                                .map(
                                        text ->
                                                text.replaceAll(
                                                        "\"[a-z.]*mdtrt_cert_no\":\"[^\"]*\"", ""))
                                .filter(text -> text.contains(number))
                                .toList());
    }

    private String opened(byte[] sealed, String key) {
        return sealed == null
                ? ""
                : new String(protection.open(sealed, key), StandardCharsets.UTF_8);
    }
}
