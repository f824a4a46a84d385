package org.crossregion.settlement.envelope;

import java.util.List;

/**
 * One transaction of the national interface (交易) as data.
 *
 * @param keyed settlement-type: its messages are told apart by institution, infno, msgid and psn_no
 * @param silent its output is null: there are clients that read a text there, and no object
 * @param effect it changes something, so its message is stored with what it changed
 */
public record TransactionDefinition(
        String infno,
        String name,
        String english,
        boolean keyed,
        boolean effect,
        boolean silent,
        List<NodeDefinition> request,
        List<NodeDefinition> reply) {

    public TransactionDefinition {
        request = request == null ? List.of() : List.copyOf(request);
        reply = reply == null ? List.of() : List.copyOf(reply);
    }
}
