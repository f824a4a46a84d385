package org.crossregion.clearing.auditcase;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.clearing.deduction.DeductionRequest;
import org.crossregion.clearing.journal.Pages;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.request.OptionalBody;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Audit cases of a treatment region. */
@Path("/api/v1/audit-cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit-cases", description = "审核案件: what an audit finds at one hospital")
public class AuditCaseResource {

    private final AuditCases cases;

    AuditCaseResource(AuditCases cases) {
        this.cases = cases;
    }

    /** What was found besides. */
    public record ItemsRequest(
            @NotEmpty @Size(max = AuditCaseRequest.MOST)
                    List<@NotNull @Valid DeductionRequest> items) {}

    /** What whoever confirms has to say. */
    public record ConfirmationRequest(@Size(max = 500) String note) {}

    /** With what words a case is closed. */
    public record ClosingRequest(
            @NotBlank @Size(max = 500) @Schema(examples = "已全部处理") String note) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FEE_AUDITOR)
    @Idempotent
    @Operation(
            summary = "Opens a case with what was found; all of it or nothing",
            description = "Each item is recorded as a deduction of source audit.")
    public RestResponse<AuditCaseView> open(@Valid @NotNull AuditCaseRequest request) {
        AuditCaseView view = whole(cases.open(request));
        return RestResponse.ResponseBuilder.<AuditCaseView>created(
                        URI.create("/api/v1/audit-cases/" + view.id()))
                .entity(view)
                .build();
    }

    @POST
    @Path("/{id}/deductions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FEE_AUDITOR)
    @Idempotent
    @Operation(summary = "Adds deductions to an open case; all of them or none")
    public AuditCaseView add(@RestPath UUID id, @Valid @NotNull ItemsRequest request) {
        return whole(cases.add(id, request.items()));
    }

    @POST
    @Path("/{id}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.AUTHORITY})
    @Idempotent
    @Operation(summary = "Confirms every recorded deduction of the case, by another person")
    public AuditCaseView confirm(
            @RestPath UUID id, @OptionalBody @Valid ConfirmationRequest request) {
        return whole(
                cases.confirm(
                        id,
                        Optional.ofNullable(request)
                                .map(ConfirmationRequest::note)
                                .filter(note -> !note.isBlank())));
    }

    @POST
    @Path("/{id}/closing")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.AUTHORITY})
    @Idempotent
    @Operation(summary = "open → closed, once every deduction is decided")
    public AuditCaseView close(@RestPath UUID id, @Valid @NotNull ClosingRequest request) {
        return whole(cases.close(id, request.note()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "One case with its deductions and every step")
    public AuditCaseView get(@RestPath UUID id) {
        return whole(cases.find(id));
    }

    @GET
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Cases in the order they were opened, a hospital's own to itself")
    public Page<AuditCaseView> list(@BeanParam AuditCaseQuery query, @BeanParam PageRequest page) {
        return Page.of(
                        cases.list(query, Pages.after(page), page.limitAndOne()),
                        page,
                        one -> one.id().toString())
                .map(one -> AuditCaseView.of(one, cases.items(one.id())));
    }

    private AuditCaseView whole(AuditCase one) {
        return AuditCaseView.whole(one, cases.items(one.id()), cases.steps(one.id()));
    }
}
