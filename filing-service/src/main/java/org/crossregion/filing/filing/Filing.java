package org.crossregion.filing.filing;

import org.crossregion.eligibility.FiledPermission;
import org.crossregion.eligibility.FilingState;
import org.crossregion.eligibility.HomeCare;
import org.crossregion.filing.policy.ProofTerms;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One filing as it stands: whom it permits to be treated where, as what, from when to when.
 *
 * @param id {@code F}, the insured region, the day as yyMMdd, and seven digits
 * @param version 1 when submitted, one more with every transition
 * @param insuredRegion the pooling region the person is insured in
 * @param category the type's category of persons; empty if the policy has none
 * @param treatmentRegions pooling regions, or provinces as a whole
 * @param validUntil the last day it holds; absent if it has no end, or ended before it ever held
 * @param onPromise a promise stands for proof that has not arrived yet
 * @param promised it was made on a promise, whether the proof has arrived or not
 * @param proofDue the last day for the proof; absent if none is due
 * @param proofMissed that day passed without it
 * @param homeCare what it leaves of care at home while it holds
 * @param suspendedOn the day it was suspended, while it is
 * @param replaces the filing whose place it takes once it is active
 * @param district the region code insured under when it was submitted
 * @param agency who is competent for it, if the region has agencies
 * @param reviewDue the last day for its review; absent for filings older than review limits
 */
public record Filing(
        String id,
        int version,
        String personNo,
        RegionCode insuredRegion,
        Scheme scheme,
        FilingType type,
        String category,
        FilingState state,
        List<RegionCode> treatmentRegions,
        List<String> institutions,
        String channel,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        boolean onPromise,
        boolean promised,
        Optional<LocalDate> proofDue,
        boolean proofMissed,
        boolean accountSuspended,
        HomeCare homeCare,
        String reason,
        Optional<LocalDate> suspendedOn,
        Optional<String> replaces,
        RegionCode district,
        Optional<String> agency,
        Optional<LocalDate> reviewDue) {

    public Filing {
        treatmentRegions = List.copyOf(treatmentRegions);
        institutions = List.copyOf(institutions);
        if (onPromise && !promised) {
            throw new IllegalArgumentException(id + " waits for proof that was never promised");
        }
    }

    /** What it means for eligibility. */
    public FiledPermission permission() {
        return new FiledPermission(
                id,
                type,
                state,
                treatmentRegions,
                institutions,
                validFrom,
                validUntil,
                onPromise,
                accountSuspended,
                homeCare,
                category);
    }

    /** Whether it stands in the way of another filing to the same region. */
    boolean isOpen() {
        return state == FilingState.SUBMITTED
                || state == FilingState.ACTIVE
                || state == FilingState.SUSPENDED;
    }

    /** Whether its places are its own yet: a change has them once it is active. */
    boolean keepsItsPlaces() {
        return isOpen() && !(state == FilingState.SUBMITTED && replaces.isPresent());
    }

    boolean hasEndedBefore(LocalDate day) {
        return validUntil.isPresent() && validUntil.get().isBefore(day);
    }

    /** Whether it still waits for a review that is late. */
    boolean isReviewOverdue(LocalDate today) {
        return state == FilingState.SUBMITTED && reviewDue.filter(today::isAfter).isPresent();
    }

    boolean mayTake(Transition transition) {
        return transition.isAllowedFrom(state);
    }

    /**
     * The filing after a step that a state alone decides.
     *
     * @throws IllegalStateException if its state does not allow the step
     */
    Filing after(Transition transition, LocalDate today) {
        return switch (transition) {
            case SUBMITTED, ACTIVATED, REFUSED, RESUMED, SUPPLEMENTED ->
                    to(transition, target(transition), validUntil, Optional.empty());
            case SUSPENDED -> to(transition, FilingState.SUSPENDED, validUntil, Optional.of(today));
            case EXPIRED ->
                    to(
                            transition,
                            FilingState.EXPIRED,
                            state == FilingState.SUSPENDED ? dayBeforeSuspension() : validUntil,
                            Optional.empty());
            case CANCELLED, CHANGED -> endedOn(transition, today);
            case PROVEN, PROOF_MISSED, EXTENDED ->
                    throw new IllegalArgumentException(transition + " needs to be told more");
        };
    }

    /**
     * The filing after another one took its place.
     *
     * @param successorFrom the first day of the other
     */
    Filing replacedFrom(LocalDate successorFrom, LocalDate today) {
        LocalDate last = successorFrom.isAfter(today) ? successorFrom.minusDays(1) : today;
        return endedOn(Transition.CHANGED, last);
    }

    /**
     * The filing after its proof arrived; what a missed promise took away is given back.
     *
     * @param policyHomeCare what its policy leaves of care at home
     */
    Filing proven(HomeCare policyHomeCare) {
        mustTake(Transition.PROVEN);
        boolean resumes = proofMissed && state == FilingState.SUSPENDED;
        return next(
                resumes ? FilingState.ACTIVE : state,
                validUntil,
                false,
                Optional.empty(),
                false,
                policyHomeCare,
                resumes ? Optional.empty() : suspendedOn);
    }

    /** The filing after the last day for its proof passed. */
    Filing missedProof(ProofTerms.Missed consequence, LocalDate today) {
        mustTake(Transition.PROOF_MISSED);
        boolean suspends = consequence == ProofTerms.Missed.SUSPEND;
        return next(
                suspends ? FilingState.SUSPENDED : state,
                validUntil,
                onPromise,
                proofDue,
                true,
                consequence == ProofTerms.Missed.CLOSE_HOME ? HomeCare.CLOSED : homeCare,
                suspends ? Optional.of(today) : suspendedOn);
    }

    /** The filing with another last day, or none. */
    Filing extendedTo(Optional<LocalDate> until) {
        mustTake(Transition.EXTENDED);
        return next(state, until, onPromise, proofDue, proofMissed, homeCare, suspendedOn);
    }

    private Filing endedOn(Transition transition, LocalDate lastDay) {
        Optional<LocalDate> held =
                switch (state) {
                    case ACTIVE -> ifItHeld(earlier(lastDay));
                    case SUSPENDED -> dayBeforeSuspension();
                    case SUBMITTED, CANCELLED, EXPIRED, REFUSED -> Optional.empty();
                };
        return to(transition, FilingState.CANCELLED, held, Optional.empty());
    }

    private FilingState target(Transition transition) {
        return transition.to().orElse(state);
    }

    private Filing to(
            Transition transition,
            FilingState reached,
            Optional<LocalDate> until,
            Optional<LocalDate> suspended) {
        mustTake(transition);
        return next(
                reached,
                until,
                onPromise,
                proofDue,
                proofMissed,
                homeCare,
                reached == FilingState.SUSPENDED && suspended.isEmpty() ? suspendedOn : suspended);
    }

    private void mustTake(Transition transition) {
        if (!mayTake(transition)) {
            throw new IllegalStateException(id + " is " + state + ", not to be " + transition);
        }
    }

    private Filing next(
            FilingState reached,
            Optional<LocalDate> until,
            boolean waitsForProof,
            Optional<LocalDate> due,
            boolean missed,
            HomeCare home,
            Optional<LocalDate> suspended) {
        return new Filing(
                id,
                version + 1,
                personNo,
                insuredRegion,
                scheme,
                type,
                category,
                reached,
                treatmentRegions,
                institutions,
                channel,
                validFrom,
                until,
                waitsForProof,
                promised,
                due,
                missed,
                accountSuspended,
                home,
                reason,
                suspended,
                replaces,
                district,
                agency,
                reviewDue);
    }

    private Optional<LocalDate> dayBeforeSuspension() {
        return ifItHeld(earlier(suspendedOn.orElseThrow().minusDays(1)));
    }

    private LocalDate earlier(LocalDate day) {
        return validUntil.filter(until -> until.isBefore(day)).orElse(day);
    }

    /** A last day before the first means that it never held. */
    private Optional<LocalDate> ifItHeld(LocalDate lastDay) {
        return lastDay.isBefore(validFrom) ? Optional.empty() : Optional.of(lastDay);
    }
}
