package org.crossregion.settlement.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.settlement.envelope.Finding.Weight;
import org.crossregion.web.problem.Refused;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What a review says of a message is what the gateway does with it. */
class ReviewPropertyTest {

    private static final Definitions DEFINITIONS = Definitions.load();
    private static final EnvelopeReader READER = new EnvelopeReader(DEFINITIONS);
    private static final Checks CHECKS = new Checks(DEFINITIONS);
    private static final Review REVIEW = new Review(DEFINITIONS);

    @Provide
    Arbitrary<String> infnos() {
        return Arbitraries.of(
                DEFINITIONS.transactions().stream().map(TransactionDefinition::infno).toList());
    }

    @Property
    void a_review_refuses_what_the_gateway_refuses_and_nothing_else(
            @ForAll("infnos") String infno, @ForAll long seed) {
        Random random = new Random(seed);
        TransactionDefinition transaction = DEFINITIONS.transaction(infno).orElseThrow();
        NodeDefinition node =
                transaction.request().get(random.nextInt(transaction.request().size()));
        FieldDefinition field = node.fields().get(random.nextInt(node.fields().size()));
        byte[] message =
                Samples.with(transaction, node, field, Samples.oddValue(random))
                        .getBytes(StandardCharsets.UTF_8);

        List<Finding> findings = REVIEW.of(message, null);

        try {
            Envelope envelope = READER.read(new ByteArrayInputStream(message), null);
            CHECKS.check(transaction, envelope);
            assertThat(findings).noneMatch(one -> one.weight() == Weight.REFUSED);
            assertThat(findings.stream().filter(one -> one.weight() == Weight.WARNED))
                    .hasSameSizeAs(envelope.warnings());
        } catch (Refused refused) {
            assertThat(findings)
                    .anyMatch(
                            one ->
                                    one.weight() == Weight.REFUSED
                                            && one.code().equals(refused.refusal().code())
                                            && one.chinese().contains(refused.detail()));
        }
    }
}
