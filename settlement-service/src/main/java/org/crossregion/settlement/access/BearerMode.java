package org.crossregion.settlement.access;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.reference.Institution;

import java.util.Optional;

/** The call shows a token that was given for the institution's client secret. */
@ApplicationScoped
class BearerMode implements Mode {

    private final BearerTokens tokens;

    BearerMode(BearerTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "bearer";
    }

    @Override
    public Optional<String> objection(Institution institution, Call call) {
        return tokens.isOf(institution.code(), call.authorization())
                ? Optional.empty()
                : Optional.of("访问令牌缺失、无效或已过期");
    }
}
