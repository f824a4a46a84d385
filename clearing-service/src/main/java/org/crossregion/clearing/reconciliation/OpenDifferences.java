package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.detail.Objections;

import java.util.Collection;
import java.util.Set;

/** A detail with an open difference is not let go by anyone, nor by silence. */
@ApplicationScoped
class OpenDifferences implements Objections {

    private final DiscrepancyRepository discrepancies;

    OpenDifferences(DiscrepancyRepository discrepancies) {
        this.discrepancies = discrepancies;
    }

    @Override
    public Set<String> open(Collection<String> settlementIds) {
        return discrepancies.openOf(settlementIds);
    }
}
