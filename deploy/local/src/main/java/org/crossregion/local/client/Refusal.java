package org.crossregion.local.client;

/** A service said no to a call that should have succeeded. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(Answer answer) {
        super(answer.request() + " was answered " + answer.status() + ": " + answer.reason());
        status = answer.status();
    }

    public int status() {
        return status;
    }
}
