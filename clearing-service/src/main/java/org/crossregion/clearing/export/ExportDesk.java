package org.crossregion.clearing.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes wishes for exports, shows how far they are and hands them out, to whom they belong. */
@ApplicationScoped
class ExportDesk {

    /** So many of a region's may wait: more are a mistake, or somebody who does not wait. */
    static final int MOST_OPEN = 5;

    private final ExportRepository repository;
    private final ExportShelf shelf;
    private final AuditTrail audit;
    private final Caller caller;
    private final ObjectMapper json;
    private final Clock clock;

    ExportDesk(
            ExportRepository repository,
            ExportShelf shelf,
            AuditTrail audit,
            Caller caller,
            ObjectMapper json,
            Clock clock) {
        this.repository = repository;
        this.shelf = shelf;
        this.audit = audit;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    DetailExport ask(ExportRequest asked) {
        RegionCode region =
                Optional.ofNullable(asked.region())
                        .or(caller::region)
                        .orElseThrow(
                                () ->
                                        Refused.field(
                                                "region",
                                                "required",
                                                "must name a region, such as 220100"));
        caller.mustCover(region);
        ExportRequest request = asked.completed(region);
        ExportCriteria criteria = request.criteria();
        if (request.identity() == ExportIdentity.CLEAR) {
            mustRead();
            if (!criteria.has(ExportColumn.IDENTITY_NO)) {
                throw Refused.field("identity", "column", "identityNo is not among the columns");
            }
        }
        repository.lockRegion(region);
        if (repository.countOpen(region) >= MOST_OPEN) {
            throw Refused.forNow(
                    ClearingRefusal.EXPORTS_WAITING,
                    MOST_OPEN + " exports of " + region + " are not written yet",
                    10);
        }
        UUID id = EventIds.next();
        repository.add(id, request, text(request), caller.user(), clock.instant());
        audit.record("detail-export-requested", "detail-export/" + id, request);
        return repository.find(id).orElseThrow();
    }

    DetailExport get(UUID id) {
        DetailExport export =
                repository
                        .find(id)
                        .orElseThrow(
                                () -> new Refused(ClearingRefusal.EXPORT_UNKNOWN, unknown(id)));
        if (!caller.covers(export.region())) {
            throw Refused.concealing(ClearingRefusal.EXPORT_UNKNOWN, unknown(id));
        }
        return export;
    }

    List<DetailExport> list(UUID before, int limit) {
        Optional<RegionCode> region = caller.region();
        if (region.isEmpty()) {
            caller.mustCover(RegionCode.NATION);
        }
        return repository.list(region, before, limit);
    }

    /** An export that can be fetched now; that it was fetched is on record. */
    DetailExport fetch(UUID id) {
        DetailExport export = get(id);
        ExportRequest request = request(export);
        if (request.identity() == ExportIdentity.CLEAR) {
            mustRead();
        }
        boolean over =
                export.fetchedUntil().filter(until -> !until.isAfter(clock.instant())).isPresent();
        if (export.state() == ExportState.EXPIRED
                || export.state() == ExportState.WITHDRAWN
                || over) {
            throw new Refused(ClearingRefusal.EXPORT_GONE, "export " + id + " is no longer kept");
        }
        if (export.state() != ExportState.DONE || !shelf.has(id)) {
            throw new Refused(
                    ClearingRefusal.EXPORT_NOT_READY,
                    "export " + id + " is " + export.state().code());
        }
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                audit.record(
                                        "detail-export-fetched",
                                        "detail-export/" + id,
                                        Map.of(
                                                "rows", export.rowsDone(),
                                                "identity", request.identity().code())));
        return export;
    }

    /** Nobody wants it any more: it is not written to its end, or not kept. */
    @Transactional
    DetailExport withdraw(UUID id) {
        DetailExport export = get(id);
        if (repository.withdraw(id, clock.instant())) {
            audit.record(
                    "detail-export-withdrawn",
                    "detail-export/" + id,
                    Map.of("was", export.state().code()));
        }
        return repository.find(id).orElseThrow();
    }

    ExportRequest request(DetailExport export) {
        try {
            return json.readValue(export.request(), ExportRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("export " + export.id(), e);
        }
    }

    String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever audits persons' bills or everything reads numbers; finance needs none. */
    private void mustRead() {
        if (!caller.has(Role.FEE_AUDITOR) && !caller.has(Role.AUDITOR)) {
            throw new Refused(
                    SharedRefusal.FORBIDDEN,
                    "identity numbers in clear are for fee-auditor and auditor");
        }
    }

    private static String unknown(UUID id) {
        return "no export " + id;
    }
}
