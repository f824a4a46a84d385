package org.crossregion.messaging;

/** Says that an event can never have its effect as it is, and why. */
public final class PoisonedEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ReceivedEvent event;

    public PoisonedEvent(ReceivedEvent event, String reason) {
        super(reason);
        this.event = event;
    }

    public PoisonedEvent(ReceivedEvent event, String reason, Throwable cause) {
        super(reason, cause);
        this.event = event;
    }

    public ReceivedEvent event() {
        return event;
    }
}
