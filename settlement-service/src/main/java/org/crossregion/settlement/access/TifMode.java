package org.crossregion.settlement.access;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.access.Call.TifHeaders;
import org.crossregion.settlement.reference.Institution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The call bears x-tif headers signed with the institution's secret, fresh and never used before.
 */
@ApplicationScoped
class TifMode implements Mode {

    private final AccessRepository repository;
    private final AccessConfig config;

    /** Time-outs and replay windows run by the system's clock, not by business time. */
    private final Clock system = Clock.systemUTC();

    TifMode(AccessRepository repository, AccessConfig config) {
        this.repository = repository;
        this.config = config;
    }

    @Override
    public String name() {
        return "tif";
    }

    @Override
    public Optional<String> objection(Institution institution, Call call) {
        TifHeaders tif = call.tif();
        Optional<AccessConfig.Tif> key = ByInstitution.of(config.tif(), institution.code());
        if (key.isEmpty()) {
            return Optional.of("该机构未配置签名密钥");
        }
        if (!key.get().paasid().equals(tif.paasid())) {
            return Optional.of("x-tif-paasid 与机构不符");
        }
        Instant now = system.instant();
        if (!tif.timestamp().matches("[0-9]{10}") || isFar(tif.timestamp(), now)) {
            return Optional.of("x-tif-timestamp 超出允许的时间范围");
        }
        if (!tif.nonce().matches("[\\x21-\\x7e]{6,64}")) {
            return Optional.of("x-tif-nonce 应为 6 到 64 个字符");
        }
        String expected = TifSignature.of(tif.timestamp(), key.get().secret(), tif.nonce());
        if (!TifSignature.matches(expected, tif.signature())) {
            return Optional.of("x-tif-signature 校验失败");
        }
        boolean fresh =
                QuarkusTransaction.requiringNew()
                        .call(() -> repository.useNonce(institution.code(), tif.nonce(), now));
        return fresh ? Optional.empty() : Optional.of("x-tif-nonce 已使用过");
    }

    private boolean isFar(String timestamp, Instant now) {
        return Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                        .abs()
                        .compareTo(config.tifWindow())
                > 0;
    }
}
