package org.crossregion.clearing.contract;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

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
import java.util.Optional;
import java.util.UUID;

/** What stays between a treatment agency and its hospital. */
@Path("/api/v1/contract-charges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "contract-charges", description = "违约金, 预留金, DRG/DIP差额: never cleared")
public class ContractChargeResource {

    private final ContractCharges charges;

    ContractChargeResource(ContractCharges charges) {
        this.charges = charges;
    }

    /** What whoever decides has to say. */
    public record NoteRequest(@Size(max = 500) String note) {}

    /** Why a charge is withdrawn. */
    public record WithdrawalRequest(
            @NotBlank @Size(max = 500) @Schema(examples = "金额有误") String reason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FEE_AUDITOR)
    @Idempotent
    @Operation(summary = "Records a penalty, a retention or a DRG/DIP difference")
    public RestResponse<ChargeView> record(@Valid @NotNull ChargeRequest request) {
        ChargeView view = ChargeView.of(charges.record(request));
        return RestResponse.ResponseBuilder.<ChargeView>created(
                        URI.create("/api/v1/contract-charges/" + view.id()))
                .entity(view)
                .build();
    }

    @POST
    @Path("/{id}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.AUTHORITY})
    @Idempotent
    @Operation(summary = "recorded → confirmed, by another person")
    public ChargeView confirm(@RestPath UUID id, @OptionalBody @Valid NoteRequest request) {
        return ChargeView.of(charges.decide(id, ChargeState.CONFIRMED, note(request)));
    }

    @POST
    @Path("/{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.AUTHORITY})
    @Idempotent
    @Operation(summary = "recorded → withdrawn")
    public ChargeView withdraw(@RestPath UUID id, @Valid @NotNull WithdrawalRequest request) {
        return ChargeView.of(
                charges.decide(id, ChargeState.WITHDRAWN, Optional.of(request.reason())));
    }

    @POST
    @Path("/{id}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.AUTHORITY})
    @Idempotent
    @Operation(summary = "confirmed → returned: the hospital gets a retention back")
    public ChargeView giveBack(@RestPath UUID id, @OptionalBody @Valid NoteRequest request) {
        return ChargeView.of(charges.decide(id, ChargeState.RETURNED, note(request)));
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
    @Operation(summary = "One charge and what has become of it")
    public ChargeView get(@RestPath UUID id) {
        return ChargeView.of(charges.find(id));
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
    @Operation(summary = "Charges in the order they were recorded, a hospital's own to itself")
    public Page<ChargeView> list(@BeanParam ChargeQuery query, @BeanParam PageRequest page) {
        return Page.of(
                        charges.list(query, Pages.after(page), page.limitAndOne()),
                        page,
                        charge -> charge.id().toString())
                .map(ChargeView::of);
    }

    private static Optional<String> note(NoteRequest request) {
        return Optional.ofNullable(request).map(NoteRequest::note).filter(note -> !note.isBlank());
    }
}
