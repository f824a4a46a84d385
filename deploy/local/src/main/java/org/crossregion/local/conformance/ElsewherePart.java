package org.crossregion.local.conformance;

import org.crossregion.local.client.Json;
import org.crossregion.settlement.envelope.Owner;
import org.crossregion.settlement.envelope.TransactionDefinition;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every other transaction, with nothing in it: it is refused for what is missing, or honestly, as
 * not served. Nothing takes effect.
 */
final class ElsewherePart implements Part {

    private static final Set<String> HONEST =
            Set.of(
                    "field-missing",
                    "transaction-not-here",
                    "clearing-refused",
                    "clearing-not-answering",
                    "filing-not-answering");

    private final Course course;

    ElsewherePart(Course course) {
        this.course = course;
    }

    @Override
    public String name() {
        return "elsewhere";
    }

    @Override
    public Set<String> transactions() {
        return Stream.concat(
                        course.definitions().transactions().stream()
                                .map(TransactionDefinition::infno)
                                .filter(infno -> !course.verdicts().isCovered(infno)),
                        course.definitions().owners().stream()
                                .map(Owner::transactions)
                                .map(Map::keySet)
                                .flatMap(Set::stream))
                .collect(Collectors.toSet());
    }

    @Override
    public String told() {
        return "transactions of filing, clearing and provinces: answered, or honestly refused";
    }

    @Override
    public void run(Course same) {
        transactions().stream().sorted().forEach(this::honest);
    }

    private void honest(String infno) {
        Reply reply = course.send(infno, Json.object());
        boolean served = !reply.code().equals("transaction-not-here");
        boolean names = served || reply.error().contains(infno);
        boolean honest = reply.isSuccess() || HONEST.contains(reply.code()) && names;
        course.check(
                infno,
                served ? "says-what-is-missing" : "says-that-it-is-not-served",
                honest,
                "an empty message got " + reply.shown());
    }
}
