package org.crossregion.web.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.web.identity.IdentityNumbers;
import org.crossregion.web.request.RequestId;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Records who did what, in the transaction of what was done. */
@ApplicationScoped
public class AuditTrail {

    private final AuditRepository rows;
    private final AuditChain chain;
    private final Clock clock;
    private final ObjectMapper json;

    AuditTrail(AuditRepository rows, AuditChain chain, Clock clock, ObjectMapper json) {
        this.rows = rows;
        this.chain = chain;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Adds a row to the business transaction; author, times and request id are added here.
     *
     * @param action a verb in the past, such as {@code filing-submitted}
     * @param subject what it was done to, such as {@code filing/8c1…}
     * @param detail written as JSON; identity numbers in it are masked
     */
    @Transactional(TxType.MANDATORY)
    public void record(String action, String subject, Object detail) {
        add(Author.current(), RequestId.current(), action, subject, detail);
    }

    /**
     * One of many things that were done.
     *
     * @param action a verb in the past
     * @param subject what it was done to
     * @param detail written as JSON; identity numbers in it are masked
     */
    public record Done(String action, String subject, Object detail) {}

    /** Adds many rows in their order, as {@link #record} does one. */
    @Transactional(TxType.MANDATORY)
    public void recordAll(List<Done> all) {
        rows.addAll(madeOut(all).entries());
    }

    /** Rows that are made out and not recorded yet. */
    public static final class MadeOut {

        private final List<AuditEntry> entries;

        private MadeOut(List<AuditEntry> entries) {
            this.entries = List.copyOf(entries);
        }

        private List<AuditEntry> entries() {
            return entries;
        }
    }

    /**
     * Makes rows out in the name of who makes the request now, to be recorded together with those
     * of other requests.
     */
    public MadeOut madeOut(List<Done> all) {
        Author author = Author.current();
        String requestId = RequestId.current();
        return new MadeOut(
                all.stream()
                        .map(
                                one ->
                                        entry(
                                                author,
                                                requestId,
                                                one.action(),
                                                one.subject(),
                                                one.detail()))
                        .toList());
    }

    /** Adds the rows of several requests to the business transaction in their order. */
    @Transactional(TxType.MANDATORY)
    public void recordMadeOut(List<MadeOut> all) {
        rows.addAll(all.stream().flatMap(one -> one.entries().stream()).toList());
    }

    /** Adds a row in a transaction of its own: for what was refused. */
    void recordApart(
            Author author, String requestId, String action, String subject, Object detail) {
        QuarkusTransaction.requiringNew()
                .run(() -> add(author, requestId, action, subject, detail));
    }

    private void add(
            Author author, String requestId, String action, String subject, Object detail) {
        rows.add(entry(author, requestId, action, subject, detail));
    }

    private AuditEntry entry(
            Author author, String requestId, String action, String subject, Object detail) {
        return new AuditEntry(
                0,
                author.name(),
                author.role(),
                author.institution(),
                author.region(),
                clock.instant(),
                Instant.now(),
                requestId,
                action,
                IdentityNumbers.maskAll(subject),
                masked(detail));
    }

    /** Reads the whole chain and says whether it is intact. */
    public ChainState verifyChain() {
        return chain.verify();
    }

    /** How many rows wait for their place in the chain; normally none is older than a second. */
    public long unsealed() {
        return rows.unsealed();
    }

    private String masked(Object detail) {
        try {
            String text = json.writeValueAsString(detail);
            return IdentityNumbers.occursIn(text)
                    ? json.writeValueAsString(MaskedJson.of(json.readTree(text)))
                    : text;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the detail of an audit row is no JSON", e);
        }
    }
}
