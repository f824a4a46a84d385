package org.crossregion.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Json;
import org.crossregion.local.launch.Failure;
import org.crossregion.settlement.signing.Sm2PrivateKey;
import org.crossregion.settlement.signing.Sm3;
import org.crossregion.settlement.signing.Sm4Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kit signs and seals is what a gateway opens and verifies, and the other way round. */
class SealTest {

    private static final String MESSAGE =
            "{\"infno\":\"2304\",\"cainfo\":\"\",\"signtype\":\"\",\"input\":{\"data\":{\"a\":\"1.50\"}}}";
    private static final String INPUT = "{\"data\":{\"a\":\"1.50\"}}";

    private final Sm2PrivateKey hospital = Sm2PrivateKey.random();
    private final Sm2PrivateKey gateway = Sm2PrivateKey.random();
    private final Sm4Key cipher = Sm4Key.read("0f".repeat(16));

    private Seal seal(Path directory) throws IOException {
        return Seal.of(
                Files.writeString(
                        directory.resolve("keys"),
                        "sm2-private-key=%s\nsm4-key=%s\ngateway-public-key=%s\n"
                                .formatted(
                                        hospital.text(),
                                        "0f".repeat(16),
                                        gateway.publicKey().text())));
    }

    @Test
    void input_is_signed_in_clear_and_sealed(@TempDir Path directory) throws IOException {
        JsonNode sent = Json.read(seal(directory).on(MESSAGE));

        assertThat(sent.get("enc_type").textValue()).isEqualTo("SM4");
        assertThat(cipher.open(sent.get("input").textValue())).contains(bytes(INPUT));
        assertThat(hospital.publicKey().verified(bytes(INPUT), sent.get("cainfo").textValue()))
                .isPresent();
        assertThat(seal(directory).on("{\"infno\":\"9001\"}")).doesNotContain("SM4");
        assertThat(Seal.NONE.on(MESSAGE)).isEqualTo(MESSAGE);
    }

    @Test
    void a_digest_is_of_input_as_it_is_sent() {
        JsonNode sent = Json.read(Seal.digest().on(MESSAGE));

        assertThat(Sm3.matches(sent.get("cainfo").textValue(), bytes(INPUT))).isTrue();
        assertThat(Json.write(sent.get("input"))).isEqualTo(INPUT);
    }

    @Test
    void a_reply_is_opened_and_its_signature_verified(@TempDir Path directory) throws IOException {
        Seal seal = seal(directory);
        for (String output : List.of("{\"result\":[]}", "{\"result\":null}")) {
            Seal.Opened opened = seal.opened(reply(output, cipher, gateway));

            assertThat(opened.objection()).isEmpty();
            JsonNode clear = opened.envelope().get("output");
            assertThat(Json.write(clear)).isEqualTo(output.contains("null") ? "null" : output);
        }
    }

    @Test
    void a_reply_that_is_not_sealed_or_signed_by_those_keys_is_told(@TempDir Path directory)
            throws IOException {
        Seal seal = seal(directory);
        String output = "{\"result\":[]}";
        Sm4Key other = Sm4Key.read("0e".repeat(16));

        assertThat(seal.opened(reply(output, other, gateway)).objection()).contains("not sealed");
        assertThat(seal.opened(reply(output, cipher, Sm2PrivateKey.random())).objection())
                .contains("signature");
        assertThat(objection(seal, "{\"infcode\":\"0\",\"enctype\":\"\",\"output\":{}}"))
                .contains("not sealed");
        assertThat(objection(seal, "{\"infcode\":\"-1\",\"enctype\":\"\",\"output\":null}"))
                .isEmpty();
    }

    private static String objection(Seal seal, String reply) {
        return seal.opened(Json.read(reply)).objection();
    }

    @Test
    void a_file_without_a_key_is_refused(@TempDir Path directory) throws IOException {
        Path empty = Files.writeString(directory.resolve("empty"), "x=1\n");

        assertThatThrownBy(() -> Seal.of(empty)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> Seal.of(directory.resolve("missing"))).isInstanceOf(Failure.class);
        Path wrong = Files.writeString(directory.resolve("wrong"), "sm4-key=short\n");
        assertThatThrownBy(() -> Seal.of(wrong)).isInstanceOf(Failure.class);
    }

    private static JsonNode reply(String output, Sm4Key cipher, Sm2PrivateKey signer) {
        return Json.object()
                .put("infcode", "0")
                .put("enctype", "SM4")
                .put("signtype", "SM2")
                .put("cainfo", signer.sign(bytes(output)))
                .put("output", cipher.seal(bytes(output)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
