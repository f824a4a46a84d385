package org.crossregion.clearing.year;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.deadline.Deadline;
import org.crossregion.clearing.deadline.DeadlineDesk;
import org.crossregion.clearing.deadline.DeadlineKind;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The answers that are due from the other side of applications, each with what silence means. */
@ApplicationScoped
class ApplicationDesk implements DeadlineDesk {

    private final Applications applications;
    private final Policies policies;

    ApplicationDesk(Applications applications, Policies policies) {
        this.applications = applications;
        this.policies = policies;
    }

    @Override
    public void recount() {
        applications.recountAnswers();
    }

    @Override
    public void elapse() {
        applications.answerForTheSilent();
    }

    @Override
    public List<Deadline> due(LocalDate from, LocalDate to) {
        return applications.toBeAnswered(from, to).stream().map(this::deadline).toList();
    }

    private Deadline deadline(Application one) {
        return new Deadline(
                DeadlineKind.YEAR_ANSWER,
                "year-application/" + one.id(),
                one.year().period() + "年度" + one.kind().label() + " " + one.settlementId(),
                one.answerBy(),
                one.counterparty(),
                one.region(),
                Optional.of(policies.yearEnd(one.year().circle(), one.year().period()).silence()),
                Optional.empty());
    }
}
