package org.crossregion.settlement.envelope;

import org.crossregion.settlement.refusal.SettlementRefusal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes docs/guides/his-transactions.md from the definitions. */
final class TransactionPage {

    private final Definitions definitions;
    private final StringBuilder page = new StringBuilder();

    private final Path examples;

    private TransactionPage(Definitions definitions, Path examples) {
        this.definitions = definitions;
        this.examples = examples;
    }

    /** The page, with the examples that lie in a directory. */
    static String of(Definitions definitions, Path examples) {
        TransactionPage writing = new TransactionPage(definitions, examples);
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
        line("");
        line(
                "In replies every key is there. **null?** says whether its value may be null: lists and");
        line("amounts never are. Examples are messages of the conformance kit (`his-check");
        line("--examples`), with made-up ids.");
        envelope();
        line("");
        line("## Transactions answered here");
        line("");
        line("| infno | 交易 | meaning | message kept | told apart by msgid |");
        line("|---|---|---|---|---|");
        own().forEach(
                        one ->
                                line(
                                        "| [%s](#%s) | %s | %s | %s | %s |"
                                                .formatted(
                                                        String.join(", ", numbers(one)),
                                                        anchor(one),
                                                        one.name(),
                                                        one.english(),
                                                        one.effect() ? "yes" : "",
                                                        one.keyed() ? "yes" : "")));
        own().forEach(this::transaction);
        refusals();
        codes();
        owners();
    }

    /** Each transaction once, whatever other numbers it has. */
    private List<TransactionDefinition> own() {
        List<String> others =
                definitions.transactions().stream().flatMap(one -> one.also().stream()).toList();
        return definitions.transactions().stream()
                .filter(one -> !others.contains(one.infno()))
                .toList();
    }

    private static List<String> numbers(TransactionDefinition one) {
        return Stream.concat(Stream.of(one.infno()), one.also().stream()).toList();
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
        replied(definitions.reply());
    }

    private void transaction(TransactionDefinition transaction) {
        line("");
        line("## " + transaction.infno() + " " + transaction.name());
        line("");
        line(
                transaction.english()
                        + (transaction.also().isEmpty()
                                ? "."
                                : "; also " + String.join(", ", transaction.also()) + "."));
        transaction.request().forEach(node -> node("Request", node));
        example("Request", transaction.infno() + ".request.json");
        switch (transaction.shape()) {
            case NOTHING -> line("\nReply: `output` is null.");
            case LIST -> line("\nReply: `output` is the list itself.");
            case FLAT -> line("\nReply: the fields stand directly under `output`.");
            case FILE ->
                    line("\nReply: the file's bytes, `application/octet-stream`, no envelope.");
            case OBJECT -> line(transaction.reply().isEmpty() ? "\nReply: no output." : "");
        }
        transaction.reply().forEach(node -> node("Reply", node));
        example("Reply", transaction.infno() + ".reply.json");
    }

    /** A message that was sent, or answered, by the conformance kit. */
    private void example(String way, String file) {
        Path example = examples.resolve(file);
        if (!Files.exists(example)) {
            return;
        }
        line("");
        line("<details><summary>" + way + " example</summary>");
        line("");
        line("```json");
        try {
            page.append(Files.readString(example));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line("```");
        line("");
        line("</details>");
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
        if (way.equals("Reply")) {
            replied(node.fields());
        } else {
            fields(node.fields());
        }
    }

    private void replied(List<FieldDefinition> fields) {
        line("");
        line("| field | 含义 | type | null? | codes |");
        line("|---|---|---|---|---|");
        fields.forEach(
                field ->
                        line(
                                "| %s | %s | %s | %s | %s |"
                                        .formatted(
                                                field.name(),
                                                field.meaning(),
                                                field.written(),
                                                nullness(field),
                                                linked(field))));
    }

    private static String nullness(FieldDefinition field) {
        boolean amount = field.type() == FieldDefinition.Type.NUMBER && field.decimals() > 1;
        return amount
                ? "never: 0"
                : field.rule() == FieldDefinition.Rule.EXPECTED ? "never" : "may be";
    }

    private static String linked(FieldDefinition field) {
        return field.codes().isEmpty() ? "" : "[%s](#%s)".formatted(field.codes(), field.codes());
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
                                                linked(field))));
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

    /** Every code that err_msg may begin with. */
    private void refusals() {
        line("");
        line("## Refusals");
        line("");
        line(
                "`err_msg` begins with `[settlement/…]` and one of these codes. **Same msgid**: the same");
        line(
                "message may be sent again as it is, once the cause is gone; otherwise put it right first.");
        line("More about each: [problems.md](../reference/problems.md).");
        line("");
        line("| code | 含义 | 处理办法 | same msgid |");
        line("|---|---|---|---|");
        for (SettlementRefusal refusal : SettlementRefusal.values()) {
            boolean passing = refusal.status() == 503 || refusal.status() == 429;
            line(
                    "| [%s](../reference/problems.md#settlement%s) | %s | %s | %s |"
                            .formatted(
                                    refusal.code(),
                                    refusal.code(),
                                    refusal.title(),
                                    refusal.remedy(),
                                    passing ? "yes, later" : ""));
        }
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
