package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;
import org.bouncycastle.util.BigIntegers;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * A hospital system that does what Jilin's does (openhis-itaii v1.1, HandlerServiceImpl and
 * EasyGmUtils), call for call by the provider's own algorithms: its token, its frame with enc_type
 * always SM4, its signature r||s without an identity set, its SM4/ECB/PKCS7Padding under the client
 * id, its characters as the machine has them, and its deciphering before it looks at infcode.
 */
final class JilinClient {

    private static final Provider BC = new BouncyCastleProvider();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String institution;
    private final boolean encrypts;
    private final Charset platform;
    private String token;

    JilinClient(String base, String institution, boolean encrypts, Charset platform) {
        this.base = base;
        this.institution = institution;
        this.encrypts = encrypts;
        this.platform = platform;
    }

    /** What the client keeps of a reply, after deciphering: ResultBody. */
    record Result(String infcode, String errMsg, String output, JsonNode raw) {

        JsonNode data() {
            try {
                return JSON.readTree(output);
            } catch (JsonProcessingException e) {
                throw new AssertionError(output, e);
            }
        }
    }

    /** getToken: only access_token is read of the answer. */
    void signOn(String clientId, String secret) {
        String form =
                "grant_type="
                        + text("password")
                        + "&password="
                        + text("p@ss w&rd")
                        + "&scope="
                        + text("server")
                        + "&username="
                        + text("test");
        String basic =
                Base64.getEncoder()
                        .encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/auth/oauth/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        token = read(request).path("access_token").asText();
    }

    private static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    Result send(String infno, String msgid, Map<String, Object> input) {
        return post(frame(infno, msgid, input));
    }

    ObjectNode frame(String infno, String msgid, Map<String, Object> input) {
        String inputData = json(input);
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("cainfo", encrypts ? sign(inputData) : "");
        frame.put("dev_no", "");
        frame.put("dev_safe_info", "");
        frame.put("enc_type", "SM4");
        frame.put("fixmedins_code", institution);
        frame.put("fixmedins_name", "吉林示例医院");
        frame.put("inf_time", GatewayClient.daysAgo(0));
        frame.put("infno", infno);
        frame.put("infver", "V1.0");
        frame.put("input", encrypts ? encrypt(inputData) : input);
        frame.put("insuplc_admdvs", "220100");
        frame.put("mdtrtarea_admvs", "220200");
        frame.put("msgid", msgid);
        frame.put("opter", "1");
        frame.put("opter_name", "测试操作员");
        frame.put("opter_type", "1");
        frame.put("recer_sys_code", "sys01");
        frame.put("sign_no", "");
        frame.put("signtype", encrypts ? "SM2" : "");
        return JSON.valueToTree(frame);
    }

    Result post(ObjectNode frame) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(base + "/mbs/fmi/fsi/api/callFsiService/callService"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json(frame)))
                        .build();
        JsonNode reply = read(request);
        JsonNode output = reply.get("output");
        // A String field of fastjson takes text as it is and anything else as its JSON.
        String kept = output.isNull() ? null : output.isTextual() ? output.asText() : json(output);
        return new Result(
                reply.get("infcode").asText(),
                reply.get("err_msg").asText(),
                encrypts ? decrypt(kept) : kept,
                reply);
    }

    private JsonNode read(HttpRequest request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isIn(200, 401);
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("no reply", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String sign(String inputData) {
        try {
            X9ECParameters curve = GMNamedCurves.getByName("sm2p256v1");
            ECParameterSpec spec =
                    new ECParameterSpec(curve.getCurve(), curve.getG(), curve.getN());
            BigInteger d =
                    BigIntegers.fromUnsignedByteArray(
                            HexFormat.of().parseHex(GatewayTestSettings.PRIVATE_KEY));
            PrivateKey key =
                    KeyFactory.getInstance("EC", BC).generatePrivate(new ECPrivateKeySpec(d, spec));
            Signature signer = Signature.getInstance("SM3withSM2", BC);
            signer.initSign(key, new SecureRandom());
            signer.update(inputData.getBytes(StandardCharsets.UTF_8));
            ASN1Sequence both = ASN1Sequence.getInstance(signer.sign());
            byte[] plain = new byte[64];
            for (int i = 0; i < 2; i++) {
                BigInteger part = ASN1Integer.getInstance(both.getObjectAt(i)).getValue();
                byte[] bytes = BigIntegers.asUnsignedByteArray(32, part);
                System.arraycopy(bytes, 0, plain, i * 32, 32);
            }
            return Base64.getEncoder().encodeToString(plain);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** param.getBytes(): in the character set of the machine. */
    String encrypt(String param) {
        return Base64.getEncoder()
                .encodeToString(sm4(Cipher.ENCRYPT_MODE, param.getBytes(platform)));
    }

    /** Base64 of null is where the real one breaks; so does this. */
    private String decrypt(String output) {
        return new String(sm4(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(output)), platform);
    }

    private static byte[] sm4(int mode, byte[] bytes) {
        try {
            byte[] key = GatewayTestSettings.SEALING_CLIENT.getBytes(StandardCharsets.UTF_8);
            Cipher cipher = Cipher.getInstance("SM4/ECB/PKCS7Padding", BC);
            cipher.init(mode, new SecretKeySpec(key, "SM4"));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
