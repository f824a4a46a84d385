package org.crossregion.clearing.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.crossregion.web.form.Attachment;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Details as files: asked for, looked after, fetched. */
@Path("/api/v1/detail-exports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Role.FEE_AUDITOR,
    Role.FINANCE_MAKER,
    Role.FINANCE_CHECKER,
    Role.APPROVER,
    Role.AUTHORITY,
    Role.AUDITOR,
    Role.ADMINISTRATOR
})
@Tag(name = "detail-exports", description = "明细导出: a region's details of a month as XLSX or CSV")
public class ExportResource {

    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final ExportDesk desk;
    private final ExportShelf shelf;

    ExportResource(ExportDesk desk, ExportShelf shelf) {
        this.desk = desk;
        this.shelf = shelf;
    }

    /** A column that can be chosen. */
    public record ColumnView(String name, String title, String kind, boolean byDefault) {}

    @GET
    @Path("/columns")
    @Operation(summary = "The columns that can be chosen, in their usual order")
    public List<ColumnView> columns() {
        return Arrays.stream(ExportColumn.values())
                .map(
                        one ->
                                new ColumnView(
                                        one.code(),
                                        one.label(),
                                        one.kind().code(),
                                        one.isDefault()))
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            summary = "Asks for a region's details of a month as a file",
            description =
                    "It is written beside the request: ask for its state, then fetch it. Both"
                            + " sides, what is due, and the columns finance needs, unless said"
                            + " otherwise.")
    public ExportView ask(@Valid @NotNull ExportRequest request) {
        return view(desk.ask(request));
    }

    @GET
    @Operation(summary = "Exports of the caller's regions, the last first")
    public Page<ExportView> list(@BeanParam PageRequest page) {
        return Page.of(
                        desk.list(
                                page.after().map(ExportResource::id).orElse(LAST),
                                page.limitAndOne()),
                        page,
                        one -> one.id().toString())
                .map(this::view);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far an export is: rows written, rows expected, state")
    public ExportView get(@RestPath UUID id) {
        return view(desk.get(id));
    }

    @GET
    @Path("/{id}/file")
    @Produces("*/*")
    @Operation(summary = "The file of an export that is done")
    public Response file(@RestPath UUID id) {
        DetailExport export = desk.fetch(id);
        ExportRequest asked = desk.request(export);
        long bytes = export.bytes().orElseThrow();
        String keyId = export.keyId().orElseThrow();
        StreamingOutput content = to -> shelf.send(id, keyId, bytes, to);
        return Response.ok(content, asked.format().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(name(asked)))
                .header("X-Total-Count", export.rowsDone())
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Withdraws an export: it is not written to its end, and not kept")
    public ExportView withdraw(@RestPath UUID id) {
        return view(desk.withdraw(id));
    }

    private ExportView view(DetailExport export) {
        return ExportView.of(export, desk.request(export));
    }

    private static String name(ExportRequest asked) {
        String period =
                (asked.clearingPeriod() == null ? asked.originPeriod() : asked.clearingPeriod())
                        .toString();
        return "清算明细-%s-%s.%s".formatted(asked.region(), period, asked.format().extension());
    }

    private static UUID id(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw Refused.field("after", "cursor", "must be what an earlier page has said");
        }
    }
}
