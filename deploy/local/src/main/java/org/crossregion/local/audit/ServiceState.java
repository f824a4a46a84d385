package org.crossregion.local.audit;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one instance says about what is still on its way.
 *
 * @param title the instance
 * @param outbox events not yet sent
 * @param lag events not yet taken in
 * @param parked events that wait for a person
 * @param unsealed audit rows not yet chained
 * @param chain {@code intact}, or where the audit trail is broken
 */
record ServiceState(String title, long outbox, long lag, long parked, long unsealed, String chain) {

    static ServiceState of(String title, JsonNode state) {
        return new ServiceState(
                title,
                state.path("outbox").asLong(),
                state.path("lag").asLong(),
                state.path("parked").asLong(),
                state.path("auditUnsealed").asLong(),
                state.path("auditChain").asText("missing"));
    }

    boolean isSettled() {
        return outbox == 0 && lag == 0 && parked == 0 && unsealed == 0;
    }

    @Override
    public String toString() {
        return "%-24s outbox %d, lag %d, parked %d, unsealed %d, audit trail %s"
                .formatted(title, outbox, lag, parked, unsealed, chain);
    }
}
