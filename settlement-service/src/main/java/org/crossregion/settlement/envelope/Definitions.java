package org.crossregion.settlement.envelope;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The national interface as data: the envelope, every transaction that is answered here, the code
 * tables, and who owns the transactions that are not. Read once from {@code resources/envelope}.
 */
public final class Definitions {

    private static final List<String> TRANSACTION_FILES =
            List.of(
                    "person",
                    "outpatient",
                    "stay",
                    "fee",
                    "settlement",
                    "query",
                    "registration",
                    "clearing");

    private final List<FieldDefinition> request;
    private final List<FieldDefinition> reply;
    private final Map<String, TransactionDefinition> transactions;
    private final Map<String, CodeTable> tables;
    private final List<Owner> owners;

    /** The file of the envelope's own fields. */
    record Frame(List<FieldDefinition> request, List<FieldDefinition> reply) {}

    /** A file of transactions. */
    record Transactions(List<TransactionDefinition> transactions) {}

    /** The file of code tables. */
    record Tables(List<CodeTable> tables) {}

    /** The file of owners. */
    record Owners(List<Owner> owners) {}

    private Definitions(
            Frame frame, List<TransactionDefinition> all, Tables tables, Owners owners) {
        this.request = List.copyOf(frame.request());
        this.reply = List.copyOf(frame.reply());
        this.transactions = new LinkedHashMap<>();
        this.tables = new LinkedHashMap<>();
        this.owners = List.copyOf(owners.owners());
        tables.tables().forEach(table -> this.tables.put(table.name(), table));
        for (TransactionDefinition transaction : all) {
            add(transaction);
            transaction.also().forEach(number -> add(transaction.as(number)));
        }
    }

    private void add(TransactionDefinition transaction) {
        if (transactions.put(transaction.infno(), transaction) != null) {
            throw new IllegalStateException(transaction.infno() + " is defined twice");
        }
        List<NodeDefinition> nodes = new ArrayList<>(transaction.request());
        nodes.addAll(transaction.reply());
        nodes.stream().flatMap(node -> node.fields().stream()).forEach(this::mustBeSound);
    }

    private void mustBeSound(FieldDefinition field) {
        if (!field.codes().isEmpty() && !tables.containsKey(field.codes())) {
            throw new IllegalStateException(field.name() + ": no code table " + field.codes());
        }
        if (field.rule() == null || field.type() == null) {
            throw new IllegalStateException(field.name() + " has no rule or no type");
        }
    }

    /** The definitions, read once. */
    public static Definitions load() {
        return Loaded.ALL;
    }

    /** Reads the files when they are first asked for. */
    private static final class Loaded {

        private static final Definitions ALL = readAll();
    }

    private static Definitions readAll() {
        List<TransactionDefinition> all = new ArrayList<>();
        for (String file : TRANSACTION_FILES) {
            all.addAll(read(file, Transactions.class).transactions());
        }
        return new Definitions(
                read("frame", Frame.class),
                all,
                read("codes", Tables.class),
                read("owners", Owners.class));
    }

    private static <T> T read(String file, Class<T> type) {
        String path = "/envelope/" + file + ".yaml";
        ObjectMapper yaml =
                new ObjectMapper(new YAMLFactory())
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        try (InputStream source = Definitions.class.getResourceAsStream(path)) {
            return yaml.readValue(source, type);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }

    /** The envelope's own fields in a request. */
    public List<FieldDefinition> request() {
        return request;
    }

    /** The envelope's own fields in a reply. */
    public List<FieldDefinition> reply() {
        return reply;
    }

    public Optional<TransactionDefinition> transaction(String infno) {
        return Optional.ofNullable(transactions.get(infno));
    }

    public List<TransactionDefinition> transactions() {
        return List.copyOf(transactions.values());
    }

    public CodeTable table(String name) {
        return tables.get(name);
    }

    public List<CodeTable> tables() {
        return List.copyOf(tables.values());
    }

    public List<Owner> owners() {
        return owners;
    }

    /** Who owns a transaction that is not answered here, if it is known at all. */
    public Optional<Owner> owner(String infno) {
        return owners.stream().filter(owner -> owner.transactions().containsKey(infno)).findFirst();
    }
}
