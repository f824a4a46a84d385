package org.crossregion.settlement.benefit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Benefit policies as a YAML file. A version once imported stays as it is; a change is a new one.
 */
@ApplicationScoped
class BenefitPolicyKind implements ReferenceKind {

    private final BenefitPolicyRepository rows;
    private final ObjectMapper json;

    BenefitPolicyKind(BenefitPolicyRepository rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    public String kind() {
        return "benefit-policies";
    }

    @Override
    public String mediaType() {
        return "application/yaml";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        List<Violation> violations = new ArrayList<>();
        String text = utf8(content, violations);
        Optional<YamlNode> top =
                violations.isEmpty() ? YamlNode.parse(text, violations) : Optional.empty();
        List<YamlNode> nodes = top.map(YamlNode::elements).orElse(List.of());
        List<BenefitPolicy> policies =
                nodes.stream().map(new PolicyReader(violations)::policy).toList();
        List<Boolean> known = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < policies.size() && violations.isEmpty(); i++) {
            BenefitPolicy policy = policies.get(i);
            if (!seen.add(policy.region() + " " + policy.scheme() + " " + policy.version())) {
                nodes.get(i).wrong("unique", "该版本重复 / the version is there twice");
            }
            known.add(isKnown(policy, nodes.get(i)));
        }
        if (!violations.isEmpty()) {
            throw new Refused(
                    SharedRefusal.REFERENCE_REJECTED,
                    violations.size() + " 处不符合要求，未导入 / nothing was imported",
                    violations);
        }
        int added = 0;
        for (int i = 0; i < policies.size(); i++) {
            if (!known.get(i)) {
                rows.add(policies.get(i), write(nodes.get(i).plain()));
                added++;
            }
        }
        return new ImportResult(added, policies.size() - added);
    }

    private boolean isKnown(BenefitPolicy policy, YamlNode node) {
        Optional<String> stored =
                rows.ofVersion(policy.region(), policy.scheme(), policy.version());
        if (stored.isEmpty()) {
            return false;
        }
        List<BenefitPolicy> same =
                new PolicyReader(new ArrayList<>()).readStored("[" + stored.get() + "]");
        if (!same.equals(List.of(policy))) {
            node.wrong(
                    "version-unchanged",
                    "版本 "
                            + policy.version()
                            + " 已导入且内容不同，请使用新版本号 / the version is"
                            + " there with other content; give it a new number");
        }
        return true;
    }

    @Override
    public byte[] export() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        List<Object> policies = rows.all().stream().map(this::parsed).toList();
        return new Yaml(options).dump(new ArrayList<>(policies)).getBytes(StandardCharsets.UTF_8);
    }

    private Object parsed(String terms) {
        try {
            return json.readValue(terms, Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored policy is not readable", e);
        }
    }

    private String write(Object terms) {
        try {
            return json.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of a policy", e);
        }
    }

    private static String utf8(byte[] content, List<Violation> violations) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            violations.add(new Violation("line 1", "encoding", "不是UTF-8 / is not UTF-8"));
            return "";
        }
    }
}
