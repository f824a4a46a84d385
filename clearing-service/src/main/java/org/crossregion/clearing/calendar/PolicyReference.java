package org.crossregion.clearing.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Clearing policies as reference data that an administrator imports and exports. */
@ApplicationScoped
class PolicyReference implements ReferenceKind {

    private final PolicyRepository repository;
    private final Policies policies;

    PolicyReference(PolicyRepository repository, Policies policies) {
        this.repository = repository;
        this.policies = policies;
    }

    @Override
    public String kind() {
        return "clearing-policies";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        List<ClearingPolicy> file = PolicyFile.read(content);
        int changed = 0;
        for (ClearingPolicy policy : file) {
            String body = new String(PolicyFile.write(List.of(policy)), StandardCharsets.UTF_8);
            if (repository.put(policy, body)) {
                changed++;
            }
        }
        return new ImportResult(changed, file.size() - changed);
    }

    /** Shipped presets are among them, so that an export shows everything that counts. */
    @Override
    public byte[] export() {
        return PolicyFile.write(policies.all());
    }

    @Override
    public String mediaType() {
        return "application/yaml";
    }
}
