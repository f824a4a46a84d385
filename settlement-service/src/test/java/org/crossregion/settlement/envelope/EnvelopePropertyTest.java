package org.crossregion.settlement.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.web.problem.Refused;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** However a valid message is mangled, it is read or refused by name; nothing else happens. */
class EnvelopePropertyTest {

    private static final Definitions DEFINITIONS = Definitions.load();
    private static final EnvelopeReader READER = new EnvelopeReader(DEFINITIONS);
    private static final Checks CHECKS = new Checks(DEFINITIONS);

    private static final List<String> INSERTIONS =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    ",",
                    ":",
                    "null",
                    "true",
                    "-",
                    "1e999999",
                    "\\u0000",
                    "\\ud800",
                    "\\",
                    "'",
                    "\u0000",
                    "测",
                    "9".repeat(200),
                    "[".repeat(200),
                    "{}",
                    "\"\"",
                    "[]",
                    "0",
                    "1e-400000000",
                    " ");

    @Provide
    Arbitrary<String> infnos() {
        return Arbitraries.of(
                DEFINITIONS.transactions().stream().map(TransactionDefinition::infno).toList());
    }

    @Property
    void a_mangled_message_is_read_or_refused(
            @ForAll("infnos") String infno, @ForAll long seed, @ForAll boolean bytes) {
        Random random = new Random(seed);
        String message = Samples.of(DEFINITIONS.transaction(infno).orElseThrow());
        byte[] mangled =
                bytes
                        ? mangledBytes(message, random)
                        : mangledText(message, random).getBytes(StandardCharsets.UTF_8);
        readOrRefused(mangled);
    }

    @Property
    void any_value_in_any_field_is_read_or_refused(
            @ForAll("infnos") String infno, @ForAll long seed) {
        Random random = new Random(seed);
        TransactionDefinition transaction = DEFINITIONS.transaction(infno).orElseThrow();
        NodeDefinition node =
                transaction.request().get(random.nextInt(transaction.request().size()));
        FieldDefinition field = node.fields().get(random.nextInt(node.fields().size()));
        String message = Samples.with(transaction, node, field, Samples.oddValue(random));
        readOrRefused(message.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void a_sample_made_from_the_definitions_passes_its_own_checks(@ForAll("infnos") String infno) {
        TransactionDefinition transaction = DEFINITIONS.transaction(infno).orElseThrow();
        Envelope envelope =
                READER.read(
                        new ByteArrayInputStream(
                                Samples.of(transaction).getBytes(StandardCharsets.UTF_8)),
                        null);
        Body body = CHECKS.check(transaction, envelope);

        assertThat(envelope.warnings()).isEmpty();
        assertThat(body.content()).isNotEmpty();
    }

    private static void readOrRefused(byte[] message) {
        try {
            Envelope envelope = READER.read(new ByteArrayInputStream(message), null);
            DEFINITIONS
                    .transaction(envelope.infno())
                    .ifPresent(transaction -> CHECKS.check(transaction, envelope).content());
        } catch (Refused refused) {
            assertThat(refused.detail()).isNotBlank();
        }
    }

    private static String mangledText(String message, Random random) {
        StringBuilder text = new StringBuilder(message);
        for (int i = 0; i <= random.nextInt(4); i++) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(12));
            text.replace(from, to, INSERTIONS.get(random.nextInt(INSERTIONS.size())));
        }
        return text.toString();
    }

    private static byte[] mangledBytes(String message, Random random) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i <= random.nextInt(4); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
