package org.crossregion.filing.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.crossregion.filing.reference.Line;
import org.crossregion.web.json.ValuesModule;
import org.crossregion.web.problem.JsonReading;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.reference.Rejections;
import org.crossregion.web.reference.YamlRows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file of filing policies, read and judged whole: every key that is unknown, missing or cannot be
 * read, and every one that contradicts another, is named with its own line.
 */
final class PolicyFile {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(new ValuesModule())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .build();

    private static final YAMLFactory YAML = new YAMLFactory();

    private final Map<String, Long> lines;
    private final Rejections rejections;
    private int found;

    private PolicyFile(Map<String, Long> lines, Rejections rejections) {
        this.lines = lines;
        this.rejections = rejections;
    }

    /**
     * The policies of a file, each with its line.
     *
     * @throws org.crossregion.web.problem.Refused naming what is wrong, line by line
     */
    static List<Line<FilingPolicy>> read(byte[] content) {
        List<YamlRows.Entry<JsonNode>> entries = YamlRows.entries(content, JsonNode.class);
        Rejections rejections = new Rejections();
        PolicyFile file = new PolicyFile(lines(content, rejections), rejections);
        List<Line<FilingPolicy>> policies = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            file.policy(i, entries.get(i), policies);
        }
        if (entries.isEmpty()) {
            rejections.add(1, "", "not-empty", "there is no policy in it");
        }
        rejections.mustBeNone();
        return policies;
    }

    private void policy(
            int index, YamlRows.Entry<JsonNode> entry, List<Line<FilingPolicy>> policies) {
        Place place = new Place("/" + index, "");
        int before = found;
        record(entry.value(), FilingPolicy.class, place);
        if (found > before) {
            return;
        }
        try {
            FilingPolicy policy = read(entry.value(), FilingPolicy.class);
            for (PolicyChecks.Fault fault : PolicyChecks.of(policy)) {
                wrong(place, fault.path(), fault.rule(), fault.message());
            }
            policies.add(new Line<>(entry.line(), policy));
        } catch (IOException e) {
            unreadable(place, e);
        }
    }

    /**
     * Where in the file something is.
     *
     * @param pointer of the policy, and of what is below it
     * @param path of it in its policy, as violations say it
     */
    private record Place(String pointer, String path) {

        Place key(String key) {
            return new Place(pointer + "/" + key, path.isEmpty() ? key : path + "." + key);
        }

        Place element(int index) {
            return new Place(pointer + "/" + index, path + "[" + index + "]");
        }
    }

    /** Looks at every key of a record by itself, so that one that is wrong hides no other. */
    private void record(JsonNode node, Class<?> type, Place place) {
        if (!node.isObject()) {
            wrong(place, "", "type", "must have keys and values");
            return;
        }
        RecordComponent[] components = type.getRecordComponents();
        String known =
                Arrays.stream(components)
                        .map(RecordComponent::getName)
                        .collect(Collectors.joining(", "));
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (Arrays.stream(components).noneMatch(one -> one.getName().equals(name))) {
                wrong(place.key(name), "", "known", "unknown key; known: " + known);
            }
        }
        int before = found;
        for (RecordComponent component : components) {
            component(node.get(component.getName()), component, place);
        }
        if (found == before && type != FilingPolicy.class) {
            try {
                read(node, type);
            } catch (IOException e) {
                unreadable(place, e);
            }
        }
    }

    private void component(JsonNode value, RecordComponent component, Place place) {
        Place here = place.key(component.getName());
        if (value == null || value.isNull()) {
            JsonProperty said = component.getAccessor().getAnnotation(JsonProperty.class);
            if (said != null && said.required()) {
                wrong(here, "", "required", component.getName() + " is missing");
            }
            return;
        }
        Class<?> element = elementType(component);
        if (element.isRecord() && component.getType() == List.class) {
            elements(value, element, here);
        } else if (component.getType().isRecord() && isOurs(component.getType())) {
            record(value, component.getType(), here);
        } else {
            try {
                read(value, component.getGenericType());
            } catch (IOException e) {
                unreadable(here, e);
            }
        }
    }

    /** Through its text, so that a failure knows where it was. */
    private static <T> T read(JsonNode node, Type type) throws IOException {
        return JSON.readerFor(JSON.constructType(type)).readValue(JSON.writeValueAsBytes(node));
    }

    /** A record with keys of its own, and no value that is written as a text. */
    private static boolean isOurs(Class<?> type) {
        return type.getPackage().equals(FilingPolicy.class.getPackage());
    }

    private static Class<?> elementType(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments().length == 1
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                        && isOurs(element)
                ? element
                : String.class;
    }

    private void elements(JsonNode value, Class<?> element, Place place) {
        if (!value.isArray()) {
            wrong(place, "", "type", "must be a list");
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            record(value.get(i), element, place.element(i));
        }
    }

    private void unreadable(Place place, IOException failure) {
        if (!(failure instanceof JsonProcessingException unread)) {
            throw new UncheckedIOException(failure);
        }
        Violation violation = JsonReading.violation(unread);
        wrong(place, violation.field(), violation.rule(), violation.message());
    }

    /**
     * @param below a path below the place; empty for the place itself
     */
    private void wrong(Place place, String below, String rule, String message) {
        String join = place.path().isEmpty() || below.isEmpty() || below.startsWith("[") ? "" : ".";
        String pointer =
                place.pointer() + "/" + below.replace("[", "/").replace("]", "").replace('.', '/');
        found++;
        rejections.add(line(pointer), place.path() + join + below, rule, message);
    }

    /** The line of the place, or of the nearest that is in the file. */
    private long line(String pointer) {
        String at = pointer.replaceAll("/+", "/").replaceAll("/$", "");
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault(at, 1L);
    }

    /** The line of every key and element, by its pointer; keys that are there twice are named. */
    private static Map<String, Long> lines(byte[] content, Rejections rejections) {
        Map<String, Long> lines = new HashMap<>();
        String text = new String(content, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        try (JsonParser parser = YAML.createParser(text)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!token.isStructEnd()) {
                    lines.putIfAbsent(
                            parser.getParsingContext().pathAsPointer().toString(),
                            (long) parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (JsonParseException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            rejections.add(line, "", "unique", "a key is there twice");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
