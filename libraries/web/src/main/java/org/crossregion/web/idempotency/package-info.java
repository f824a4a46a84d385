/**
 * A request that is sent twice takes effect once: the key, what was asked and what was answered are
 * stored in the transaction of the business, so that there is never one without the other.
 */
package org.crossregion.web.idempotency;
