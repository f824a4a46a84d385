/**
 * Starts the whole system on one machine as real processes, keeps them running and leaves nothing
 * behind: PostgreSQL, Kafka and the four services. Nothing here is used in production.
 */
package org.crossregion.local.launch;
