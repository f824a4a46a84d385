package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.INSTITUTION_NOT_AUTHENTICATED;
import static org.crossregion.settlement.refusal.SettlementRefusal.INSTITUTION_UNKNOWN;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.gateway.Call.TifHeaders;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Environment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Lets an institution in, by the mode its agreement names: from its own networks, with signed x-tif
 * headers, or with a token. Whoever is turned away is written to the audit trail.
 */
@ApplicationScoped
class Access {

    private final GatewayRepository repository;
    private final Reference reference;
    private final BearerTokens tokens;
    private final GatewayConfig config;
    private final AuditTrail audit;

    /** Time-outs and replay windows run by the system's clock, not by business time. */
    private final Clock system = Clock.systemUTC();

    Access(
            GatewayRepository repository,
            Reference reference,
            BearerTokens tokens,
            GatewayConfig config,
            AuditTrail audit) {
        this.repository = repository;
        this.reference = reference;
        this.tokens = tokens;
        this.config = config;
        this.audit = audit;
    }

    /** The institution that calls, once it has proved to be it. */
    Institution admit(String code, Call call) {
        Institution institution =
                reference
                        .findInstitution(code)
                        .orElseThrow(
                                () ->
                                        turnedAway(
                                                code,
                                                call,
                                                new Refused(INSTITUTION_UNKNOWN, "机构编号 " + code)));
        switch (institution.gatewayMode()) {
            case "network" -> mustComeFromItsNetwork(institution, call);
            case "tif" -> mustBeSigned(institution, call);
            case "bearer" -> mustShowItsToken(institution, call);
            default -> throw refused(code, call, "该机构登记的接入方式暂不支持");
        }
        return institution;
    }

    private void mustComeFromItsNetwork(Institution institution, Call call) {
        if (!config.networkMode().orElse(!Environment.isProduction())) {
            throw refused(institution.code(), call, "网络地址校验方式未启用");
        }
        String origin = origin(call);
        if (!Networks.contain(institution.gatewayNetworks(), origin)) {
            throw refused(institution.code(), call, "来源地址 " + origin + " 未登记");
        }
    }

    /** The peer; behind a configured proxy the last address that is not a proxy itself. */
    private String origin(Call call) {
        List<String> proxies = config.trustedProxies().orElse(List.of());
        String origin = call.remoteAddress();
        if (call.forwardedFor().isPresent() && Networks.contain(proxies, origin)) {
            String[] hops = call.forwardedFor().get().split(",");
            for (int i = hops.length - 1; i >= 0 && Networks.contain(proxies, origin); i--) {
                origin = hops[i].strip();
            }
        }
        return origin.length() > 45 ? origin.substring(0, 45) : origin;
    }

    private void mustBeSigned(Institution institution, Call call) {
        String code = institution.code();
        TifHeaders tif = call.tif();
        GatewayConfig.Tif key = config.tif().get(code);
        if (key == null) {
            throw refused(code, call, "该机构未配置签名密钥");
        }
        if (!key.paasid().equals(tif.paasid())) {
            throw refused(code, call, "x-tif-paasid 与机构不符");
        }
        Instant now = system.instant();
        if (!tif.timestamp().matches("[0-9]{10}")
                || Duration.between(Instant.ofEpochSecond(Long.parseLong(tif.timestamp())), now)
                                .abs()
                                .compareTo(config.tifWindow())
                        > 0) {
            throw refused(code, call, "x-tif-timestamp 超出允许的时间范围");
        }
        if (!tif.nonce().matches("[\\x21-\\x7e]{6,64}")) {
            throw refused(code, call, "x-tif-nonce 应为 6 到 64 个字符");
        }
        String expected = TifSignature.of(tif.timestamp(), key.secret(), tif.nonce());
        if (!TifSignature.matches(expected, tif.signature())) {
            throw refused(code, call, "x-tif-signature 校验失败");
        }
        boolean fresh =
                QuarkusTransaction.requiringNew()
                        .call(() -> repository.useNonce(code, tif.nonce(), now));
        if (!fresh) {
            throw refused(code, call, "x-tif-nonce 已使用过");
        }
    }

    private void mustShowItsToken(Institution institution, Call call) {
        if (!tokens.isOf(institution.code(), call.authorization())) {
            throw refused(institution.code(), call, "访问令牌缺失、无效或已过期");
        }
    }

    private Refused refused(String code, Call call, String why) {
        return turnedAway(code, call, new Refused(INSTITUTION_NOT_AUTHENTICATED, why));
    }

    /** Audits in a transaction of its own: nothing else of the request takes effect. */
    private Refused turnedAway(String code, Call call, Refused refused) {
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                audit.record(
                                        "gateway-refused",
                                        "institution:" + code,
                                        Map.of(
                                                "reason", refused.detail(),
                                                "remoteAddress", call.remoteAddress())));
        return refused;
    }

    /** Audits a request that named no institution at all. */
    Refused turnedAway(Call call, Refused refused) {
        return turnedAway("", call, refused);
    }

    /** Old nonces can no longer be replayed: their timestamp is out of the window. */
    @Scheduled(every = "5m", delayed = "1m")
    void forgetNonces() {
        repository.forgetNonces(system.instant().minus(config.tifWindow().multipliedBy(3)));
    }
}
