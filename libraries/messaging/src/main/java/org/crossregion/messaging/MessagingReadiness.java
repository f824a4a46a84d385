package org.crossregion.messaging;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as long as the relay and all readers are at work or waiting for the broker: a service whose
 * broker is away still serves, and its events wait in the outbox.
 */
@Readiness
@Singleton
class MessagingReadiness implements HealthCheck {

    private final Messaging messaging;

    MessagingReadiness(Messaging messaging) {
        this.messaging = messaging;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("messaging");
        boolean running = true;
        if (messaging.isEnabled()) {
            Relay.State relay = messaging.relay().state();
            running = relay != Relay.State.ENDED;
            response.withData("relay", relay.name().toLowerCase(java.util.Locale.ROOT));
            for (InboxRunner runner : messaging.runners()) {
                running &= !runner.hasEnded();
                response.withData(runner.name(), state(runner));
            }
        }
        return response.status(running).build();
    }

    private static String state(InboxRunner runner) {
        if (runner.hasEnded()) {
            return "ended";
        }
        return runner.isWaiting() ? "waiting" : "reading";
    }
}
