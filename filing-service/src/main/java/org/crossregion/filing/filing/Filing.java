package org.crossregion.filing.filing;

import org.crossregion.eligibility.FiledPermission;
import org.crossregion.eligibility.FilingState;
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
 * @param treatmentRegions pooling regions, or provinces as a whole
 * @param validUntil the last day it holds; absent if it has no end, or ended before it ever held
 * @param suspendedOn the day it was suspended, while it is
 */
public record Filing(
        String id,
        int version,
        String personNo,
        RegionCode insuredRegion,
        Scheme scheme,
        FilingType type,
        FilingState state,
        List<RegionCode> treatmentRegions,
        List<String> institutions,
        String channel,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        boolean onPromise,
        boolean accountSuspended,
        String reason,
        Optional<LocalDate> suspendedOn) {

    public Filing {
        treatmentRegions = List.copyOf(treatmentRegions);
        institutions = List.copyOf(institutions);
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
                accountSuspended);
    }

    /** Whether it stands in the way of another filing to the same region. */
    boolean isOpen() {
        return state == FilingState.SUBMITTED
                || state == FilingState.ACTIVE
                || state == FilingState.SUSPENDED;
    }

    boolean hasEndedBefore(LocalDate day) {
        return validUntil.isPresent() && validUntil.get().isBefore(day);
    }

    boolean mayTake(Transition transition) {
        return transition.isAllowedFrom(state);
    }

    /**
     * The filing after a step.
     *
     * @throws IllegalStateException if its state does not allow the step
     */
    Filing after(Transition transition, LocalDate today) {
        if (!mayTake(transition)) {
            throw new IllegalStateException(id + " is " + state + ", not to be " + transition);
        }
        return new Filing(
                id,
                version + 1,
                personNo,
                insuredRegion,
                scheme,
                type,
                transition.to(),
                treatmentRegions,
                institutions,
                channel,
                validFrom,
                lastDayAfter(transition, today),
                onPromise,
                accountSuspended,
                reason,
                transition == Transition.SUSPENDED ? Optional.of(today) : Optional.empty());
    }

    private Optional<LocalDate> lastDayAfter(Transition transition, LocalDate today) {
        return switch (transition) {
            case SUBMITTED, ACTIVATED, REFUSED, SUSPENDED, RESUMED -> validUntil;
            case EXPIRED -> state == FilingState.SUSPENDED ? dayBeforeSuspension() : validUntil;
            case CANCELLED ->
                    switch (state) {
                        case ACTIVE -> ifItHeld(earlier(today));
                        case SUSPENDED -> dayBeforeSuspension();
                        case SUBMITTED, CANCELLED, EXPIRED, REFUSED -> Optional.empty();
                    };
        };
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
