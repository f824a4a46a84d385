package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.seal.Seal;
import org.crossregion.clearing.seal.Seals;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.List;
import java.util.Optional;

/** Whether everything that was settled in a month has arrived. */
@ApplicationScoped
class Readiness {

    private final Seals seals;

    Readiness(Seals seals) {
        this.seals = seals;
    }

    /** Why a month cannot be generated yet, if so; a year waits for its months only. */
    Optional<Refused> refusal(Period month) {
        if (month.isYear()) {
            return Optional.empty();
        }
        Optional<Seal> seal = seals.find(month);
        if (seal.isEmpty()) {
            return Optional.of(
                    new Refused(
                            ClearingRefusal.MONTH_NOT_SEALED,
                            "settlement-service has not sealed " + month + " yet"));
        }
        List<Seal.Difference> differences = seals.differences(seal.get());
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Refused(
                        ClearingRefusal.MONTH_INCOMPLETE,
                        "of " + month + " " + sentence(differences),
                        differences.stream()
                                .map(
                                        difference ->
                                                new Violation(
                                                        difference.part(),
                                                        "equals-seal",
                                                        sentence(List.of(difference))))
                                .toList()));
    }

    private static String sentence(List<Seal.Difference> differences) {
        return String.join(
                ", ",
                differences.stream()
                        .map(
                                one ->
                                        "%s: %s were sent and %s arrived"
                                                .formatted(one.part(), one.sent(), one.arrived()))
                        .toList());
    }
}
