package org.crossregion.settlement.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.crossregion.web.security.DevKeys;
import org.crossregion.web.security.DevTokens;
import org.crossregion.web.security.Role;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens as attackers make them: each is wrong in one way only. */
final class ForgedTokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final DevKeys KEYS = new DevKeys(GatewayTestSettings.KEYS);

    private ForgedTokens() {}

    /** One of them, and in what it is wrong. */
    record Forgery(String name, String token) {}

    /** One that nothing is wrong with, made the same way. */
    static String good(String institution) {
        return signed(header("ES256", DevKeys.ISSUER), claims(institution), issuer());
    }

    static List<Forgery> all(String institution) {
        Map<String, Object> claims = claims(institution);
        long now = Instant.now().getEpochSecond();
        Map<String, Object> es256 = header("ES256", DevKeys.ISSUER);
        String good = signed(es256, claims, issuer());
        String[] parts = good.split("\\.");
        return List.of(
                new Forgery("another key", signed(es256, claims, another())),
                new Forgery(
                        "another key it brings along",
                        signed(with(es256, "jwk", jwk()), claims, another())),
                new Forgery(
                        "a key from elsewhere",
                        signed(with(es256, "jku", "http://127.0.0.1:1/keys"), claims, another())),
                new Forgery("an unknown key id", signed(header("ES256", "x"), claims, another())),
                new Forgery("alg none", unsigned("none", claims)),
                new Forgery("alg None", unsigned("None", claims)),
                new Forgery("HS256 with the public key's text", hmac(claims, text(jwk()))),
                new Forgery(
                        "HS256 with the public key's x",
                        hmac(claims, Base64.getUrlDecoder().decode(jwk().get("x").asText()))),
                new Forgery("HS256 with the key set", hmac(claims, keySet())),
                new Forgery("expired", signed(es256, with(claims, "exp", now - 120), issuer())),
                new Forgery(
                        "not yet good", signed(es256, with(claims, "nbf", now + 600), issuer())),
                new Forgery("without an end", signed(es256, without(claims, "exp"), issuer())),
                new Forgery(
                        "another issuer",
                        signed(es256, with(claims, "iss", "https://example.org"), issuer())),
                new Forgery("no issuer", signed(es256, without(claims, "iss"), issuer())),
                new Forgery(
                        "a person who says to be a service",
                        signed(
                                es256,
                                with(claims, "groups", List.of(Role.SERVICE, Role.HOSPITAL)),
                                issuer())),
                new Forgery(
                        "the issuer under the services' key id",
                        signed(header("ES256", DevKeys.SERVICE), claims, issuer())),
                new Forgery(
                        "a service that says to be a hospital",
                        signed(header("ES256", DevKeys.SERVICE), claims, key(KEYS.serviceKey()))),
                new Forgery(
                        "claims exchanged",
                        parts[0] + "." + encoded(with(claims, "upn", "other")) + "." + parts[2]),
                new Forgery("no signature", parts[0] + "." + parts[1] + "."),
                new Forgery("half a token", parts[0] + "." + parts[1]),
                new Forgery("a zero signature", parts[0] + "." + parts[1] + "." + zeros()),
                new Forgery("no token at all", "x"));
    }

    private static Map<String, Object> header(String algorithm, String keyId) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm);
        header.put("typ", "JWT");
        header.put("kid", keyId);
        return header;
    }

    private static Map<String, Object> claims(String institution) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", DevTokens.ISSUER);
        claims.put("sub", "tester");
        claims.put("upn", "tester");
        claims.put("groups", List.of(Role.HOSPITAL));
        claims.put("institution", institution);
        claims.put("iat", now);
        claims.put("exp", now + 600);
        claims.put("jti", java.util.UUID.randomUUID().toString());
        return claims;
    }

    private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(map);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> map, String name) {
        Map<String, Object> changed = new LinkedHashMap<>(map);
        changed.remove(name);
        return changed;
    }

    private static String unsigned(String algorithm, Map<String, Object> claims) {
        return encoded(Map.of("alg", algorithm, "typ", "JWT")) + "." + encoded(claims) + ".";
    }

    private static String signed(
            Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
        String content = encoded(header) + "." + encoded(claims);
        try {
            Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(key);
            signer.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + URL.encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(Map<String, Object> claims, byte[] secret) {
        String content = encoded(header("HS256", DevKeys.ISSUER)) + "." + encoded(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] tag = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + URL.encodeToString(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String zeros() {
        return URL.encodeToString(new byte[64]);
    }

    private static PrivateKey issuer() {
        return key(KEYS.issuerKey());
    }

    private static PrivateKey another() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey key(Path pem) {
        try {
            String bare = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(bare)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] keySet() {
        try {
            return Files.readAllBytes(KEYS.jwks());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode jwk() {
        try {
            return JSON.readTree(keySet()).at("/keys/0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(Map<String, Object> object) {
        try {
            return URL.encodeToString(JSON.writeValueAsBytes(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
