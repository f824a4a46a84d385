package org.crossregion.clearing.run;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Cut;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;
import org.crossregion.web.audit.AuditTrail;

import java.util.Map;

/**
 * Generates a period: once all of its month has arrived it is cut, and its statement drawn from the
 * totals as they stand still behind the cut.
 */
@ApplicationScoped
class Generation {

    private final Periods periods;
    private final Readiness readiness;
    private final Cutting cutting;
    private final Drawing drawing;
    private final AuditTrail audit;

    Generation(
            Periods periods,
            Readiness readiness,
            Cutting cutting,
            Drawing drawing,
            AuditTrail audit) {
        this.periods = periods;
        this.readiness = readiness;
        this.cutting = cutting;
        this.drawing = drawing;
        this.audit = audit;
    }

    Progress generate(PeriodKey key, String by) {
        Periods.mustAllow(periods.find(key), Step.GENERATION);
        readiness.mustBe(key);
        Cut cut = cutting.of(key);
        return QuarkusTransaction.joiningExisting().call(() -> draw(key, cut, by));
    }

    private Progress draw(PeriodKey key, Cut cut, String by) {
        Progress progress = periods.lock(key);
        Periods.mustAllow(progress, Step.GENERATION);
        Drawing.Drawn drawn = drawing.of(key, cut);
        Progress moved = periods.move(progress, Step.GENERATION, drawn.version(), by, drawn.at());
        audit.record(
                "period-generation",
                key.eventKey(),
                Map.of("version", drawn.version(), "sha256", drawn.sha256(), "rows", drawn.rows()));
        return moved;
    }
}
