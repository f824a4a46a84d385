package org.crossregion.settlement.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an operator can set about who is let in at the HIS gateway. */
@ConfigMapping(prefix = "crossregion.gateway")
public interface AccessConfig {

    /** Networks of the proxies whose X-Forwarded-For is believed; none unless configured. */
    Optional<List<String>> trustedProxies();

    /** Whether institutions in network mode are admitted; off in production unless set. */
    @WithName("network-mode")
    Optional<Boolean> networkMode();

    /** How far x-tif-timestamp may be from our clock, and how long a nonce is remembered. */
    @WithDefault("PT5M")
    Duration tifWindow();

    /** The keys of institutions in tif mode, by institution code. */
    Map<String, Tif> tif();

    /** How long a token of bearer mode holds. */
    @WithDefault("PT2H")
    Duration tokenValidity();

    /** The clients of institutions in bearer mode, by institution code. */
    Map<String, Bearer> bearer();

    /** The certificates of institutions in mtls mode, by institution code. */
    Map<String, Mtls> mtls();

    /** How institutions sign and seal what they send, by institution code. */
    Map<String, Signed> signing();

    /** Our own SM2 key, by which replies to messages with signtype SM2 are signed, if at all. */
    Optional<String> signingKey();

    /** How long a signature is remembered, so that it cannot be sent again in another message. */
    @WithDefault("P30D")
    Duration signatureMemory();

    /** Keys of development, made at the first start; refused in production. */
    DevelopmentKeys developmentKeys();

    /** How institutions sign: which keys, and what is demanded. */
    interface Signed {

        /** SM2 public keys, each a value or {@code file:/path}; several while one is replaced. */
        Optional<List<String>> sm2PublicKeys();

        /** The identity that signatures are made with. */
        @WithDefault("1234567812345678")
        String sm2UserId();

        /** The SM4 key of payloads, a value or {@code file:/path}. */
        Optional<String> sm4Key();

        /** Whether a message without a valid SM2 signature is refused. */
        @WithDefault("false")
        boolean signatureRequired();

        /** Whether a message whose input is not sealed by SM4 is refused. */
        @WithDefault("false")
        boolean encryptionRequired();

        /** What is made of signtype SM3. */
        @WithDefault("ignore")
        Digest sm3();

        /** Which replies are sealed. */
        @WithDefault("as-sent")
        Output output();
    }

    /** What is made of an SM3 digest in cainfo. */
    enum Digest {
        /** Nothing: some clients send a digest of something else. */
        IGNORE,
        /** If there is one, it must be that of input. */
        VERIFY,
        /** There must be one, and it must be that of input. */
        REQUIRE
    }

    /** Which replies are sealed by SM4. */
    enum Output {
        /** Those to requests that were. */
        AS_SENT,
        ALWAYS,
        NEVER
    }

    /** Where keys of development are, and for whom. */
    interface DevelopmentKeys {

        Optional<String> directory();

        Optional<List<String>> institutions();
    }

    /** The certificates of one institution: known by one of the fingerprints, or by the subject. */
    interface Mtls {

        /** SHA-256 of the certificate, in hex, colons or not. */
        Optional<List<String>> fingerprints();

        /** The whole distinguished name, such as {@code CN=H220…,O=…,C=CN}. */
        Optional<String> subject();
    }

    /** What one institution gets its tokens with. */
    interface Bearer {

        String clientId();

        /** A value or {@code file:/path}. */
        @WithConverter(SecretText.class)
        String clientSecret();

        /** Demanded in the form if configured. */
        Optional<String> username();

        /** Demanded in the form if configured; a value or {@code file:/path}. */
        Optional<@WithConverter(SecretText.class) String> password();
    }

    /** What one institution signs with. */
    interface Tif {

        /** x-tif-paasid. */
        String paasid();

        /** A value or {@code file:/path}. */
        @WithConverter(SecretText.class)
        String secret();
    }
}
