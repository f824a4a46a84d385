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

import org.crossregion.settlement.access.Call;
import org.crossregion.settlement.access.Door;
import org.crossregion.settlement.envelope.Body;
import org.crossregion.settlement.envelope.Checks;
import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.Envelope;
import org.crossregion.settlement.envelope.EnvelopeReader;
import org.crossregion.settlement.envelope.EnvelopeReply;
import org.crossregion.settlement.envelope.TransactionDefinition;
import org.crossregion.settlement.message.Answer;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.web.problem.Refused;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
    private final Door door;
    private final Execution execution;
    private final RefusedMessages refusals;
    private final ReferenceNumbers numbers;
    private final Clock clock;

    Gateway(
            Door door,
            Execution execution,
            RefusedMessages refusals,
            ReferenceNumbers numbers,
            Clock clock) {
        this.door = door;
        this.execution = execution;
        this.refusals = refusals;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * What is answered.
     *
     * @param file sent instead of the envelope, where the transaction is answered with one
     */
    record Reply(EnvelopeReply envelope, Optional<EnvelopeReply.File> file) {}

    @ActivateRequestContext
    Reply answer(Call call) {
        Instant receivedAt = clock.instant();
        String region = "";
        try {
            mustBeReadable(call);
            Envelope envelope = reader.read(call.body().get(), call.contentType());
            region = envelope.treatmentRegion();
            EnvelopeReply reply =
                    done(envelope, call, numbers.next(region, receivedAt), receivedAt);
            Optional<EnvelopeReply.File> file =
                    definitions
                            .transaction(envelope.infno())
                            .flatMap(transaction -> reply.file(transaction.shape()));
            return file.isPresent()
                    ? new Reply(reply, file)
                    : new Reply(door.sealed(reply, envelope), file);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Reply(
                    failed(numbers.next(region, receivedAt), receivedAt, error(e, call)),
                    Optional.empty());
        }
    }

    /** What err_msg says of a refusal; of a failure it says no more than that. */
    private String error(Throwable e, Call call) {
        if (e instanceof Refused refused) {
            LOG.debugf("refused: %s %s", refused.refusal().code(), refused.detail());
            return ErrorText.of(refused, call.traceId());
        }
        LOG.errorf(e, "gateway call %s failed", call.traceId());
        Refused hidden = new Refused(Outages.caused(e) ? GATEWAY_BUSY : GATEWAY_FAILED, "");
        return ErrorText.of(hidden, call.traceId());
    }

    /** The answer where even answering failed, such as for want of memory. */
    EnvelopeReply lastResort(Call call) {
        Refused hidden = new Refused(GATEWAY_FAILED, "");
        Instant now = clock.instant();
        return failed(numbers.next("", now), now, ErrorText.of(hidden, call.traceId()));
    }

    private void mustBeReadable(Call call) {
        if (call.hasOrigin()) {
            throw door.turnedAway("", call, new Refused(ORIGIN_REFUSED, "带有 Origin 头"));
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
            Institution institution = door.admit(envelope, call);
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
            envelope = door.opened(received, call);
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
                door.turnedAway(institution.code(), call, refused);
            }
            String error = error(e, call);
            boolean asked = transaction.effect() && !envelope.msgid().isEmpty();
            if (asked && !Outages.caused(e)) {
                refusals.keep(
                        envelope, transaction, institution, call, reference, receivedAt, error);
            }
            return failed(reference, receivedAt, error);
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
