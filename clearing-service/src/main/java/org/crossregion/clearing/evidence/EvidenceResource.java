package org.crossregion.clearing.evidence;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.crossregion.web.document.FileNames;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Evidence to deductions, audit cases, inquiries, tickets and applications at the year's end. */
@Path("/api/v1/evidence/{kind}/{id}")
@Tag(name = "evidence", description = "证据材料")
public class EvidenceResource {

    private final Evidence evidence;

    EvidenceResource(Evidence evidence) {
        this.evidence = evidence;
    }

    @POST
    @Idempotent
    @Consumes({"application/pdf", "image/jpeg", "image/png"})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.AUTHORITY
    })
    @Operation(summary = "Adds a file", description = "The body is the file itself.")
    public RestResponse<EvidenceView> add(
            @RestPath String kind,
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @RestQuery Optional<String> name,
            byte[] content) {
        return RestResponse.status(
                RestResponse.Status.CREATED,
                EvidenceView.of(
                        evidence.add(
                                kind, id, content, FileNames.mediaType(type), FileNames.of(name))));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "What evidence there is")
    public List<EvidenceView> list(@RestPath String kind, @RestPath UUID id) {
        return evidence.of(kind, id).stream().map(EvidenceView::of).toList();
    }

    @GET
    @Path("/{file}")
    @Produces("*/*")
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "A file as it was uploaded", description = "Who read it is on record.")
    public Response get(@RestPath String kind, @RestPath UUID id, @RestPath String file) {
        Evidence.Content found = evidence.read(kind, id, file);
        return Response.ok(found.content(), found.file().type())
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.disposition(found.file().name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
