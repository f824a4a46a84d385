package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Scheme;
import org.crossregion.web.audit.AuditTrail;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** Finds orders whose deadline has passed, and tells of each once per scheme. */
@ApplicationScoped
class Overdue {

    private final Notices notices;
    private final OverdueRepository repository;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Overdue(
            Notices notices,
            OverdueRepository repository,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.notices = notices;
        this.repository = repository;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void find(LocalDate today) {
        for (Notice notice : notices.openOrders()) {
            notice.transferBy()
                    .filter(today::isAfter)
                    .ifPresent(deadline -> tell(notice, deadline, today));
        }
    }

    private void tell(Notice notice, LocalDate deadline, LocalDate today) {
        for (Scheme scheme : Scheme.values()) {
            if (notice.outstanding(scheme).isPositive()
                    && repository.add(notice, scheme, deadline, today)) {
                outbox.add(NoticeOverdue.of(notice, scheme, deadline, clock.instant()));
                audit.record(
                        "notice-overdue",
                        "notice/" + notice.number(),
                        Map.of(
                                "scheme", scheme.code(),
                                "deadline", deadline,
                                "outstanding", notice.outstanding(scheme)));
            }
        }
    }
}
