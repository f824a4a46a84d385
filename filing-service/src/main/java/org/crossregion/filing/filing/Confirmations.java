package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.eligibility.FilingState;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Confirms chosen institutions at the treatment place, without which the filing does not hold. */
@ApplicationScoped
class Confirmations {

    private final FilingRepository filings;
    private final ConfirmationRepository confirmations;
    private final FilingPolicies policies;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Confirmations(
            FilingRepository filings,
            ConfirmationRepository confirmations,
            FilingPolicies policies,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.filings = filings;
        this.confirmations = confirmations;
        this.policies = policies;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    Optional<Confirmation> of(String id) {
        return confirmations.find(id);
    }

    /**
     * @throws Refused if no confirmation is asked for, or not of the caller's region
     */
    @Transactional
    Confirmation confirm(String id, String reason) {
        Filing filing = filings.lock(id).orElseThrow(() -> Filings.unknown(id));
        List<RegionCode> own = filing.treatmentRegions().stream().filter(caller::covers).toList();
        if (own.isEmpty()) {
            throw new Refused(
                    SharedRefusal.OUT_OF_SCOPE, "filing " + id + " is not to the caller's region");
        }
        boolean wanted =
                filing.state() == FilingState.SUBMITTED
                        && filings.dossier(id).confirmationDemanded()
                        && confirmations.find(id).isEmpty();
        if (!wanted) {
            throw new Refused(
                    FilingRefusal.TRANSITION_NOT_ALLOWED,
                    "filing %s is %s and waits for no confirmation"
                            .formatted(id, filing.state().code()));
        }
        Confirmation confirmation =
                new Confirmation(
                        own.get(0), filing.institutions(), clock.instant(), caller.user(), reason);
        confirmations.add(id, confirmation);
        audit.record(
                "filing-institutions-confirmed",
                "filing/" + id,
                Map.of("region", own.get(0).value(), "reason", reason));
        return confirmation;
    }

    /**
     * @throws Refused if the chosen institutions are confirmed neither on paper nor here
     */
    void mustBeThere(Filing filing) {
        Dossier dossier = filings.dossier(filing.id());
        if (!dossier.confirmationDemanded() || confirmations.find(filing.id()).isPresent()) {
            return;
        }
        List<String> given = filings.materials(filing.id()).stream().map(Material::kind).toList();
        boolean onPaper =
                Optional.ofNullable(
                                policies.recorded(dossier.policyRegion(), dossier.policyValidFrom())
                                        .institutionsConfirmed())
                        .filter(terms -> !terms.isOnPaper(given))
                        .isEmpty();
        if (!onPaper) {
            throw missing(filing);
        }
    }

    /** The treatment place has yet to confirm the institutions. */
    static Refused missing(Filing filing) {
        return new Refused(
                FilingRefusal.CONFIRMATION_MISSING,
                "filing %s waits for %s to confirm its institutions"
                        .formatted(filing.id(), filing.treatmentRegions()));
    }
}
