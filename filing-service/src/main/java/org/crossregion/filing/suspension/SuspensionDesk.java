package org.crossregion.filing.suspension;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.SuspensionKind;
import org.crossregion.filing.person.Person;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.SuspensionTerms;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Makes of a clerk's request a suspension by the policy of the person's region. */
@ApplicationScoped
class SuspensionDesk {

    private final Persons persons;
    private final Regions regions;
    private final FilingPolicies policies;
    private final Suspensions suspensions;
    private final Clock clock;

    SuspensionDesk(
            Persons persons,
            Regions regions,
            FilingPolicies policies,
            Suspensions suspensions,
            Clock clock) {
        this.persons = persons;
        this.regions = regions;
        this.policies = policies;
        this.suspensions = suspensions;
        this.clock = clock;
    }

    /**
     * @throws Refused if the person is unknown or not of the caller's regions, or the policy allows
     *     no such suspension
     */
    Suspension suspend(SuspensionRequest request, Caller caller) {
        LocalDate today = Beijing.day(clock.instant());
        Person person = persons.get(request.personNo());
        RegionCode region = regions.poolingRegion(person.mainInsurance(today).region()).code();
        caller.mustCover(region);
        if (request.kind() == SuspensionKind.REVIEW_MISSED) {
            throw Refused.field("kind", "by-job", "a missed review is found by the service itself");
        }
        LocalDate from = Optional.ofNullable(request.from()).orElse(today);
        return suspensions.suspend(
                new Suspensions.Wanted(
                        request.personNo(),
                        region,
                        request.kind(),
                        from,
                        lastDay(request, region, from, today),
                        Optional.empty(),
                        request.reason()),
                caller.user());
    }

    /** Of a misused card the policy says how long at least and at most. */
    private Optional<LocalDate> lastDay(
            SuspensionRequest request, RegionCode region, LocalDate from, LocalDate today) {
        Optional<LocalDate> asked = Optional.ofNullable(request.until());
        SuspensionTerms terms = policies.inForce(region, today).value().personSuspension();
        Optional<LocalDate> latest = terms.latestEnd(from);
        if (request.kind() != SuspensionKind.CARD_MISUSE || latest.isEmpty()) {
            return asked;
        }
        LocalDate most = latest.get();
        LocalDate least = terms.earliestEnd(from);
        asked.filter(last -> last.isBefore(least) || last.isAfter(most))
                .ifPresent(
                        last -> {
                            String message = "must be from " + least + " to " + most;
                            throw new Refused(
                                    FilingRefusal.DATES_IMPOSSIBLE,
                                    "until: " + message,
                                    List.of(
                                            new Violation(
                                                    "until",
                                                    FilingRefusal.DATES_IMPOSSIBLE.code(),
                                                    message)));
                        });
        return asked.or(() -> Optional.of(most));
    }
}
