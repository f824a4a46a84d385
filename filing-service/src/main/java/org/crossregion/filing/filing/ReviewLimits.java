package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.workday.CalendarChanged;
import org.crossregion.filing.workday.WorkingCalendars;
import org.crossregion.values.Beijing;
import org.crossregion.values.WorkingCalendar;
import org.crossregion.web.audit.AuditTrail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Until when a filing must be reviewed, in working days; counted anew when the calendar changes.
 */
@ApplicationScoped
class ReviewLimits {

    private static final int BATCH = 1000;

    private final WorkingCalendars calendars;
    private final FilingPolicies policies;
    private final ReviewLimitRepository waiting;
    private final AuditTrail audit;

    ReviewLimits(
            WorkingCalendars calendars,
            FilingPolicies policies,
            ReviewLimitRepository waiting,
            AuditTrail audit) {
        this.calendars = calendars;
        this.policies = policies;
        this.waiting = waiting;
        this.audit = audit;
    }

    /**
     * @param policy by which the filing is judged
     */
    LocalDate due(FilingPolicy policy, String channel, LocalDate submittedOn) {
        return due(calendars.around(submittedOn), policy, channel, submittedOn);
    }

    private static LocalDate due(
            WorkingCalendar calendar, FilingPolicy policy, String channel, LocalDate submittedOn) {
        int days = policy.review().workingDays(channel);
        return days == 0 ? submittedOn : calendar.plusWorkingDays(submittedOn, days);
    }

    /** What still waits for its review gets its day by the calendar as it is now. */
    void recount(@Observes CalendarChanged change) {
        Map<Integer, WorkingCalendar> byYear = new HashMap<>();
        int moved = 0;
        List<Waiting> batch;
        String after = "";
        do {
            batch = waiting.page(after, BATCH);
            List<Waiting> changed = new ArrayList<>();
            for (Waiting filing : batch) {
                LocalDate submittedOn = Beijing.day(filing.submittedAt());
                LocalDate due =
                        due(
                                byYear.computeIfAbsent(
                                        submittedOn.getYear(),
                                        year -> calendars.asItIsNow(submittedOn)),
                                policies.recorded(filing.policyRegion(), filing.policyValidFrom()),
                                filing.channel(),
                                submittedOn);
                if (!due.equals(filing.reviewDue())) {
                    changed.add(filing.dueOn(due));
                }
                after = filing.id();
            }
            waiting.move(changed);
            moved += changed.size();
        } while (batch.size() == BATCH);
        if (moved > 0) {
            audit.record("review-limits-recounted", "working-days", Map.of("filings", moved));
        }
    }
}
