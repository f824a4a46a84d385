package org.crossregion.messaging;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** A registry that keeps values, as a service has one for Prometheus. */
@Singleton
class WiredMeters {

    @Produces
    @Singleton
    SimpleMeterRegistry registry() {
        return new SimpleMeterRegistry();
    }
}
