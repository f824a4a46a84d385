package org.crossregion.web.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.jboss.resteasy.reactive.RestResponse;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of several requests that take effect in one transaction. */
@ApplicationScoped
public class IdempotencyKeys {

    private final IdempotencyRepository keys;
    private final KeyReading reading;
    private final ObjectMapper json;

    IdempotencyKeys(IdempotencyRepository keys, KeyReading reading, ObjectMapper json) {
        this.keys = keys;
        this.reading = reading;
        this.json = json;
    }

    /**
     * The key of the request under way, if it has one.
     *
     * @throws org.crossregion.web.problem.Refused if what it has is none
     */
    public Optional<KeyUse> ofRequest() {
        return reading.read();
    }

    /**
     * Claims keys, of which no two are the same, in the caller's transaction. Waits for whoever is
     * using one of them right now, and with the same patience for every lock that the transaction
     * asks for later.
     *
     * @return those that are new
     */
    @Transactional(TxType.MANDATORY)
    public Set<KeyUse> claim(Collection<KeyUse> uses, Duration patience) {
        return keys.claim(uses, patience);
    }

    /** How a request is answered whose key is not new: as it was before, or with a refusal. */
    @Transactional(TxType.MANDATORY)
    public RuntimeException before(KeyUse use) {
        return keys.before(use);
    }

    /** Stores what is answered under keys that were claimed in this transaction. */
    @Transactional(TxType.MANDATORY)
    public void answer(Map<KeyUse, RestResponse<?>> answers) {
        Map<KeyUse, StoredAnswer> stored = new LinkedHashMap<>();
        answers.forEach((use, answer) -> stored.put(use, StoredAnswer.of(answer, json)));
        keys.answer(stored);
    }

    /** Gives claimed keys back: what was refused may be sent again. */
    @Transactional(TxType.MANDATORY)
    public void release(Collection<KeyUse> uses) {
        keys.release(uses);
    }
}
