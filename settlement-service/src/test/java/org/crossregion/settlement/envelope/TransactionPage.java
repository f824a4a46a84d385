package org.crossregion.settlement.envelope;

import java.util.List;
import java.util.stream.Collectors;

/** Writes docs/guides/his-transactions.md from the definitions. */
final class TransactionPage {

    private final Definitions definitions;
    private final StringBuilder page = new StringBuilder();

    private TransactionPage(Definitions definitions) {
        this.definitions = definitions;
    }

    static String of(Definitions definitions) {
        TransactionPage writing = new TransactionPage(definitions);
        writing.write();
        return writing.page.toString();
    }

    private void write() {
        line("# HIS transactions");
        line("");
        line("Generated from `settlement-service/src/main/resources/envelope`; do not edit.");
        line("After a change there, run the tests of settlement-service with");
        line("`-Dtest=TransactionPageTest -Dpage.write=true`. How to connect:");
        line("[his-integration.md](his-integration.md).");
        line("");
        line("**needed**: without it the transaction is refused. **expected**: the specification");
        line("demands it, but real clients omit it: the fallback is taken and `warn_msg` says so.");
        line(
                "A node is found by its name or one of the names in brackets; the fields of the first");
        line("node may also stand under `data`, directly under `input`, or under `input.input`.");
        envelope();
        line("");
        line("## Transactions answered here");
        line("");
        line("| infno | 交易 | meaning | message kept | told apart by msgid |");
        line("|---|---|---|---|---|");
        definitions
                .transactions()
                .forEach(
                        one ->
                                line(
                                        "| [%s](#%s) | %s | %s | %s | %s |"
                                                .formatted(
                                                        one.infno(),
                                                        anchor(one),
                                                        one.name(),
                                                        one.english(),
                                                        one.effect() ? "yes" : "",
                                                        one.keyed() ? "yes" : "")));
        definitions.transactions().forEach(this::transaction);
        codes();
        owners();
    }

    private static String anchor(TransactionDefinition one) {
        return one.infno() + "-" + one.name();
    }

    private void envelope() {
        line("");
        line("## Envelope");
        line("");
        line("Request:");
        fields(definitions.request());
        line("");
        line("Reply:");
        fields(definitions.reply());
    }

    private void transaction(TransactionDefinition transaction) {
        line("");
        line("## " + transaction.infno() + " " + transaction.name());
        transaction.request().forEach(node -> node("Request", node));
        if (transaction.reply().isEmpty()) {
            line("");
            line("Reply: no output.");
        }
        transaction.reply().forEach(node -> node("Reply", node));
    }

    private void node(String way, NodeDefinition node) {
        String aliases =
                node.aliases().isEmpty() ? "" : " [" + String.join(", ", node.aliases()) + "]";
        String kind = node.kind() == NodeDefinition.Kind.LIST ? "list" : "object";
        line("");
        line(
                "%s node `%s`%s, %s%s:"
                        .formatted(
                                way, node.node(), aliases, kind, node.needed() ? ", needed" : ""));
        fields(node.fields());
    }

    private void fields(List<FieldDefinition> fields) {
        line("");
        line("| field | 含义 | type | rule | codes |");
        line("|---|---|---|---|---|");
        fields.forEach(
                field ->
                        line(
                                "| %s%s | %s | %s | %s | %s |"
                                        .formatted(
                                                field.name(),
                                                field.aliases().isEmpty()
                                                        ? ""
                                                        : " ["
                                                                + String.join(", ", field.aliases())
                                                                + "]",
                                                field.meaning(),
                                                field.written(),
                                                rule(field),
                                                field.codes().isEmpty()
                                                        ? ""
                                                        : "[%s](#%s)"
                                                                .formatted(
                                                                        field.codes(),
                                                                        field.codes()))));
    }

    private static String rule(FieldDefinition field) {
        String rule =
                switch (field.rule()) {
                    case NEEDED -> "needed";
                    case EXPECTED -> "expected";
                    case OPTIONAL -> "";
                };
        String fallback = field.fallback().isEmpty() ? "" : ", else " + field.fallback();
        String unless = field.unless().isEmpty() ? "" : ", unless " + field.unless();
        return (rule + fallback + unless).replaceFirst("^, ", "");
    }

    private void codes() {
        line("");
        line("## Code tables");
        for (CodeTable table : definitions.tables()) {
            line("");
            line("### " + table.name());
            line("");
            line(
                    table.title()
                            + (table.closed()
                                    ? ". Other values are refused in fields that are needed or"
                                            + " expected."
                                    : ". Other values are refused in needed fields, else taken"
                                            + " with a warning."));
            line("");
            line(
                    table.values().stream()
                            .map(value -> value.code() + " " + value.label())
                            .collect(Collectors.joining(" · ")));
        }
    }

    private void owners() {
        line("");
        line("## Transactions not answered yet");
        line("");
        line("They get infcode -1 `settlement/transaction-not-here`, naming the transaction and");
        line("its owner. Any other infno gets `settlement/transaction-unknown`.");
        for (Owner owner : definitions.owners()) {
            line("");
            line(
                    "**"
                            + owner.title()
                            + "**: "
                            + owner.transactions().keySet().stream()
                                    .filter(infno -> definitions.transaction(infno).isEmpty())
                                    .sorted()
                                    .map(infno -> infno + " " + owner.transactions().get(infno))
                                    .collect(Collectors.joining(" · ")));
        }
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
