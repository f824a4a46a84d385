package org.crossregion.settlement.envelope;

import com.fasterxml.jackson.annotation.JsonCreator;

import java.util.List;
import java.util.Locale;

/**
 * One transaction of the national interface (交易) as data.
 *
 * @param keyed settlement-type: its messages are told apart by institution, infno, msgid and psn_no
 * @param shape what its output is; unless said otherwise an object with the reply's nodes, and
 *     nothing where it has none
 * @param effect it changes something, so its message is stored with what it changed
 * @param slow its owner may take up to a minute, for it works a whole list
 * @param also other numbers under which it is asked for, such as 3201A
 */
public record TransactionDefinition(
        String infno,
        String name,
        String english,
        boolean keyed,
        boolean effect,
        boolean slow,
        List<String> also,
        Shape shape,
        List<NodeDefinition> request,
        List<NodeDefinition> reply) {

    /** What the output of a reply is. */
    public enum Shape {
        OBJECT,
        /** The rows of the one list node themselves. */
        LIST,
        /** The fields of the one object node themselves. */
        FLAT,
        /** Not an envelope: the file that the one node names and holds. */
        FILE,
        /** Null: there are clients that read a text there, and no object. */
        NOTHING;

        @JsonCreator
        static Shape fromString(String written) {
            return valueOf(written.toUpperCase(Locale.ROOT));
        }
    }

    public TransactionDefinition {
        also = also == null ? List.of() : List.copyOf(also);
        request = request == null ? List.of() : List.copyOf(request);
        reply = reply == null ? List.of() : List.copyOf(reply);
        boolean silent = shape == null && reply.isEmpty();
        shape = silent ? Shape.NOTHING : shape == null ? Shape.OBJECT : shape;
    }

    /** The same transaction under another of its numbers. */
    TransactionDefinition as(String number) {
        return new TransactionDefinition(
                number, name, english, keyed, effect, slow, List.of(), shape, request, reply);
    }
}
