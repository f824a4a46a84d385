package org.crossregion.filing.filing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.eligibility.FilingState;

import java.time.LocalDate;
import java.util.List;

class FilingPropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);

    /** One attempt at a step, some days after the one before. */
    record Attempt(Transition transition, int daysLater) {}

    @Property
    void whatever_steps_are_tried_a_filing_stays_possible_and_counts_its_versions(
            @ForAll("attempts") List<Attempt> attempts) {
        Filing filing = FilingTest.submitted();
        LocalDate day = FIRST.minusDays(20);
        int taken = 1;
        for (Attempt attempt : attempts) {
            day = day.plusDays(attempt.daysLater());
            if (filing.mayTake(attempt.transition())) {
                filing = FilingTest.take(filing, attempt.transition(), day);
                taken++;
            }
            // Building the permission checks that the last day is not before the first.
            assertThat(filing.permission().state()).isEqualTo(filing.state());
            assertThat(filing.suspendedOn().isPresent())
                    .isEqualTo(filing.state() == FilingState.SUSPENDED);
        }
        assertThat(filing.version()).isEqualTo(taken);
    }

    @Property
    void a_filing_never_holds_longer_than_was_asked_for(
            @ForAll("attempts") List<Attempt> attempts) {
        Filing filing = FilingTest.submitted();
        LocalDate asked = filing.validUntil().orElseThrow();
        LocalDate day = FIRST.minusDays(20);
        for (Attempt attempt : attempts) {
            day = day.plusDays(attempt.daysLater());
            if (filing.mayTake(attempt.transition())) {
                filing = FilingTest.take(filing, attempt.transition(), day);
            }
        }
        assertThat(filing.validUntil().filter(until -> until.isAfter(asked))).isEmpty();
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Arbitraries.of(Transition.values())
                .flatMap(
                        transition ->
                                Arbitraries.integers()
                                        .between(0, 40)
                                        .map(days -> new Attempt(transition, days)))
                .list()
                .ofMaxSize(12);
    }
}
