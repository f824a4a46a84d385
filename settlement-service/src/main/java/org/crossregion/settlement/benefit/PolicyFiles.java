package org.crossregion.settlement.benefit;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.problem.Violation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Policy files as they arrive: read and checked whole, or refused with everything that is wrong.
 */
public final class PolicyFiles {

    /** More is not said at once. */
    private static final int MOST_VIOLATIONS = 500;

    private PolicyFiles() {}

    /**
     * The policies of a file.
     *
     * @throws Refused naming each line that is wrong
     */
    public static List<BenefitPolicy> read(byte[] content) {
        List<Violation> violations = new ArrayList<>();
        List<Entry> entries = entries(content, violations);
        mustBeSound(violations);
        return entries.stream().map(Entry::policy).toList();
    }

    /** A policy and its place in the file. */
    record Entry(YamlNode node, BenefitPolicy policy) {}

    static List<Entry> entries(byte[] content, List<Violation> violations) {
        String text = utf8(content, violations);
        Optional<YamlNode> top =
                violations.isEmpty() ? YamlNode.parse(text, violations) : Optional.empty();
        List<Entry> entries = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (YamlNode node : top.map(YamlNode::elements).orElse(List.of())) {
            BenefitPolicy policy = new PolicyReader(violations).policy(node);
            String version = policy.region() + " " + policy.scheme() + " " + policy.version();
            Integer before = seen.putIfAbsent(version, entries.size());
            if (before != null) {
                node.wrong(
                        "unique", "该版本重复 / the version is there twice, first as [" + before + "]");
            }
            entries.add(new Entry(node, policy));
        }
        if (entries.isEmpty() && violations.isEmpty()) {
            top.ifPresent(node -> node.wrong("not-empty", "没有政策 / there is no policy in it"));
        }
        return entries;
    }

    static void mustBeSound(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new Refused(
                    SharedRefusal.REFERENCE_REJECTED,
                    violations.size() + " 处不符合要求，未导入 / nothing was imported",
                    violations.stream().limit(MOST_VIOLATIONS).toList());
        }
    }

    private static String utf8(byte[] content, List<Violation> violations) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            violations.add(new Violation("line 1", "encoding", "不是UTF-8 / is not UTF-8"));
            return "";
        }
    }
}
