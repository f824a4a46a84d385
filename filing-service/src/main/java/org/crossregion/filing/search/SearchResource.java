package org.crossregion.filing.search;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.crossregion.eligibility.FilingState;
import org.crossregion.filing.search.SearchDesk.Permitted;
import org.crossregion.sheet.DeletedOnClose;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.form.Attachment;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.request.OptionalBody;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Search over filings, in pages or as a file; identity numbers are masked in both. */
@Path("/api/v1/filings")
@Tag(name = "filings")
@RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
class SearchResource {

    private final SearchDesk desk;
    private final FilingExport export;
    private final AuditTrail audit;

    SearchResource(SearchDesk desk, FilingExport export, AuditTrail audit) {
        this.desk = desk;
        this.export = export;
        this.audit = audit;
    }

    @POST
    @Path("/search")
    @Operation(
            summary = "Filings of the caller's regions that meet every condition",
            description = "A POST, since a name or certificate number belongs in no address line.")
    public Page<FoundView> search(
            @Valid @OptionalBody FilingCriteria criteria, @BeanParam PageRequest page) {
        Permitted search = desk.permit(given(criteria));
        return Page.of(
                        desk.page(search, page.after().orElse(""), page.limitAndOne()),
                        page,
                        FoundFiling::id)
                .map(one -> FoundView.of(one, desk.shownName(search, one), desk.shownNumber(one)));
    }

    @POST
    @Path("/export")
    @Produces("*/*")
    @Operation(
            summary = "The same as a file, all pages of it",
            description = "Each export is on record with its conditions and its count.")
    public Response export(
            @Valid @OptionalBody FilingCriteria criteria,
            @RestQuery @DefaultValue("csv") SheetFormat format)
            throws IOException {
        Permitted search = desk.permit(given(criteria));
        java.nio.file.Path file = Files.createTempFile("filings-", "." + format.extension());
        try {
            long count = write(search, format, file);
            QuarkusTransaction.requiringNew()
                    .run(
                            () ->
                                    audit.record(
                                            "filings-exported",
                                            "filings",
                                            detail(search, format, count)));
            return Response.ok(new DeletedOnClose(file), format.mediaType())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            Attachment.named("备案." + format.extension()))
                    .header("X-Total-Count", count)
                    .build();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private long write(Permitted search, SheetFormat format, java.nio.file.Path file) {
        try (OutputStream to = Files.newOutputStream(file)) {
            return export.write(search, format, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            // A workbook has a last row.
            throw Refused.field("format", "rows", "too many for a workbook; ask for csv");
        }
    }

    private static FilingCriteria given(FilingCriteria criteria) {
        return Optional.ofNullable(criteria).orElse(FilingCriteria.ALL);
    }

    /** Without the number; that one was asked for is enough. */
    private static Map<String, Object> detail(Permitted search, SheetFormat format, long count) {
        FilingCriteria asked = search.asked();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("count", count);
        detail.put("format", format.code());
        detail.put("region", Optional.ofNullable(asked.region()).map(RegionCode::value).orElse(""));
        detail.put("state", Optional.ofNullable(asked.state()).map(FilingState::code).orElse(""));
        detail.put("type", Optional.ofNullable(asked.type()).map(FilingType::code).orElse(""));
        detail.put("byName", asked.name() != null);
        detail.put("byCertificate", asked.certificateNo() != null);
        return detail;
    }

    /**
     * A filing as it is listed.
     *
     * @param name masked unless the role may read it
     * @param certificateNo masked
     */
    record FoundView(
            String id,
            String personNo,
            String name,
            String certificateNo,
            RegionCode insuredRegion,
            FilingType type,
            String category,
            FilingState state,
            List<String> treatmentRegions,
            List<String> institutions,
            String channel,
            String agency,
            LocalDate validFrom,
            LocalDate validUntil,
            Instant submittedAt) {

        static FoundView of(FoundFiling one, String name, String certificateNo) {
            return new FoundView(
                    one.id(),
                    one.personNo(),
                    name,
                    certificateNo,
                    one.insuredRegion(),
                    one.type(),
                    one.category(),
                    one.state(),
                    one.treatmentRegions(),
                    one.institutions(),
                    one.channel(),
                    one.agency().orElse(null),
                    one.validFrom(),
                    one.validUntil().orElse(null),
                    one.submittedAt());
        }
    }
}
