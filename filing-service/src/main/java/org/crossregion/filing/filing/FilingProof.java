package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.agency.AgencyScope;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.policy.TypeTerms;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Takes materials that follow a filing: above all the proof that was promised. */
@ApplicationScoped
class FilingProof {

    private final FilingRepository filings;
    private final FilingJournal journal;
    private final FilingPolicies policies;
    private final MaterialDocuments documents;
    private final AgencyScope scope;
    private final Caller caller;
    private final Clock clock;

    FilingProof(
            FilingRepository filings,
            FilingJournal journal,
            FilingPolicies policies,
            MaterialDocuments documents,
            AgencyScope scope,
            Caller caller,
            Clock clock) {
        this.filings = filings;
        this.journal = journal;
        this.policies = policies;
        this.documents = documents;
        this.scope = scope;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Adds materials. If they complete the proof, the filing rests on a promise no longer.
     *
     * @throws Refused if there is no such filing, it is not the caller's region's or open no more,
     *     or its policy does not take the materials
     */
    @Transactional
    Filing add(String id, List<Material> materials, String reason) {
        Filing filing = filings.lock(id).orElseThrow(() -> Filings.unknown(id));
        scope.mustCover(filing.insuredRegion(), filing.agency());
        mustBeOpen(filing);
        Dossier dossier = filings.dossier(id);
        FilingPolicy policy = policies.recorded(dossier.policyRegion(), dossier.policyValidFrom());
        LocalDate today = Beijing.day(clock.instant());
        MaterialRules.mustHold(materials, policy, today);
        documents.mustBeUsable(materials, List.of(), filing.personNo());

        boolean proves = filing.onPromise() && proves(filing, policy, materials);
        Transition step = proves ? Transition.PROVEN : Transition.SUPPLEMENTED;
        Filing after =
                proves
                        ? filing.proven(policy.homeCare(filing.type(), false))
                        : filing.after(Transition.SUPPLEMENTED, today);
        filings.change(after);
        filings.addMaterials(after, materials);
        journal.enter(after, step, caller.user(), reason);
        return after;
    }

    private boolean proves(Filing filing, FilingPolicy policy, List<Material> added) {
        List<String> given = new ArrayList<>();
        filings.materials(filing.id()).forEach(material -> given.add(material.kind()));
        added.forEach(material -> given.add(material.kind()));
        return policy.terms(filing.type(), filing.category())
                .filter((TypeTerms terms) -> terms.isProvenBy(given))
                .isPresent();
    }

    private static void mustBeOpen(Filing filing) {
        if (!filing.isOpen()) {
            throw new Refused(
                    FilingRefusal.TRANSITION_NOT_ALLOWED,
                    "filing %s is %s and takes no more materials"
                            .formatted(filing.id(), filing.state().code()));
        }
    }
}
