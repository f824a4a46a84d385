package org.crossregion.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.util.Map;

/**
 * Gives each Quarkus application that a test starts a database and topics of its own on the shared
 * services of the build: {@code @WithTestResource(TestServices.class)}.
 */
public class TestServices implements QuarkusTestResourceLifecycleManager {

    /** The same services for tests without Quarkus. */
    public static SharedServices shared() {
        return SharedServices.connect();
    }

    @Override
    public Map<String, String> start() {
        SharedServices services = shared();
        return Map.of(
                "quarkus.datasource.jdbc.url", services.freshDatabase(),
                "quarkus.datasource.username", services.user(),
                "quarkus.datasource.password", services.password(),
                "kafka.bootstrap.servers", services.bootstrap(),
                "crossregion.messaging.topic-prefix", services.freshTopicPrefix());
    }

    @Override
    public void stop() {
        // The services outlive every application and end by themselves.
    }
}
