package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;
import org.crossregion.local.launch.Failure;
import org.crossregion.settlement.signing.Sm2PrivateKey;
import org.crossregion.settlement.signing.Sm2PublicKey;
import org.crossregion.settlement.signing.Sm3;
import org.crossregion.settlement.signing.Sm4Key;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/**
 * Signs and seals messages as Jilin's hospital systems do, and opens and verifies the replies:
 * cainfo is SM3withSM2 of input, input is base64 of SM4, and so is output.
 */
final class Seal {

    /** Neither signs nor seals. */
    static final Seal NONE = new Seal(Optional.empty(), Optional.empty(), Optional.empty(), false);

    private static final String ID = "1234567812345678";

    private final Optional<Sm2PrivateKey> signer;
    private final Optional<Sm4Key> cipher;
    private final Optional<Sm2PublicKey> gateway;
    private final boolean digests;

    private Seal(
            Optional<Sm2PrivateKey> signer,
            Optional<Sm4Key> cipher,
            Optional<Sm2PublicKey> gateway,
            boolean digests) {
        this.signer = signer;
        this.cipher = cipher;
        this.gateway = gateway;
        this.digests = digests;
    }

    /** Digests by SM3, which needs no key. */
    static Seal digest() {
        return new Seal(Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    /** With the keys of a file: sm2-private-key to sign, sm4-key to seal, gateway-public-key. */
    static Seal of(Path file) {
        Properties keys = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            keys.load(text);
            Seal seal =
                    new Seal(
                            key(keys, "sm2-private-key").map(key -> Sm2PrivateKey.read(key, ID)),
                            key(keys, "sm4-key").map(Sm4Key::read),
                            key(keys, "gateway-public-key").map(key -> Sm2PublicKey.read(key, ID)),
                            false);
            if (seal.signer.isEmpty() && seal.cipher.isEmpty()) {
                throw new Failure(file + " holds neither sm2-private-key nor sm4-key.");
            }
            return seal;
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure("Cannot read keys from " + file + ".", e);
        }
    }

    private static Optional<String> key(Properties keys, String name) {
        return Optional.ofNullable(keys.getProperty(name)).map(String::strip);
    }

    /** The message signed and sealed; one without an input goes as it is. */
    String on(String body) {
        boolean nothing = signer.isEmpty() && cipher.isEmpty() && !digests;
        if (nothing || !(Json.read(body) instanceof ObjectNode message) || !message.has("input")) {
            return body;
        }
        JsonNode input = message.get("input");
        byte[] text =
                (input.isTextual() ? input.textValue() : Json.write(input))
                        .getBytes(StandardCharsets.UTF_8);
        signer.ifPresent(key -> message.put("signtype", "SM2").put("cainfo", key.sign(text)));
        if (digests) {
            message.put("signtype", "SM3").put("cainfo", HexFormat.of().formatHex(Sm3.of(text)));
        }
        cipher.ifPresent(key -> message.put("enc_type", "SM4").put("input", key.seal(text)));
        return Json.write(message);
    }

    /** The reply with its output opened; what is wrong with how it is sealed is said instead. */
    Opened opened(JsonNode reply) {
        if (!(reply instanceof ObjectNode envelope) || cipher.isEmpty()) {
            return new Opened(reply, unsigned(reply, reply.path("output").toString()));
        }
        boolean sealed = envelope.path("enctype").asText().equals("SM4");
        boolean early = !sealed && !envelope.path("infcode").asText().equals("0");
        if (early) {
            return new Opened(reply, "");
        }
        Optional<String> clear =
                sealed
                        ? cipher.get()
                                .open(envelope.path("output").asText())
                                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        : Optional.empty();
        if (clear.filter(text -> text.startsWith("{") || text.startsWith("[")).isEmpty()) {
            return new Opened(reply, "the reply to a sealed message is not sealed by the same key");
        }
        JsonNode output = Json.read(clear.get());
        boolean none = output.size() == 1 && output.path("result").isNull();
        String objection = unsigned(reply, clear.get());
        envelope.set("output", none ? null : output);
        return new Opened(envelope, objection);
    }

    /** A reply in clear, and what speaks against how it was protected; empty if nothing does. */
    record Opened(JsonNode envelope, String objection) {}

    /** Replies to signed messages are signed if the gateway's key is given. */
    private String unsigned(JsonNode reply, String output) {
        boolean expected =
                gateway.isPresent()
                        && signer.isPresent()
                        && reply.path("infcode").asText().equals("0")
                        && !output.equals("null");
        boolean good =
                !expected
                        || gateway.get()
                                .verified(
                                        output.getBytes(StandardCharsets.UTF_8),
                                        reply.path("cainfo").asText())
                                .isPresent();
        return good ? "" : "cainfo is not the gateway's SM2 signature of output";
    }
}
