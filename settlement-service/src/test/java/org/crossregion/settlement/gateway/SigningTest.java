package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayClient.failed;
import static org.crossregion.settlement.gateway.GatewayClient.mustAddUp;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.DIGESTING;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.SCAN;
import static org.crossregion.settlement.gateway.GatewayWorld.SEALING;
import static org.crossregion.settlement.gateway.GatewayWorld.STRICT;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.access.Forgetting;
import org.crossregion.settlement.gateway.GatewayWorld.Person;
import org.crossregion.settlement.gateway.JilinClient.Result;
import org.crossregion.settlement.signing.Sm2PrivateKey;
import org.crossregion.settlement.signing.Sm3;
import org.crossregion.settlement.signing.Sm4Key;
import org.crossregion.web.security.DevTokens;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Signed and sealed messages, by a client that does what Jilin's real one does. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class SigningTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "1234567812345678";

    @Inject GatewayWorld world;
    @Inject Forgetting forgetting;

    @TestHTTPResource("/")
    URI address;

    private GatewayClient messages;
    private Sm2PrivateKey signer;

    @BeforeEach
    void connect() {
        world.build();
        messages = new GatewayClient(base(), Dialect.OPENHIS, SEALING);
        signer = Sm2PrivateKey.read(GatewayTestSettings.PRIVATE_KEY, ID);
    }

    private String base() {
        return address.toString().replaceAll("/$", "");
    }

    private JilinClient jilin(boolean encrypts, String charset) {
        JilinClient client = new JilinClient(base(), SEALING, encrypts, Charset.forName(charset));
        client.signOn(GatewayTestSettings.SEALING_CLIENT, "another " + GatewayTestSettings.SECRET);
        return client;
    }

    /** Encrypted on any machine, and in its plain mode, in which enc_type still says SM4. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "plain"})
    void jilins_client_settles_an_outpatient_bill_and_takes_it_back(String mode) {
        boolean encrypts = !mode.equals("plain");
        JilinClient his = jilin(encrypts, encrypts ? mode : "UTF-8");
        Person person = world.person();
        String no = person.personNo();

        Result signedIn =
                done(his, "9001", fields("signIn", fields("mac", "00-11", "opter_no", "1")));
        assertThat(signedIn.data().at("/signinoutb/sign_no").asText()).matches("[0-9]{30}");
        Result known =
                done(
                        his,
                        "1101",
                        fields(
                                "data",
                                fields(
                                        "mdtrt_cert_type",
                                        "02",
                                        "mdtrt_cert_no",
                                        person.certificateNo())));
        assertThat(known.data().at("/baseinfo/psn_name").asText()).startsWith("测试");
        assertThat(known.data().at("/baseinfo/certno").asText()).isEqualTo(person.certificateNo());

        String number = messages.msgid();
        String visit =
                done(his, "2201", messages.registration(no, number))
                        .data()
                        .at("/data/mdtrt_id")
                        .asText();
        done(his, "2203A", messages.description(visit, no, "11"));
        Map<String, Object> line =
                messages.outpatientLine(visit, no, "B1", "1", SCAN, "250.00", "1");
        Result lines = done(his, "2204", fields("feedetail", List.of(line)));
        assertThat(lines.data().get("result")).hasSize(1);
        Result settled =
                done(his, "2207", messages.outpatientBill(visit, no, "B1", "11", "250.00"));
        mustAddUp(decimals(settled));
        String bill = settled.data().at("/setlinfo/setl_id").asText();
        Result back = done(his, "2208", messages.cancellation(bill, visit, no));
        assertThat(back.data().at("/setlinfo/setl_type").asText()).isEqualTo("2");

        assertThat(settled.raw().get("output").isTextual()).isEqualTo(encrypts);
        assertThat(settled.raw().get("enctype").asText()).isEqualTo(encrypts ? "SM4" : "");
        assertThat(settled.raw().get("signtype").asText()).isEqualTo(encrypts ? "SM2" : "");
        if (encrypts) {
            assertThat(settled.output()).isPrintable().matches("\\p{ASCII}*");
            assertThat(ours().verified(settled.output(), settled.raw().get("cainfo").asText()))
                    .isTrue();
        }
    }

    private Result done(JilinClient his, String infno, Map<String, Object> input) {
        Result result = his.send(infno, messages.msgid(), input);
        assertThat(result.infcode()).as(result.raw().toString()).isEqualTo("0");
        return result;
    }

    private static JsonNode decimals(Result result) {
        try {
            return JSON.reader()
                    .with(
                            com.fasterxml.jackson.databind.DeserializationFeature
                                    .USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(result.output());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private interface Verifier {
        boolean verified(String text, String signature);
    }

    private static Verifier ours() {
        var key = Sm2PrivateKey.read(GatewayTestSettings.OWN_KEY, ID).publicKey();
        return (text, signature) ->
                key.verified(text.getBytes(StandardCharsets.UTF_8), signature).isPresent();
    }

    @Test
    void a_refusal_of_a_sealed_message_can_be_deciphered_and_read() {
        JilinClient his = jilin(true, "UTF-8");
        Map<String, Object> unknown =
                messages.outpatientBill(
                        "S2201002610100000000", "99990000000000000001", "B", "11", "1");
        Result refused = his.send("2207", messages.msgid(), unknown);
        assertThat(refused.infcode()).isEqualTo("-1");
        assertThat(refused.errMsg()).contains("visit-unknown");
        assertThat(refused.output()).isEqualTo("{\"result\":null}");
    }

    @Test
    void what_is_wrongly_signed_or_sealed_is_refused_and_audited_and_leaves_nothing() {
        JilinClient his = jilin(true, "UTF-8");
        String no = world.person().personNo();
        Map<String, Object> input = messages.registration(no, messages.msgid());
        String other = json(messages.registration(no, "other"));
        Map<String, Consumer<ObjectNode>> wrongs =
                Map.of(
                        "SM2 签名校验失败", frame -> frame.put("cainfo", his.sign(other)),
                        "SM2 签名校验失败 ", frame -> frame.put("cainfo", "AAAA"),
                        "SM2 签名校验失败  ",
                                frame ->
                                        frame.put(
                                                "cainfo",
                                                Sm2PrivateKey.random().sign(utf8(json(input)))),
                        "SM2 签名校验失败   ", frame -> frame.put("input", his.encrypt(other)),
                        "SM4 密文无法解密", frame -> frame.put("input", "AAAA"),
                        "SM4 密文无法解密 ",
                                frame ->
                                        frame.put(
                                                "input",
                                                Sm4Key.read("another sm4 key!")
                                                        .seal(utf8(json(input)))),
                        "SM4 密文无法解密  ", frame -> frame.put("input", "密文"));
        wrongs.forEach(
                (reason, wrong) -> {
                    Map<String, Long> before = world.rowCounts();
                    ObjectNode frame = his.frame("2201", messages.msgid(), input);
                    wrong.accept(frame);
                    Result refused = his.post(frame);
                    assertThat(refused.infcode()).isEqualTo("-1");
                    assertThat(refused.errMsg())
                            .contains("settlement/signature-refused", reason.strip());
                    Map<String, Long> after = world.rowCounts();
                    assertThat(after.get("audit_entry")).isEqualTo(before.get("audit_entry") + 1);
                    after.put("audit_entry", before.get("audit_entry"));
                    assertThat(after).isEqualTo(before);
                    assertThat(lastAudit())
                            .contains(SEALING, reason.strip(), "\"remoteAddress\": \"127.0.0.1\"");
                });
    }

    private String lastAudit() {
        return world.text(
                "select subject || ' ' || detail from audit_entry where action = 'gateway-refused'"
                        + " order by id desc limit 1");
    }

    /** The signature says nothing of msgid; so it is held to the message it came with. */
    @Test
    void a_signature_cut_out_of_another_message_is_refused_but_the_message_may_come_again() {
        JilinClient his = jilin(true, "UTF-8");
        String no = world.person().personNo();
        ObjectNode frame =
                his.frame("2201", messages.msgid(), messages.registration(no, messages.msgid()));
        Result first = his.post(frame);
        assertThat(first.infcode()).as(first.errMsg()).isEqualTo("0");
        assertThat(his.post(frame).output()).isEqualTo(first.output());

        ObjectNode stolen = frame.deepCopy();
        stolen.put("msgid", messages.msgid());
        Result refused = his.post(stolen);
        assertThat(refused.errMsg()).contains("signature-refused", "该签名已用于另一报文");
        assertThat(lastAudit()).contains("该签名已用于另一报文");
        stolen.put("infno", "2202");
        assertThat(his.post(stolen).errMsg()).contains("signature-refused");

        forgetting.forget(java.time.Instant.now());
        assertThat(his.post(stolen).errMsg()).contains("signature-refused");
        world.execute("update gateway_signature set used_at = used_at - interval '31 days'");
        forgetting.forget(java.time.Instant.now());
        assertThat(world.count("select count(*) from gateway_signature")).isZero();
    }

    /** What was signed is what is done, whatever else the message holds. */
    @Test
    void the_signed_input_is_done_and_not_another_one_beside_it() {
        String signed =
                "{\"data\":{\"fixmedins_type\":\"1\",\"fixmedins_code\":\"" + HOSPITAL + "\"}}";
        String other = "{\"data\":{\"fixmedins_type\":\"9\"}}";
        String cainfo = signer.sign(utf8(signed));
        String sealed = Sm4Key.read("0f".repeat(16)).seal(utf8(signed));
        GatewayClient strict = new GatewayClient(base(), Dialect.OPENHIS, STRICT);
        String frame =
                "{\"infno\":\"1201\",\"fixmedins_code\":\"%s\",\"signtype\":\"SM2\",\"enc_type\":\"SM4\","
                        + "\"cainfo\":\"%s\",%s}";
        for (String inputs :
                List.of(
                        "\"input\":\"" + sealed + "\",\"Input\":" + other,
                        "\"INPUT\":" + other + ",\"input\":\"" + sealed + "\",\"data\":{}",
                        "\"input\":" + other + ",\"input\":\"" + sealed + "\"")) {
            JsonNode reply =
                    strict.post(
                            "/his", "application/json", frame.formatted(STRICT, cainfo, inputs));
            assertThat(succeeded(reply).get("enctype")).isNull();
        }
        for (String inputs :
                List.of(
                        "\"input\":\"" + sealed + "\",\"input\":" + other,
                        "\"INPUT\":" + signed,
                        "\"input\":" + signed,
                        "\"data\":{}")) {
            JsonNode reply =
                    strict.post(
                            "/his", "application/json", frame.formatted(STRICT, cainfo, inputs));
            assertThat(failed(reply)).contains("signature-refused");
        }
    }

    /** In clear, the signature is of the characters of input as they were sent. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"fixmedins_type\":\"1\"}}",
                "{ \"data\" : {\"fixmedins_type\":  \"1\", \"name\":\"\\u533b院\", \"n\":1.50} }"
            })
    void an_input_in_clear_is_verified_as_it_was_written(String input) {
        String frame =
                "{\"infno\":\"1201\",\"fixmedins_code\":\"%s\",\"signtype\":\"%s\",\"cainfo\":\"%s\",\"input\":%s}";
        GatewayClient digesting = new GatewayClient(base(), Dialect.OPENHIS, DIGESTING);
        String digest = HexFormat.of().formatHex(Sm3.of(utf8(input)));
        String base64 = Base64.getEncoder().encodeToString(Sm3.of(utf8(input)));
        for (String right : List.of(digest, digest.toUpperCase(java.util.Locale.ROOT), base64)) {
            succeeded(
                    digesting.post(
                            "/his", "text/plain", frame.formatted(DIGESTING, "SM3", right, input)));
        }
        succeeded(
                digesting.post(
                        "/his",
                        "text/plain",
                        frame.formatted(DIGESTING, "SM3", digest, json(input))));
        for (String wrong : List.of("0".repeat(64), "", "x")) {
            assertThat(
                            failed(
                                    digesting.post(
                                            "/his",
                                            "text/plain",
                                            frame.formatted(DIGESTING, "SM3", wrong, input))))
                    .contains("signature-refused", "SM3");
        }
        assertThat(
                        failed(
                                digesting.post(
                                        "/his",
                                        "text/plain",
                                        frame.formatted(DIGESTING, "", digest, input))))
                .contains("缺少 SM3 摘要");

        // Guangzhou's client sends the digest of a type name; nothing was agreed, so it is let be.
        GatewayClient guangzhou = new GatewayClient(base(), Dialect.OPENHIS, HOSPITAL);
        succeeded(
                guangzhou.post(
                        "/his",
                        "text/plain",
                        frame.formatted(HOSPITAL, "SM3", "0".repeat(64), input)));
    }

    @Test
    void who_must_sign_and_seal_is_refused_without() {
        GatewayClient strict = new GatewayClient(base(), Dialect.OPENHIS, STRICT);
        String input = "{\"data\":{\"fixmedins_type\":\"1\"}}";
        String sealed = Sm4Key.read("0f".repeat(16)).seal(utf8(input));
        Map<String, Long> before = world.rowCounts();
        assertThat(strictly(strict, "", "", json(sealed))).contains("缺少 SM2 签名");
        assertThat(strictly(strict, "SM2", "", json(sealed))).contains("缺少 SM2 签名");
        assertThat(strictly(strict, "SM3", "0".repeat(64), json(sealed))).contains("缺少 SM2 签名");
        assertThat(strictly(strict, "SM2", signer.sign(utf8(input)), input)).contains("SM4 加密");
        assertThat(strictly(strict, "SM2", signer.sign(utf8(sealed)), json(sealed)))
                .contains("签名校验失败");
        Map<String, Long> after = world.rowCounts();
        assertThat(after.get("audit_entry")).isEqualTo(before.get("audit_entry") + 5);
        assertThat(strictly(strict, "SM2", signer.sign(utf8("{")), json(sealedBy("{"))))
                .contains("envelope-malformed");
    }

    private static String sealedBy(String clear) {
        return Sm4Key.read("0f".repeat(16)).seal(utf8(clear));
    }

    private static String strictly(
            GatewayClient strict, String signtype, String cainfo, String input) {
        return failed(
                strict.post(
                        "/his",
                        "application/json",
                        ("{\"infno\":\"1201\",\"fixmedins_code\":\"%s\",\"signtype\":\"%s\","
                                        + "\"enc_type\":\"SM4\",\"cainfo\":\"%s\",\"input\":%s}")
                                .formatted(STRICT, signtype, cainfo, input)));
    }

    @Test
    void a_sealed_message_is_shown_deciphered_and_masked() throws Exception {
        JilinClient his = jilin(true, "UTF-8");
        Person person = world.person();
        Map<String, Object> input = messages.registration(person.personNo(), messages.msgid());
        @SuppressWarnings("unchecked")
        Map<String, Object> data = (Map<String, Object>) input.get("data");
        data.put("mdtrt_cert_no", person.certificateNo());
        data.put("dept_name", "内科 " + person.certificateNo());
        String accepted = messages.msgid();
        assertThat(his.send("2201", accepted, input).infcode()).isEqualTo("0");
        String refused = messages.msgid();
        ObjectNode frame = his.frame("2201", refused, input);
        frame.put("cainfo", "AAAA");
        assertThat(his.post(frame).infcode()).isEqualTo("-1");

        JsonNode shown = shown(accepted);
        assertThat(shown.get(0).get("received").get("data.psn_no").asText())
                .isEqualTo(person.personNo());
        assertThat(shown.toString()).doesNotContain(person.certificateNo());
        JsonNode wrong = shown(refused);
        assertThat(wrong.get(0).get("decision").asText()).isEqualTo("refused");
        assertThat(wrong.get(0).get("error").asText()).contains("signature-refused");
        assertThat(world.tablesHolding(person.certificateNo())).isEmpty();
    }

    private JsonNode shown(String msgid) throws Exception {
        String token =
                DevTokens.issue(GatewayTestSettings.KEYS, Role.HOSPITAL, "tester", SEALING, "");
        HttpRequest request =
                messages.request("/api/v1/messages/" + msgid)
                        .header("Authorization", "Bearer " + token)
                        .GET()
                        .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
