package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Freezes last year's figures as bases of this year's quotas, at the end of the freeze day of each
 * policy.
 */
@ApplicationScoped
class FreezeJob implements BusinessJob {

    private final OwnFigures figures;
    private final QuotaPolicies policies;

    FreezeJob(OwnFigures figures, QuotaPolicies policies) {
        this.figures = figures;
        this.policies = policies;
    }

    @Override
    public String name() {
        return "fund-freeze";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        int year = Beijing.day(after).getYear();
        return Stream.concat(
                        Stream.of(LocalDate.of(year + 1, 1, 1)),
                        policies.all().stream()
                                .flatMap(
                                        policy ->
                                                Stream.of(
                                                        policy.frozenFrom(year),
                                                        policy.frozenFrom(year + 1))))
                .map(Beijing::startOf)
                .filter(due -> due.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    @Override
    public void run(Instant due) {
        figures.freeze(Beijing.day(due).getYear(), due);
    }
}
