package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.clearing.year.YearBooks;
import org.crossregion.messaging.Outbox;
import org.crossregion.web.audit.AuditTrail;

import java.time.Instant;
import java.util.Map;

/** Tells of a published statement: the other services, the books of its year, the audit trail. */
@ApplicationScoped
class Announcement {

    private final Statements statements;
    private final Outbox outbox;
    private final YearBooks yearBooks;
    private final AuditTrail audit;

    Announcement(Statements statements, Outbox outbox, YearBooks yearBooks, AuditTrail audit) {
        this.statements = statements;
        this.outbox = outbox;
        this.yearBooks = yearBooks;
        this.audit = audit;
    }

    /** In the transaction that publishes it. */
    void make(Statement published, Instant now) {
        PeriodKey key = published.key();
        outbox.add(PeriodGenerated.of(published, statements.rows(published), now));
        if (key.period().isYear()) {
            yearBooks.follow(key, Step.PUBLICATION);
        }
        audit.record(
                "period-publication",
                key.eventKey(),
                Map.of("version", published.version(), "sha256", published.sha256()));
    }
}
