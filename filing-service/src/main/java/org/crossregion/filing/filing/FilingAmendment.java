package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.agency.AgencyScope;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes and extends filings. A change is a filing of its own that takes the other's place when it
 * is activated, so that what was permitted before stays on record; an extension moves the last day.
 */
@ApplicationScoped
class FilingAmendment {

    private final FilingRepository filings;
    private final FilingSubmission submission;
    private final FilingJournal journal;
    private final FilingPolicies policies;
    private final PromiseLock lock;
    private final MaterialDocuments documents;
    private final AgencyScope scope;
    private final Caller caller;
    private final Clock clock;

    FilingAmendment(
            FilingRepository filings,
            FilingSubmission submission,
            FilingJournal journal,
            FilingPolicies policies,
            PromiseLock lock,
            MaterialDocuments documents,
            AgencyScope scope,
            Caller caller,
            Clock clock) {
        this.filings = filings;
        this.submission = submission;
        this.journal = journal;
        this.policies = policies;
        this.lock = lock;
        this.documents = documents;
        this.scope = scope;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What is to be different; what is absent stays.
     *
     * @param materials handed in for the change
     */
    record Change(
            Optional<List<RegionCode>> treatmentRegions,
            Optional<List<String>> institutions,
            Optional<String> channel,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validUntil,
            List<Material> materials,
            boolean promise,
            String reason,
            Optional<Agent> agent) {}

    /**
     * Submits a change.
     *
     * @return the filing that is to take the place of the other
     * @throws Refused if the filing is locked, a rule is broken, or nothing would be different
     */
    @Transactional
    Filing change(String id, Change change) {
        return change(id, change, caller.user());
    }

    /** The same, on record under another author. */
    @Transactional
    Filing change(String id, Change change, String author) {
        LocalDate today = Beijing.day(clock.instant());
        Filing filing = mine(id, Transition.CHANGED, today);
        filings.pendingChange(id)
                .ifPresent(
                        other -> {
                            throw new Refused(
                                    FilingRefusal.CHANGE_PENDING,
                                    "filing %s waits for its review".formatted(other));
                        });
        FilingPolicy policy = policies.inForce(filing.insuredRegion(), today).value();
        boolean moves =
                change.treatmentRegions()
                        .filter(to -> !Set.copyOf(to).equals(Set.copyOf(filing.treatmentRegions())))
                        .isPresent();
        mustChangeSomething(filing, change, moves);
        boolean choosesAnew =
                change.institutions()
                        .filter(to -> !Set.copyOf(to).equals(Set.copyOf(filing.institutions())))
                        .isPresent();
        if (policy.institutionsLocked() && choosesAnew && !moves) {
            throw new Refused(
                    FilingRefusal.INSTITUTIONS_LOCKED,
                    "institutions: filing %s keeps its institutions while the place is the same"
                            .formatted(id),
                    List.of(new Violation("institutions", "locked", "change only with the place")));
        }
        return submission.submit(
                application(filing, change, moves, today), Optional.of(filing), author);
    }

    /**
     * Moves the last day further away. A temporary filing holds for the policy's months from today
     * on at most; a long-term one may lose its end.
     *
     * @throws Refused if the filing is locked, has ended, or the day is not possible
     */
    @Transactional
    Filing extend(String id, Optional<LocalDate> until, List<Material> materials, String reason) {
        LocalDate today = Beijing.day(clock.instant());
        Filing filing = mine(id, Transition.EXTENDED, today);
        FilingPolicy policy = policies.inForce(filing.insuredRegion(), today).value();
        MaterialRules.mustHold(materials, policy, today);
        documents.mustBeUsable(materials, List.of(), filing.personNo());
        mustBeLater(filing, until, policy, today);

        Filing after = filing.extendedTo(until);
        submission.mustNotOverlap(after, "");
        filings.change(after);
        filings.addMaterials(after, materials);
        journal.enter(after, Transition.EXTENDED, caller.user(), reason);
        return after;
    }

    private Filing mine(String id, Transition transition, LocalDate today) {
        Filing filing = filings.lock(id).orElseThrow(() -> Filings.unknown(id));
        scope.mustCover(filing.insuredRegion(), filing.agency());
        StepConditions.mustBeAllowed(filing, transition);
        StepConditions.mustNotHaveEnded(filing, today);
        lock.mustBeFree(filing, today);
        return filing;
    }

    private static void mustChangeSomething(Filing filing, Change change, boolean moves) {
        boolean same =
                !moves
                        && change.institutions().map(filing.institutions()::equals).orElse(true)
                        && change.validFrom().isEmpty()
                        && change.validUntil()
                                .map(day -> filing.validUntil().equals(Optional.of(day)))
                                .orElse(true);
        if (same) {
            throw new Refused(
                    FilingRefusal.NOTHING_CHANGES,
                    "filing %s says the same already".formatted(filing.id()));
        }
    }

    /** What is handed in is added to what is on file, unless the place is another one. */
    private Application application(Filing filing, Change change, boolean moves, LocalDate today) {
        List<Material> materials = new ArrayList<>(change.materials());
        if (!moves) {
            materials.addAll(filings.materials(filing.id()));
        }
        Dossier dossier = filings.dossier(filing.id());
        return new Application(
                filing.personNo(),
                filing.type(),
                filing.category(),
                change.treatmentRegions().orElse(filing.treatmentRegions()),
                change.institutions().orElse(filing.institutions()),
                change.channel().orElse(filing.channel()),
                change.validFrom().orElse(today),
                change.validUntil().or(filing::validUntil),
                materials,
                change.promise() || (!moves && filing.onPromise()),
                change.reason(),
                dossier.referredBy(),
                change.agent(),
                dossier.diagnosis());
    }

    private static void mustBeLater(
            Filing filing, Optional<LocalDate> until, FilingPolicy policy, LocalDate today) {
        boolean longTerm = filing.type().isLongTerm();
        if (filing.validUntil().isEmpty()) {
            throw impossible("filing " + filing.id() + " has no end");
        }
        LocalDate last = filing.validUntil().get();
        if (until.isEmpty() && !longTerm) {
            throw impossible("a temporary filing has a last day");
        }
        if (until.isPresent() && !until.get().isAfter(last)) {
            throw impossible("is not after " + last);
        }
        if (!longTerm && until.get().isAfter(policy.latestEnd(today))) {
            throw impossible(
                    "a temporary filing holds until " + policy.latestEnd(today) + " at most");
        }
    }

    private static Refused impossible(String message) {
        return new Refused(
                FilingRefusal.DATES_IMPOSSIBLE,
                "validUntil: " + message,
                List.of(new Violation("validUntil", "dates-impossible", message)));
    }
}
