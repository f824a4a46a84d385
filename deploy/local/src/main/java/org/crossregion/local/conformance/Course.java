package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.settlement.envelope.Definitions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A run against one gateway: sends, expects, and remembers how to take back what it made. */
final class Course {

    /** Refusals that mean "not now": nothing was checked by such an answer. */
    private static final Set<String> PASSING =
            Set.of(
                    "gateway-busy",
                    "busy",
                    "platform-not-answering",
                    "filing-not-answering",
                    "clearing-not-answering",
                    "month-sealed");

    private final Wire wire;
    private final Verdicts verdicts;
    private final Definitions definitions = Definitions.load();
    private final ReplyShape shape = new ReplyShape(definitions);
    private final Set<String> shaped = new HashSet<>();
    private final Deque<Undo> undone = new ArrayDeque<>();
    private String insuredRegion = "";

    /** One thing that was made and how to take it back. */
    private record Undo(String what, Supplier<Reply> message) {}

    /** Going on makes no sense: something that the rest builds on did not work. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken(String why) {
            super(why);
        }
    }

    Course(Wire wire, Verdicts verdicts) {
        this.wire = wire;
        this.verdicts = verdicts;
    }

    Wire wire() {
        return wire;
    }

    Verdicts verdicts() {
        return verdicts;
    }

    Definitions definitions() {
        return definitions;
    }

    /** Where the person is insured, as 1101 said: insuplc_admdvs of what follows. */
    void isInsuredIn(String region) {
        insuredRegion = region;
    }

    Reply send(String infno, ObjectNode nodes) {
        return send(infno, wire.messageId(), nodes);
    }

    Reply send(String infno, String msgid, ObjectNode nodes) {
        return wire.send(infno, msgid, insuredRegion, nodes);
    }

    /** A message that must succeed, or the part ends here; the first output's shape is checked. */
    Reply done(String infno, String name, ObjectNode nodes) {
        return done(infno, name, wire.messageId(), nodes);
    }

    Reply done(String infno, String name, String msgid, ObjectNode nodes) {
        Reply reply = send(infno, msgid, nodes);
        if (!verdicts.check(infno, name, reply.isSuccess(), reply.shown())) {
            throw new Broken(infno + " " + name + " failed");
        }
        shape(reply);
        return reply;
    }

    private void shape(Reply reply) {
        String infno = reply.sent().infno();
        definitions
                .transaction(infno)
                .ifPresent(
                        transaction -> {
                            List<String> wrong = shape.wrong(transaction, reply.output());
                            if (shaped.add(infno) || !wrong.isEmpty()) {
                                verdicts.check(
                                        infno,
                                        "reply-as-defined",
                                        wrong.isEmpty(),
                                        String.join("; ", wrong));
                            }
                        });
    }

    /** A message that must be refused by this code. */
    void refused(String infno, String name, ObjectNode nodes, String code) {
        mustBeRefused(infno, name, send(infno, nodes), code);
    }

    /** An answer that must be a refusal by one of these codes. */
    void mustBeRefused(String infno, String name, Reply reply, String... codes) {
        if (PASSING.contains(reply.code())) {
            verdicts.skip(infno, name, reply.shown());
            return;
        }
        boolean named = List.of(codes).contains(reply.code());
        boolean complete = reply.output().isNull() && reply.error().contains("追踪号");
        verdicts.check(
                infno,
                name,
                !reply.isSuccess() && named && complete,
                named && complete
                        ? reply.shown()
                        : "expected "
                                + String.join(" or ", codes)
                                + " with null output and a trace id, but got: "
                                + reply.shown());
    }

    void check(String infno, String name, boolean holds, String why) {
        verdicts.check(infno, name, holds, why);
    }

    /** Holds if there is nothing to complain about. */
    void check(String infno, String name, String trouble) {
        verdicts.check(infno, name, trouble.isEmpty(), trouble);
    }

    /** Remembers how something is taken back; the last that was made goes first. */
    void made(String what, Supplier<Reply> takingBack) {
        undone.push(new Undo(what, takingBack));
    }

    /** The last that was made was taken back by the run itself. */
    void takenBack() {
        undone.pop();
    }

    /** Takes back whatever is left, and says what could not be. */
    void cleanUp() {
        while (!undone.isEmpty()) {
            Undo undo = undone.pop();
            Reply reply = undo.message().get();
            if (!reply.isSuccess()) {
                verdicts.check(
                        reply.sent().infno(),
                        "clean-up",
                        false,
                        undo.what() + " is left behind: " + reply.shown());
            }
        }
    }
}
