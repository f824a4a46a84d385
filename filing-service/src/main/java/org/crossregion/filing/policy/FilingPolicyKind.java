package org.crossregion.filing.policy;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.crossregion.filing.reference.AfterTransaction;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.reference.YamlKind;
import org.crossregion.web.reference.ImportResult;

import java.util.List;

/** Filing policies as a file: a list of policies. */
@Singleton
class FilingPolicyKind extends YamlKind<FilingPolicy> {

    private final FilingPolicies policies;
    private final AfterTransaction afterwards;

    FilingPolicyKind(
            FilingPolicyRepository table,
            ReferenceImport imports,
            FilingPolicies policies,
            AfterTransaction afterwards) {
        super(table, imports, "validFrom", FilingPolicy.class);
        this.policies = policies;
        this.afterwards = afterwards;
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        afterwards.run(policies::forget);
        return super.importFile(content);
    }

    @Override
    protected List<Line<FilingPolicy>> read(byte[] content) {
        return PolicyFile.read(content);
    }
}
