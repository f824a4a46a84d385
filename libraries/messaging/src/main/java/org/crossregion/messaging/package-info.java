/**
 * How services tell each other what has happened, with the effect of exactly once.
 *
 * <p>{@link org.crossregion.messaging.Outbox} records an event in the transaction of the work, the
 * relay sends it after the commit, and {@link org.crossregion.messaging.EventInbox} gives it its
 * effect in one transaction with the memory of having done so. An event that cannot have its effect
 * is parked with all later ones of its key until {@link org.crossregion.messaging.Parking} replays
 * them. See docs/decisions/0003-outbox-and-relay.md.
 */
package org.crossregion.messaging;
