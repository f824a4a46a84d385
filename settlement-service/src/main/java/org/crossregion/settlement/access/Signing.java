package org.crossregion.settlement.access;

import static org.crossregion.settlement.refusal.SettlementRefusal.SIGNATURE_REFUSED;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.access.InstitutionKeys.Keys;
import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.Envelope;
import org.crossregion.settlement.envelope.Envelope.Protection;
import org.crossregion.settlement.envelope.EnvelopeReader;
import org.crossregion.settlement.envelope.EnvelopeReply;
import org.crossregion.settlement.envelope.TransactionDefinition;
import org.crossregion.settlement.signing.Sm2PublicKey;
import org.crossregion.settlement.signing.Sm3;
import org.crossregion.settlement.signing.Sm4Key;
import org.crossregion.web.problem.Refused;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Opens and verifies what institutions seal and sign, and seals and signs what they are answered,
 * as Jilin's hospital systems do it. What is opened and verified is what is done: the signed text
 * itself is read, not the message around it.
 */
@ApplicationScoped
class Signing {

    /** What a sealed reply says where there is no output, as a real platform was seen to. */
    private static final String NO_OUTPUT = "{\"result\":null}";

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final InstitutionKeys keys;
    private final AccessRepository repository;
    private final TurnedAway turnedAway;
    private final Definitions definitions = Definitions.load();
    private final EnvelopeReader reader = new EnvelopeReader(definitions);

    /** Signatures are remembered by the system's clock, not by business time. */
    private final Clock system = Clock.systemUTC();

    Signing(InstitutionKeys keys, AccessRepository repository, TurnedAway turnedAway) {
        this.keys = keys;
        this.repository = repository;
        this.turnedAway = turnedAway;
    }

    /**
     * The envelope with its input opened and its signature verified, as agreed with an institution
     * that has been let in; what is wrong is refused and audited.
     */
    Envelope opened(Envelope envelope, Call call) {
        Keys agreed = keys.of(envelope.institution());
        Protection protection = envelope.protection();
        String clear = protection.isSealed() ? clear(envelope, agreed, call) : "";
        if (agreed.encryptionRequired() && !protection.isSealed()) {
            throw refused(envelope, call, "该机构约定 input 须以 SM4 加密");
        }
        boolean signed = isSigned(protection, agreed);
        boolean digested = isDigested(protection, agreed);
        if (agreed.signatureRequired() && !signed) {
            throw refused(envelope, call, "缺少 SM2 签名");
        }
        if (agreed.digest() == AccessConfig.Digest.REQUIRE && !digested && !signed) {
            throw refused(envelope, call, "缺少 SM3 摘要");
        }
        if (!signed && !digested) {
            return protection.isSealed() ? envelope.with(reader.input(clear)) : envelope;
        }
        String text =
                protection.isSealed()
                        ? clear
                        : reader.inputText(call.body().get(), call.contentType())
                                .orElseThrow(() -> refused(envelope, call, "没有可校验的 input"));
        if (signed) {
            mustBeSigned(envelope, agreed, text, call);
        } else if (!Sm3.matches(protection.signature(), utf8(text))) {
            throw refused(envelope, call, "SM3 摘要与 input 不符");
        }
        return envelope.with(reader.input(text));
    }

    private static boolean isSigned(Protection protection, Keys agreed) {
        return !agreed.publicKeys().isEmpty()
                && protection.signType().equalsIgnoreCase(Protection.SM2)
                && !protection.signature().isEmpty();
    }

    private static boolean isDigested(Protection protection, Keys agreed) {
        return agreed.digest() != AccessConfig.Digest.IGNORE
                && protection.signType().equalsIgnoreCase(Protection.SM3)
                && !protection.signature().isEmpty();
    }

    private String clear(Envelope envelope, Keys agreed, Call call) {
        Sm4Key key = agreed.sm4().orElseThrow(() -> refused(envelope, call, "该机构未配置 SM4 密钥"));
        return key.open(envelope.protection().sealedInput())
                .map(Signing::text)
                .orElseThrow(() -> refused(envelope, call, "input 的 SM4 密文无法解密"));
    }

    /** UTF-8, or what a client on Chinese Windows takes for its default. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, GB18030);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The signature is of the input alone. So that it cannot be cut out and sent in another frame,
     * it is held to the message it came with first; the same message may come again.
     */
    private void mustBeSigned(Envelope envelope, Keys agreed, String text, Call call) {
        byte[] message = utf8(text);
        String signature = envelope.protection().signature();
        Optional<byte[]> verified = Optional.empty();
        for (Sm2PublicKey key : agreed.publicKeys()) {
            verified = verified.or(() -> key.verified(message, signature));
        }
        if (verified.isEmpty()) {
            throw refused(envelope, call, "SM2 签名校验失败");
        }
        boolean effect =
                definitions
                        .transaction(envelope.infno())
                        .map(TransactionDefinition::effect)
                        .orElse(false);
        String used = HexFormat.of().formatHex(verified.get());
        if (effect && !isFresh(envelope, used)) {
            throw refused(envelope, call, "该签名已用于另一报文");
        }
    }

    private boolean isFresh(Envelope envelope, String signature) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () ->
                                repository.useSignature(
                                        envelope.institution(),
                                        signature,
                                        envelope.infno(),
                                        envelope.msgid(),
                                        system.instant()));
    }

    private Refused refused(Envelope envelope, Call call, String why) {
        return turnedAway.record(envelope.institution(), call, new Refused(SIGNATURE_REFUSED, why));
    }

    /**
     * The reply as the institution reads it. A sealed reply has a sealed output also where there is
     * none: Jilin's clients decipher before they look at infcode.
     */
    EnvelopeReply sealed(EnvelopeReply reply, Envelope envelope) {
        Keys agreed = keys.of(envelope.institution());
        Protection protection = envelope.protection();
        boolean wanted =
                switch (agreed.output()) {
                    case AS_SENT -> protection.isSealed();
                    case ALWAYS -> true;
                    case NEVER -> false;
                };
        boolean seals = wanted && agreed.sm4().isPresent();
        boolean signs =
                protection.signType().equalsIgnoreCase(Protection.SM2) && keys.own().isPresent();
        if (!seals && !signs) {
            return reply;
        }
        String clear = EnvelopeReply.escaped(reply.output().isEmpty() ? NO_OUTPUT : reply.output());
        String cipher = seals ? agreed.sm4().orElseThrow().seal(utf8(clear)) : "";
        String signature = "";
        if (signs && (seals || !reply.output().isEmpty())) {
            signature = keys.own().orElseThrow().sign(utf8(seals ? clear : reply.output()));
        }
        return reply.protectedBy(cipher, signature);
    }
}
