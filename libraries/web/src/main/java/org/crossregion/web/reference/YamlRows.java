package org.crossregion.web.reference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.crossregion.web.json.ValuesModule;
import org.crossregion.web.problem.JsonReading;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.yaml.snakeyaml.LoaderOptions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a YAML file, which is one list. Values are read as in JSON; what cannot be read,
 * and any property nobody knows, is rejected with the line its entry begins at.
 */
public final class YamlRows {

    private static final YAMLMapper YAML = mapper();

    private YamlRows() {}

    /**
     * Every entry as a record of that type.
     *
     * @throws Refused naming what is wrong with each rejected entry
     */
    public static <T> List<T> parse(byte[] content, Class<T> type) {
        return entries(content, type).stream().map(Entry::value).toList();
    }

    /** Every entry with its line, for kinds that have rules of their own. */
    public static <T> List<Entry<T>> entries(byte[] content, Class<T> type) {
        String text = Rejections.utf8(content);
        List<Entry<T>> entries = new ArrayList<>();
        Rejections rejections = new Rejections();
        try (JsonParser yaml = YAML.getFactory().createParser(text)) {
            if (yaml.nextToken() != JsonToken.START_ARRAY) {
                throw Rejections.unreadable(1, "type", "the file must be a list");
            }
            while (yaml.nextToken() != JsonToken.END_ARRAY) {
                long line = yaml.currentTokenLocation().getLineNr();
                JsonNode node = YAML.readTree(yaml);
                try {
                    entries.add(new Entry<>(line, YAML.treeToValue(node, type)));
                } catch (JsonProcessingException e) {
                    Violation violation = JsonReading.violation(e);
                    rejections.add(line, violation.field(), violation.rule(), violation.message());
                }
            }
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw Rejections.unreadable(line, "syntax", "this is no YAML");
        } catch (IOException e) {
            throw Rejections.unreadable(1, "syntax", "this is no YAML");
        }
        rejections.mustBeNone();
        return entries;
    }

    /** A file that {@link #parse} reads back. */
    public static byte[] write(List<?> entries) {
        try {
            return YAML.writeValueAsBytes(entries);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing YAML", e);
        }
    }

    private static YAMLMapper mapper() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(64 * 1024 * 1024);
        limits.setNestingDepthLimit(32);
        YAMLFactory factory =
                YAMLFactory.builder()
                        .loaderOptions(limits)
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .disable(YAMLGenerator.Feature.SPLIT_LINES)
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                        .build();
        return YAMLMapper.builder(factory)
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .addModule(new ValuesModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
    }

    /**
     * One entry of the list.
     *
     * @param line of the file where it begins
     */
    public record Entry<T>(long line, T value) {}
}
