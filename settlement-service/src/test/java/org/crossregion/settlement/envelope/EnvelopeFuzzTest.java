package org.crossregion.settlement.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.refusal.SettlementRefusal.CODE_UNKNOWN;
import static org.crossregion.settlement.refusal.SettlementRefusal.ENVELOPE_ENCODING;
import static org.crossregion.settlement.refusal.SettlementRefusal.ENVELOPE_MALFORMED;
import static org.crossregion.settlement.refusal.SettlementRefusal.FIELD_INVALID;
import static org.crossregion.settlement.refusal.SettlementRefusal.FIELD_MISSING;

import org.crossregion.settlement.envelope.FieldDefinition.Rule;
import org.crossregion.settlement.envelope.FieldDefinition.Type;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;

/**
 * 120,000 messages derived from the definitions: each is read whole and as its definition says, or
 * refused naming the field; nothing else is ever thrown.
 */
class EnvelopeFuzzTest {

    private static final int MESSAGES = 120_000;
    private static final Set<?> ABOUT_THE_ENVELOPE = Set.of(ENVELOPE_MALFORMED, ENVELOPE_ENCODING);
    private static final Set<?> ABOUT_A_FIELD = Set.of(FIELD_MISSING, FIELD_INVALID, CODE_UNKNOWN);

    private static final Definitions DEFINITIONS = Definitions.load();
    private static final EnvelopeReader READER = new EnvelopeReader(DEFINITIONS);
    private static final Checks CHECKS = new Checks(DEFINITIONS);

    @Test
    void a_message_is_read_whole_or_refused_naming_the_field() {
        int read = 0;
        int refused = 0;
        for (long seed = 0; seed < MESSAGES; seed++) {
            try {
                if (isRead(seed)) {
                    read++;
                } else {
                    refused++;
                }
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError("message " + seed + " of " + Fuzz.transaction(seed), e);
            }
        }
        // Neither side may be what is tested hardly at all.
        assertThat(read).isGreaterThan(MESSAGES / 5);
        assertThat(refused).isGreaterThan(MESSAGES / 5);
    }

    private static boolean isRead(long seed) {
        byte[] message = Fuzz.message(seed, "H22010000001");
        TransactionDefinition asked = Fuzz.transaction(seed);
        try {
            Envelope envelope = READER.read(new ByteArrayInputStream(message), "application/json");
            TransactionDefinition transaction =
                    DEFINITIONS.transaction(envelope.infno()).orElse(null);
            if (transaction != null) {
                asked = transaction;
                mustBeWhole(CHECKS.check(transaction, envelope));
            }
            return true;
        } catch (Refused refused) {
            assertThat(refused.detail()).isNotBlank();
            if (!ABOUT_THE_ENVELOPE.contains(refused.refusal())) {
                assertThat(ABOUT_A_FIELD.contains(refused.refusal()))
                        .as(refused.refusal().code())
                        .isTrue();
                assertThat(Fuzz.names(asked).stream().anyMatch(refused.detail()::contains))
                        .as(refused.detail())
                        .isTrue();
            }
            return false;
        }
    }

    private static void mustBeWhole(Body body) {
        for (NodeDefinition node : body.transaction().request()) {
            for (Fields fields : body.many(node.node())) {
                node.fields().forEach(field -> mustBeAsDefined(field, fields));
            }
        }
        body.content().forEach((name, value) -> assertThat(value).doesNotContain("\u0000"));
    }

    private static void mustBeAsDefined(FieldDefinition field, Fields fields) {
        if (!fields.has(field.name())) {
            boolean excused = !field.unless().isEmpty() && fields.has(field.unless());
            assertThat(field.rule() != Rule.NEEDED || excused).as(field.name()).isTrue();
            return;
        }
        Object value = fields.values().get(field.name());
        boolean right =
                switch (field.type()) {
                    case NUMBER ->
                            value instanceof BigDecimal number
                                    && number.scale() == field.decimals()
                                    && number.precision() - number.scale()
                                            <= field.length() - field.decimals();
                    case DATE -> value instanceof LocalDate;
                    case TIME -> value instanceof LocalDateTime;
                    case TEXT ->
                            value instanceof String text
                                    && (field.length() == 0 || text.length() <= field.length());
                    case ANY, BYTES -> value instanceof String;
                };
        assertThat(right).as("%s %s %s", field.name(), field.type() == Type.NUMBER, value).isTrue();
    }
}
