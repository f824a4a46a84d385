package org.crossregion.clearing.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.total.DetailCounts;
import org.crossregion.web.audit.AuditTrail;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes one export from its beginning to its end; one that was left in the middle begins anew. */
@ApplicationScoped
class ExportRun {

    private static final Logger LOG = Logger.getLogger(ExportRun.class);

    private static final int MOST_ATTEMPTS = 3;

    private final ExportRepository repository;
    private final ExportShelf shelf;
    private final ExportWriter writer;
    private final DetailCounts counts;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration kept;
    private final AtomicBoolean stopping = new AtomicBoolean();

    ExportRun(
            ExportRepository repository,
            ExportShelf shelf,
            ExportWriter writer,
            DetailCounts counts,
            AuditTrail audit,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "crossregion.clearing.exports-kept", defaultValue = "P3D")
                    Duration kept) {
        this.repository = repository;
        this.shelf = shelf;
        this.writer = writer;
        this.counts = counts;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.kept = kept;
    }

    /** It is no longer to be written: nobody wants it, or this instance ends. */
    private static final class Abandoned extends IOException {

        private static final long serialVersionUID = 1L;

        Abandoned(String message) {
            super(message);
        }
    }

    /** What is under way is left for another instance. */
    void stop() {
        stopping.set(true);
    }

    void write(DetailExport export) {
        try {
            written(export);
        } catch (Abandoned e) {
            LOG.infof("export %s: %s", export.id(), e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "export %s failed for the %d. time", export.id(), export.attempts() + 1);
            if (export.attempts() + 1 >= MOST_ATTEMPTS) {
                repository.fail(export.id(), "could not be written", clock.instant());
            }
        }
    }

    private void written(DetailExport export) throws IOException {
        UUID id = export.id();
        ExportRequest request = json.readValue(export.request(), ExportRequest.class);
        ExportCriteria criteria = request.criteria();
        if (!repository.start(id, expected(criteria), clock.instant())) {
            return;
        }
        ExportShelf.Put<ExportWriter.Written> file =
                shelf.put(
                        id,
                        to ->
                                writer.write(
                                        criteria,
                                        request.identity(),
                                        request.format(),
                                        request.about(),
                                        to,
                                        rows -> goOn(id, rows)));
        QuarkusTransaction.requiringNew().run(() -> finish(export, file));
        LOG.infof("export %s of %d rows is done", id, file.content().rows());
    }

    private long expected(ExportCriteria criteria) {
        if (!criteria.isCounted()) {
            return writer.count(criteria);
        }
        return counts.of(
                new DetailCounts.Asked(
                        criteria.clearingPeriod(),
                        criteria.originPeriod(),
                        criteria.state(),
                        criteria.region(),
                        criteria.side().map(ExportSide::code).orElse("both"),
                        criteria.counterparty(),
                        criteria.tier(),
                        criteria.scheme(),
                        criteria.careType()));
    }

    private void goOn(UUID id, long rows) throws IOException {
        if (stopping.get()) {
            throw new Abandoned("left in the middle");
        }
        if (!repository.progress(id, rows)) {
            throw new Abandoned("withdrawn");
        }
    }

    /** Withdrawn at the last moment, its file is swept as any that no row names. */
    private void finish(DetailExport export, ExportShelf.Put<ExportWriter.Written> file) {
        Instant now = clock.instant();
        ExportWriter.Written written = file.content();
        if (repository.finish(
                export.id(), written.rows(), text(written.totals()), file, now, now.plus(kept))) {
            audit.record(
                    "detail-export-written",
                    "detail-export/" + export.id(),
                    Map.of(
                            "by", export.requestedBy(),
                            "rows", written.rows(),
                            "totals", written.totals()));
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
