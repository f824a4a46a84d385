package org.crossregion.filing.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;
import org.crossregion.web.reference.YamlRows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Filing policies as a file: a list of policies. */
@ApplicationScoped
class FilingPolicyKind implements ReferenceKind {

    private final FilingPolicyRepository policies;
    private final ReferenceImport imports;

    FilingPolicyKind(FilingPolicyRepository policies, ReferenceImport imports) {
        this.policies = policies;
        this.imports = imports;
    }

    @Override
    public String kind() {
        return policies.kind();
    }

    @Override
    public String mediaType() {
        return "application/yaml";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        List<YamlRows.Entry<FilingPolicy>> entries = YamlRows.entries(content, FilingPolicy.class);
        Rejections rejections = new Rejections();
        Set<String> seen = new HashSet<>();
        for (YamlRows.Entry<FilingPolicy> entry : entries) {
            String code = policies.codeOf(entry.value());
            if (!seen.add(code)) {
                rejections.add(entry.line(), "validFrom", "unique", code + " is there twice");
            }
        }
        rejections.mustBeNone();
        return imports.run(policies, entries.stream().map(YamlRows.Entry::value).toList());
    }

    @Override
    public byte[] export() {
        return YamlRows.write(policies.all());
    }
}
