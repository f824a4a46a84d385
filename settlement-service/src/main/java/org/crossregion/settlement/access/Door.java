package org.crossregion.settlement.access;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.envelope.Envelope;
import org.crossregion.settlement.envelope.EnvelopeReply;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.web.problem.Refused;

/** Where institutions are let in or turned away, and what they signed and sealed is opened. */
@ApplicationScoped
public class Door {

    private final Access access;
    private final Signing signing;
    private final TurnedAway turnedAway;

    Door(Access access, Signing signing, TurnedAway turnedAway) {
        this.access = access;
        this.signing = signing;
        this.turnedAway = turnedAway;
    }

    /**
     * The institution that calls, once it has proved to be it.
     *
     * @throws Refused and audited, if it has not
     */
    public Institution admit(Envelope envelope, Call call) {
        return access.admit(envelope.institution(), call);
    }

    /**
     * What was signed and sealed, as agreed with the institution, which has been let in.
     *
     * @throws Refused and audited, if it is not as agreed
     */
    public Envelope opened(Envelope envelope, Call call) {
        return signing.opened(envelope, call);
    }

    /** The reply as the institution reads it. */
    public EnvelopeReply sealed(EnvelopeReply reply, Envelope envelope) {
        return signing.sealed(reply, envelope);
    }

    /**
     * Audits a refusal that is about who calls.
     *
     * @param institution that the call names, or was let in as; empty if there is none
     */
    public Refused turnedAway(String institution, Call call, Refused refused) {
        return turnedAway.record(institution, call, refused);
    }
}
