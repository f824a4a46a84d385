package org.crossregion.settlement.benefit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.web.problem.Violation;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        List<PolicyFiles.Entry> entries = PolicyFiles.entries(content, violations);
        List<PolicyFiles.Entry> added = new ArrayList<>();
        for (PolicyFiles.Entry entry :
                violations.isEmpty() ? entries : List.<PolicyFiles.Entry>of()) {
            if (!isKnown(entry.policy(), entry.node())) {
                added.add(entry);
            }
        }
        PolicyFiles.mustBeSound(violations);
        added.forEach(entry -> rows.add(entry.policy(), write(entry.node().plain())));
        return new ImportResult(added.size(), entries.size() - added.size());
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
}
