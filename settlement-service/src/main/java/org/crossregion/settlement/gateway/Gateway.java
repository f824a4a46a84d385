package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.ENVELOPE_TOO_LARGE;
import static org.crossregion.settlement.refusal.SettlementRefusal.GATEWAY_BUSY;
import static org.crossregion.settlement.refusal.SettlementRefusal.GATEWAY_FAILED;
import static org.crossregion.settlement.refusal.SettlementRefusal.ORIGIN_REFUSED;
import static org.crossregion.settlement.refusal.SettlementRefusal.POST_ONLY;
import static org.crossregion.settlement.refusal.SettlementRefusal.TRANSACTION_NOT_HERE;
import static org.crossregion.settlement.refusal.SettlementRefusal.TRANSACTION_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

import org.crossregion.settlement.envelope.Body;
import org.crossregion.settlement.envelope.Checks;
import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.Envelope;
import org.crossregion.settlement.envelope.EnvelopeReader;
import org.crossregion.settlement.envelope.TransactionDefinition;
import org.crossregion.settlement.message.Answer;
import org.crossregion.settlement.message.Messages;
import org.crossregion.settlement.message.ReceivedMessage;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.web.problem.Refused;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Answers every call with an envelope: reads it, lets the institution in, checks the fields, has
 * the transaction done. Whatever fails on the way becomes infcode -1 and leaves nothing behind.
 */
@ApplicationScoped
class Gateway {

    private static final Logger LOG = Logger.getLogger(Gateway.class);

    private final Definitions definitions = Definitions.load();
    private final EnvelopeReader reader = new EnvelopeReader(definitions);
    private final Checks checks = new Checks(definitions);
    private final Access access;
    private final TurnedAway turnedAway;
    private final Signing signing;
    private final Execution execution;
    private final Messages messages;
    private final ReferenceNumbers numbers;
    private final ErrorText errors;
    private final GatewayConfig config;
    private final Clock clock;

    Gateway(
            Access access,
            TurnedAway turnedAway,
            Signing signing,
            Execution execution,
            Messages messages,
            ReferenceNumbers numbers,
            ErrorText errors,
            GatewayConfig config,
            Clock clock) {
        this.access = access;
        this.turnedAway = turnedAway;
        this.signing = signing;
        this.execution = execution;
        this.messages = messages;
        this.numbers = numbers;
        this.errors = errors;
        this.config = config;
        this.clock = clock;
    }

    @ActivateRequestContext
    EnvelopeReply answer(Call call) {
        Instant receivedAt = clock.instant();
        String region = config.region();
        try {
            mustBeReadable(call);
            Envelope envelope = reader.read(call.body().get(), call.contentType());
            if (envelope.treatmentRegion().matches("[0-9]{6}")) {
                region = envelope.treatmentRegion();
            }
            return signing.sealed(
                    done(envelope, call, numbers.next(region, receivedAt), receivedAt), envelope);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return failed(numbers.next(region, receivedAt), receivedAt, error(e, call));
        }
    }

    /** What err_msg says of a refusal; of a failure it says no more than that. */
    private String error(Throwable e, Call call) {
        if (e instanceof Refused refused) {
            LOG.debugf("refused: %s %s", refused.refusal().code(), refused.detail());
            return errors.of(refused, call.traceId());
        }
        LOG.errorf(e, "gateway call %s failed", call.traceId());
        Refused hidden = new Refused(Outages.caused(e) ? GATEWAY_BUSY : GATEWAY_FAILED, "");
        return errors.of(hidden, call.traceId());
    }

    /** The answer where even answering failed, such as for want of memory. */
    EnvelopeReply lastResort(Call call) {
        Refused hidden = new Refused(GATEWAY_FAILED, "");
        Instant now = clock.instant();
        return failed(numbers.next(config.region(), now), now, errors.of(hidden, call.traceId()));
    }

    private void mustBeReadable(Call call) {
        if (call.hasOrigin()) {
            throw turnedAway.record("", call, new Refused(ORIGIN_REFUSED, "带有 Origin 头"));
        }
        if (!call.isPost()) {
            throw new Refused(POST_ONLY, "");
        }
        if (call.isTooLarge()) {
            throw new Refused(ENVELOPE_TOO_LARGE, "");
        }
        if (call.isBusy()) {
            throw new Refused(GATEWAY_BUSY, "");
        }
    }

    private EnvelopeReply done(Envelope envelope, Call call, String reference, Instant receivedAt) {
        try {
            Institution institution = access.admit(envelope.institution(), call);
            return done(envelope, institution, call, reference, receivedAt);
        } catch (RuntimeException e) {
            return failed(reference, receivedAt, error(e, call));
        }
    }

    private EnvelopeReply done(
            Envelope received,
            Institution institution,
            Call call,
            String reference,
            Instant receivedAt) {
        TransactionDefinition transaction =
                definitions
                        .transaction(received.infno())
                        .orElseThrow(() -> elsewhere(definitions, received.infno()));
        Envelope envelope = received;
        try {
            envelope = signing.opened(received, call);
            Body body = checks.check(transaction, envelope);
            Request request =
                    new Request(envelope, body, institution, reference, receivedAt, call.traceId());
            Answer answer = execution.serve(request);
            return new EnvelopeReply(
                    answer.reference(),
                    receivedAt,
                    answeredAt(receivedAt),
                    "",
                    answer.warning(),
                    answer.output());
        } catch (RuntimeException e) {
            if (e instanceof Refused refused && refused.isConcealing()) {
                turnedAway.record(institution.code(), call, refused);
            }
            String error = error(e, call);
            boolean asked = transaction.effect() && !envelope.msgid().isEmpty();
            if (asked && !Outages.caused(e)) {
                keep(envelope, transaction, institution, call, reference, receivedAt, error);
            }
            return failed(reference, receivedAt, error);
        }
    }

    /** Keeps what was refused, if it can be kept; the answer does not wait for more than that. */
    private void keep(
            Envelope envelope,
            TransactionDefinition transaction,
            Institution institution,
            Call call,
            String reference,
            Instant receivedAt,
            String error) {
        Map<String, String> said = Checks.said(transaction, envelope);
        String personNo =
                said.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith(".psn_no"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
        try {
            messages.refused(
                    new ReceivedMessage(
                            institution.code(),
                            transaction.infno(),
                            envelope.msgid(),
                            personNo,
                            false,
                            reference,
                            call.traceId(),
                            receivedAt,
                            said),
                    new Answer(reference, "", "", error));
        } catch (RuntimeException e) {
            LOG.warnf(e, "refused message of call %s was not kept", call.traceId());
        }
    }

    /** The refusal of a transaction that is not done here, naming it and who does it. */
    static Refused elsewhere(Definitions definitions, String infno) {
        return definitions
                .owner(infno)
                .map(owner -> new Refused(TRANSACTION_NOT_HERE, owner.named(infno)))
                .orElseGet(() -> new Refused(TRANSACTION_UNKNOWN, infno));
    }

    private EnvelopeReply failed(String reference, Instant receivedAt, String error) {
        return new EnvelopeReply(reference, receivedAt, answeredAt(receivedAt), error, "", "");
    }

    private Instant answeredAt(Instant receivedAt) {
        Instant now = clock.instant();
        return now.isBefore(receivedAt) ? receivedAt : now;
    }

    /** Joins warnings into warn_msg. */
    static String warning(List<String> warnings) {
        return ErrorText.cut(String.join("；", warnings), 500);
    }
}
