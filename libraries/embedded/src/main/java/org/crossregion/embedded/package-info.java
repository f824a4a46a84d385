/**
 * A real PostgreSQL and a real Kafka broker, started from jars: no Docker and nothing installed.
 *
 * <p>{@link org.crossregion.embedded.LocalPostgres} and {@link
 * org.crossregion.embedded.LocalBroker} keep their directories, so that the local stack finds its
 * data again; {@link org.crossregion.embedded.PostgresMain} and {@link
 * org.crossregion.embedded.BrokerMain} run each as a process of its own. {@link
 * org.crossregion.embedded.TestServices} gives the tests of all modules of a build one shared pair.
 */
package org.crossregion.embedded;
