package org.crossregion.settlement.benefit;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.web.problem.Violation;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A place in a YAML file that knows its line and path. What is wrong is noted and reading goes on
 * with a harmless value, so that one import names everything that is wrong.
 */
final class YamlNode {

    private static final int MOST_CODE_POINTS = 10_000_000;
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,2})?");
    private static final Pattern PERCENT = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,2})?");

    private final Optional<Node> node;
    private final int line;
    private final String path;
    private final Notes notes;

    private YamlNode(Optional<Node> node, int line, String path, Notes notes) {
        this.node = node;
        this.line = line;
        this.path = path;
        this.notes = notes;
    }

    /**
     * Where what is wrong is noted.
     *
     * @param stored whether the text was imported before: then it is only read, and not judged by
     *     rules that may be younger than it is
     */
    private record Notes(List<Violation> violations, boolean stored) {}

    /** The top of a file; absent, with a violation noted, if it is no YAML. */
    static Optional<YamlNode> parse(String text, List<Violation> violations) {
        return parse(text, new Notes(violations, false));
    }

    /** The top of what was imported before. */
    static Optional<YamlNode> parseStored(String text, List<Violation> violations) {
        return parse(text, new Notes(violations, true));
    }

    private static Optional<YamlNode> parse(String text, Notes notes) {
        List<Violation> violations = notes.violations();
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MOST_CODE_POINTS);
        options.setAllowDuplicateKeys(false);
        try {
            Node top = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (top == null) {
                violations.add(new Violation("line 1", "not-empty", "文件为空 / the file is empty"));
                return Optional.empty();
            }
            return Optional.of(new YamlNode(Optional.of(top), 1, "", notes));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            violations.add(new Violation("line " + line, "yaml", e.getProblem()));
            return Optional.empty();
        } catch (YAMLException | StackOverflowError e) {
            violations.add(new Violation("line 1", "yaml", "不是有效的YAML / not readable as YAML"));
            return Optional.empty();
        }
    }

    void wrong(String rule, String message) {
        String place = path.isEmpty() ? "line " + line : "line " + line + ", " + path;
        notes.violations().add(new Violation(place, rule, message));
    }

    /** Readable, but not to be imported. */
    void unsound(String rule, String message) {
        if (!notes.stored()) {
            wrong(rule, message);
        }
    }

    boolean isPresent() {
        return node.isPresent();
    }

    /** The whole of it as lists, maps and texts. */
    Object plain() {
        return node.map(YamlNode::plain).orElse("");
    }

    private static Object plain(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(YamlNode::plain).toList();
        }
        if (node instanceof MappingNode mapping) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                entries.put(plain(tuple.getKeyNode()), plain(tuple.getValueNode()));
            }
            return entries;
        }
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** The elements of a list; none if it is absent. */
    List<YamlNode> elements() {
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode sequence)) {
            wrong("list", "应为列表 / a list is expected");
            return List.of();
        }
        List<YamlNode> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(child(element, path + "[" + elements.size() + "]"));
        }
        return elements;
    }

    /** The entries of a map, in order, of which all keys must be among the known ones. */
    Map<String, YamlNode> entries(String... known) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (node.isEmpty()) {
            return entries;
        }
        if (!(node.get() instanceof MappingNode mapping)) {
            wrong("map", "应为键值 / keys and values are expected");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String place = path.isEmpty() ? key : path + "." + key;
            YamlNode value = child(tuple.getValueNode(), place);
            if (!Arrays.asList(known).contains(key)) {
                value.wrong("known", "未知的键 / unknown key; known: " + String.join(", ", known));
            } else if (entries.put(key, value) != null) {
                value.wrong("unique", "重复的键 / the key is there twice");
            }
        }
        return entries;
    }

    /** The value of a key of these entries; an absent one reports at this node's line. */
    YamlNode of(Map<String, YamlNode> entries, String key) {
        YamlNode there = entries.get(key);
        String place = path.isEmpty() ? key : path + "." + key;
        return there != null ? there : new YamlNode(Optional.empty(), line, place, notes);
    }

    private YamlNode child(Node child, String place) {
        boolean empty = child instanceof ScalarNode scalar && scalar.getValue().isEmpty();
        return new YamlNode(
                empty ? Optional.empty() : Optional.of(child),
                child.getStartMark().getLine() + 1,
                place,
                notes);
    }

    /** The text of a scalar; empty, with a violation, if it is missing. */
    String text() {
        if (node.isEmpty()) {
            wrong("required", "缺少该项 / is missing");
            return "";
        }
        if (!(node.get() instanceof ScalarNode scalar)) {
            wrong("scalar", "应为单个值 / a single value is expected");
            return "";
        }
        return scalar.getValue().strip();
    }

    /** A text of one line, such as a name. */
    String line(int most) {
        String text = text();
        if (text.length() > most) {
            wrong("length", "过长 / longer than " + most + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            wrong("one-line", "不得换行或含控制字符 / must be one line without control characters");
        }
        return text;
    }

    /** Yuan: at most twelve digits and two decimals, not negative. */
    Money money() {
        String text = text();
        if (text.isEmpty()) {
            return Money.ZERO;
        }
        if (!AMOUNT.matcher(text).matches()) {
            wrong("money", "应为元，最多十二位整数、两位小数 / yuan: twelve digits and two decimals at most");
            return Money.ZERO;
        }
        Money amount = Money.ofYuan(text);
        if (amount.isNegative()) {
            wrong("not-negative", "金额不得为负 / an amount is not negative");
            return Money.ZERO;
        }
        return amount;
    }

    /** A limit, which would pay nothing at all if it were 0. */
    Money limit() {
        Money amount = money();
        if (isPresent() && amount.isZero()) {
            unsound("positive", "限额应大于零 / a limit is more than 0");
        }
        return amount;
    }

    Optional<Money> optionalLimit() {
        return isPresent() ? Optional.of(limit()) : Optional.empty();
    }

    Optional<Money> optionalMoney() {
        return isPresent() ? Optional.of(money()) : Optional.empty();
    }

    /** A share or points in percent, at most 100. */
    Rate percent() {
        String text = text();
        if (text.isEmpty()) {
            return Rate.ZERO;
        }
        if (!PERCENT.matcher(text).matches()) {
            wrong("percent", "应为0至100的百分数 / a percentage from 0 to 100, two decimals");
            return Rate.ZERO;
        }
        if (text.startsWith("-")) {
            wrong("not-negative", "比例不得为负 / a percentage is not negative");
            return Rate.ZERO;
        }
        Rate rate = Rate.ofPercent(text);
        if (!rate.isAtMostWhole()) {
            wrong("at-most-100-percent", "比例超过100% / more than 100 %");
            return Rate.WHOLE;
        }
        return rate;
    }

    /** Whether it is the one word; the other holds if it is absent. */
    boolean either(String one, String other) {
        if (!isPresent()) {
            return false;
        }
        String text = text();
        if (!text.equals(one) && !text.equals(other)) {
            wrong(
                    "code",
                    "应为 " + other + " 或 " + one + " / " + other + " or " + one + " is expected");
        }
        return text.equals(one);
    }

    int positive() {
        String text = text();
        try {
            int number = text.isEmpty() ? 1 : Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        wrong("positive", "应为正整数 / a positive whole number is expected");
        return 1;
    }

    boolean truth(boolean otherwise) {
        if (node.isEmpty()) {
            return otherwise;
        }
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                wrong("boolean", "应为 true 或 false / true or false is expected");
                yield otherwise;
            }
        };
    }

    LocalDate day() {
        String text = text();
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeException e) {
            wrong("date", "应为日期如2026-01-01 / a date such as 2026-01-01");
            return LocalDate.EPOCH;
        }
    }

    <E extends Enum<E> & Coded> Optional<E> coded(Class<E> type) {
        String text = text();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Coded.ofCode(type, text));
        } catch (IllegalArgumentException e) {
            wrong("code", "应为所列代码之一 / " + e.getMessage());
            return Optional.empty();
        }
    }

    /** The constants of a list; none if it is absent. */
    <E extends Enum<E> & Coded> Set<E> codedSet(Class<E> type) {
        Set<E> constants = new TreeSet<>();
        for (YamlNode element : elements()) {
            element.coded(type)
                    .ifPresent(
                            constant -> {
                                if (!constants.add(constant)) {
                                    element.wrong("unique", "重复 / is there twice");
                                }
                            });
        }
        return constants;
    }
}
