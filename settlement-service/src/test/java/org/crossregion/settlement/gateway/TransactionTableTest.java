package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayClient.failed;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.OTHER_HOSPITAL;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.FieldDefinition;
import org.crossregion.settlement.envelope.FieldDefinition.Rule;
import org.crossregion.settlement.envelope.FieldDefinition.Type;
import org.crossregion.settlement.envelope.NodeDefinition;
import org.crossregion.settlement.envelope.NodeDefinition.Kind;
import org.crossregion.settlement.envelope.TransactionDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every transaction that is defined, held against its definition: what it needs, what it can read,
 * whom it is for, and what a second message does. The fields are the definitions' own; only a valid
 * message of each transaction is written by hand, in {@link ValidMessages}.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class TransactionTableTest {

    /** What tells that a person, or a visit or bill of theirs, is not there. */
    private static final List<String> NOBODY =
            List.of("person-unknown", "visit-of-another-person", "settlement-unknown");

    /** What tells that something changes under a number that is taken. */
    private static final List<String> CHANGED =
            List.of("message-changed", "admission-changed", "line-changed");

    private static final FakeOwner CLEARING = new FakeOwner(NeighbourPorts.CLEARING);
    private static final FakeOwner FILING = new FakeOwner(NeighbourPorts.FILING);

    @Inject GatewayWorld world;

    @TestHTTPResource("/")
    URI address;

    private GatewayClient client(String institution) {
        return new GatewayClient(
                address.toString().replaceAll("/$", ""), Dialect.OPENHIS, institution);
    }

    /** Done by other services, which only say yes in this test; theirs are the refusals. */
    private static boolean isForwarded(String infno) {
        return Definitions.load().owner(infno).isPresent();
    }

    static Stream<String> transactions() {
        return Definitions.load().transactions().stream().map(TransactionDefinition::infno);
    }

    @BeforeAll
    static void begin() throws IOException {
        CLEARING.start();
        FILING.start();
        CLEARING.says(200, "{}");
        FILING.says(200, "{}");
    }

    @AfterAll
    static void end() {
        CLEARING.stop();
        FILING.stop();
    }

    private static TransactionDefinition definition(String infno) {
        return Definitions.load().transaction(infno).orElseThrow();
    }

    private Map<String, Object> valid(String infno) {
        return new ValidMessages(client(HOSPITAL), world).of(infno);
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void what_a_transaction_needs_must_be_there(String infno) {
        GatewayClient his = client(HOSPITAL);
        Map<String, Object> message = valid(infno);
        for (NodeDefinition node : definition(infno).request()) {
            for (FieldDefinition field : node.fields()) {
                if (field.rule() == Rule.NEEDED && said(message, node, field).isPresent()) {
                    Map<String, Object> without = with(message, node, field, Optional.empty());
                    field.unless().lines().forEach(other -> drop(without, node, other));
                    assertThat(failed(his.send(infno, his.msgid(), without)))
                            .as("%s without %s", infno, field.name())
                            .contains("field-missing", field.name());
                }
            }
            if (node.needed()) {
                Map<String, Object> without = copy(message);
                without.remove(node.node());
                assertThat(failed(his.send(infno, his.msgid(), without)))
                        .as("%s without %s", infno, node.node())
                        .contains("field-missing");
            }
        }
        succeeded(his.send(infno, his.msgid(), message));
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void a_field_of_the_wrong_kind_is_refused_by_name(String infno) {
        GatewayClient his = client(HOSPITAL);
        Map<String, Object> message = valid(infno);
        for (NodeDefinition node : definition(infno).request()) {
            for (FieldDefinition field : node.fields()) {
                for (Object value : wrong(field)) {
                    Map<String, Object> bad = with(message, node, field, Optional.of(value));
                    assertThat(failed(his.send(infno, his.msgid(), bad)))
                            .as("%s with %s = %s", infno, field.name(), value)
                            .contains("field-invalid", field.name());
                }
            }
        }
        succeeded(his.send(infno, his.msgid(), message));
    }

    private static List<Object> wrong(FieldDefinition field) {
        List<Object> wrong = new ArrayList<>();
        if (field.type() == Type.NUMBER) {
            wrong.addAll(List.of("一", true, List.of(1), "9".repeat(field.length() + 1)));
        } else if (field.type() == Type.DATE || field.type() == Type.TIME) {
            wrong.addAll(List.of("yesterday", "2026-02-30", Map.of("day", 1)));
        } else if (field.type() == Type.TEXT) {
            wrong.add(List.of("a"));
            if (field.rule() == Rule.NEEDED) {
                wrong.add("9".repeat(field.length() + 1));
            }
        }
        return wrong;
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void a_code_that_is_in_no_table_is_refused_or_at_least_noticed(String infno) {
        GatewayClient his = client(HOSPITAL);
        Map<String, Object> message = valid(infno);
        for (NodeDefinition node : definition(infno).request()) {
            for (FieldDefinition field : node.fields()) {
                if (!field.codes().isEmpty() && isDecisive(field)) {
                    Map<String, Object> bad = with(message, node, field, Optional.of("?"));
                    assertThat(failed(his.send(infno, his.msgid(), bad)))
                            .as("%s with %s", infno, field.name())
                            .contains("code-unknown", field.name());
                }
            }
        }
        Map<String, Object> noticed = copy(message);
        List<String> names = new ArrayList<>();
        for (NodeDefinition node : definition(infno).request()) {
            for (FieldDefinition field : node.fields()) {
                boolean there = said(message, node, field).isPresent();
                if (there && !field.codes().isEmpty() && !isDecisive(field)) {
                    noticed = with(noticed, node, field, Optional.of("?"));
                    names.add(field.name());
                }
            }
        }
        JsonNode reply = his.send(infno, his.msgid(), noticed);
        succeeded(reply);
        String warning = reply.get("warn_msg").textValue();
        assertThat(names).allMatch(warning::contains);
    }

    private static boolean isDecisive(FieldDefinition field) {
        boolean closed = Definitions.load().table(field.codes()).closed();
        return field.rule() == Rule.NEEDED || (closed && field.rule() == Rule.EXPECTED);
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void an_unknown_person_is_refused(String infno) {
        GatewayClient his = client(HOSPITAL);
        Map<String, Object> message = valid(infno);
        NodeDefinition first = definition(infno).request().get(0);
        Optional<FieldDefinition> person = first.field("psn_no");
        if (isForwarded(infno)
                || person.isEmpty()
                || said(message, first, person.get()).isEmpty()) {
            return;
        }
        Map<String, Object> stranger =
                with(message, first, person.get(), Optional.of("99999999999999999999"));

        String refused = failed(his.send(infno, his.msgid(), stranger));

        assertThat(NOBODY.stream().anyMatch(refused::contains)).as(infno + refused).isTrue();
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void a_visit_of_another_hospital_is_unknown_and_who_asks_for_it_is_audited(String infno) {
        Map<String, Object> message = valid(infno);
        NodeDefinition first = definition(infno).request().get(0);
        if (first.field("mdtrt_id").flatMap(field -> said(message, first, field)).isEmpty()) {
            return;
        }
        GatewayClient other = client(OTHER_HOSPITAL);
        Map<String, Long> before = world.rowCounts();

        assertThat(failed(other.send(infno, other.msgid(), message)))
                .containsAnyOf("visit-unknown", "settlement-unknown");

        // Nothing but the audit row of who asked for what is somebody else's.
        before.merge("audit_entry", 1L, Long::sum);
        assertThat(world.rowCounts()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void a_message_sent_again_has_no_second_effect(String infno) {
        GatewayClient his = client(HOSPITAL);
        Map<String, Object> message = valid(infno);
        String msgid = his.msgid();
        JsonNode first = his.send(infno, msgid, message);
        succeeded(first);
        Map<String, Long> before = effects();

        JsonNode again = his.send(infno, msgid, message);

        assertThat(effects()).isEqualTo(before);
        if (definition(infno).keyed()) {
            assertThat(again.get("infcode")).isEqualTo(first.get("infcode"));
            assertThat(again.get("output")).isEqualTo(first.get("output"));
            assertThat(again.get("inf_refmsgid")).isEqualTo(first.get("inf_refmsgid"));
        }
    }

    private Map<String, Long> effects() {
        Map<String, Long> effects = new HashMap<>(world.rowCounts());
        effects.keySet().removeAll(List.of("gateway_message", "gateway_sign_in", "audit_entry"));
        return effects;
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void a_number_that_is_taken_does_not_come_to_mean_something_else(String infno) {
        GatewayClient his = client(HOSPITAL);
        Map<String, Object> message = valid(infno);
        Optional<Map<String, Object>> changed = changed(infno, message);
        if (changed.isEmpty()) {
            return;
        }
        String msgid = his.msgid();
        succeeded(his.send(infno, msgid, message));
        Map<String, Long> before = effects();

        String refused = failed(his.send(infno, msgid, changed.get()));

        assertThat(CHANGED.stream().anyMatch(refused::contains)).as(refused).isTrue();
        assertThat(effects()).isEqualTo(before);
    }

    /** The message with another text somewhere, for the transactions that have a number at all. */
    private static Optional<Map<String, Object>> changed(
            String infno, Map<String, Object> message) {
        Map<String, String> telling =
                Map.of("2201", "dept_name", "2204", "bilg_dr_name", "2301", "bilg_dr_name");
        NodeDefinition first = definition(infno).request().get(0);
        Optional<FieldDefinition> field =
                definition(infno).keyed()
                        ? first.fields().stream()
                                .filter(one -> one.type() == Type.TEXT || one.type() == Type.ANY)
                                .filter(one -> one.codes().isEmpty())
                                .filter(one -> !one.name().equals("psn_no"))
                                .reduce((one, later) -> later)
                        : Optional.ofNullable(telling.get(infno)).flatMap(first::field);
        return field.map(one -> with(message, first, one, Optional.of("2305")));
    }

    // A message with one field otherwise.

    @SuppressWarnings("unchecked")
    private static Optional<Object> said(
            Map<String, Object> message, NodeDefinition node, FieldDefinition field) {
        Object content = message.get(node.node());
        if (content instanceof List<?> rows) {
            content = rows.isEmpty() ? null : rows.get(0);
        }
        return content == null
                ? Optional.empty()
                : Optional.ofNullable(((Map<String, Object>) content).get(field.name()))
                        .filter(value -> !value.equals(""));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> with(
            Map<String, Object> message,
            NodeDefinition node,
            FieldDefinition field,
            Optional<Object> value) {
        Map<String, Object> copy = copy(message);
        Object content = copy.get(node.node());
        if (content == null || (content instanceof List<?> rows && rows.isEmpty())) {
            Map<String, Object> row = new LinkedHashMap<>();
            copy.put(node.node(), node.kind() == Kind.LIST ? List.of(row) : row);
            content = copy.get(node.node());
        }
        Map<String, Object> row =
                (Map<String, Object>) (content instanceof List<?> rows ? rows.get(0) : content);
        value.ifPresentOrElse(one -> row.put(field.name(), one), () -> row.remove(field.name()));
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static void drop(Map<String, Object> message, NodeDefinition node, String field) {
        if (message.get(node.node()) instanceof Map<?, ?> content) {
            ((Map<String, Object>) content).remove(field);
        }
    }

    private static Map<String, Object> copy(Map<String, Object> message) {
        Map<String, Object> copy = new LinkedHashMap<>();
        message.forEach((name, node) -> copy.put(name, copied(node)));
        return copy;
    }

    private static Object copied(Object node) {
        if (node instanceof List<?> rows) {
            return rows.stream().map(TransactionTableTest::copied).toList();
        }
        Map<String, Object> row = new LinkedHashMap<>();
        ((Map<?, ?>) node).forEach((name, value) -> row.put((String) name, value));
        return row;
    }
}
