package org.crossregion.filing.policy;

import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.reference.YamlKind;
import org.crossregion.web.reference.ImportResult;

/** Filing policies as a file: a list of policies. */
@Singleton
class FilingPolicyKind extends YamlKind<FilingPolicy> {

    private final FilingPolicies policies;
    private final TransactionSynchronizationRegistry transactions;

    FilingPolicyKind(
            FilingPolicyRepository table,
            ReferenceImport imports,
            FilingPolicies policies,
            TransactionSynchronizationRegistry transactions) {
        super(table, imports, "validFrom", FilingPolicy.class);
        this.policies = policies;
        this.transactions = transactions;
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        transactions.registerInterposedSynchronization(new Forgetting());
        return super.importFile(content);
    }

    /** Once the file is in, what is remembered of the policies is stale. */
    private final class Forgetting implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Nothing to write.
        }

        @Override
        public void afterCompletion(int status) {
            policies.forget();
        }
    }
}
