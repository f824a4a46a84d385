package org.crossregion.clearing.deduction;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Deductions: recorded by one person, confirmed by another, or withdrawn. */
@Path("/api/v1/deductions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deductions", description = "扣款: what an audit or an objection takes from a settlement")
public class DeductionResource {

    private final Deductions deductions;
    private final Appeals appeals;

    DeductionResource(Deductions deductions, Appeals appeals) {
        this.deductions = deductions;
        this.appeals = appeals;
    }

    /** What whoever confirms has to say. */
    public record ConfirmationRequest(@Size(max = 500) String note) {}

    /** Why a deduction is appealed against. */
    public record AppealRequest(
            @NotBlank @Size(max = 2000) @Schema(examples = "两次收费为不同部位检查") String reason) {}

    /** Why a deduction is withdrawn. */
    public record WithdrawalRequest(
            @NotBlank @Size(max = 500) @Schema(examples = "复核后无违规") String reason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FEE_AUDITOR)
    @Idempotent
    @Operation(
            summary = "Records a deduction; nothing is deducted before another person confirms it",
            description =
                    "By an auditor of the treatment region (audit) or of the insured region"
                            + " (objection). Never more of a fund than it paid.")
    public RestResponse<DeductionView> record(@Valid @NotNull DeductionRequest request) {
        DeductionView view = view(deductions.record(request));
        return RestResponse.ResponseBuilder.<DeductionView>created(
                        URI.create("/api/v1/deductions/" + view.id()))
                .entity(view)
                .build();
    }

    @POST
    @Path("/{id}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.AUTHORITY})
    @Idempotent
    @Operation(summary = "recorded → confirmed: it clears in the period named in the answer")
    public DeductionView confirm(
            @RestPath UUID id, @OptionalBody @Valid ConfirmationRequest request) {
        return view(
                deductions.confirm(
                        id,
                        Optional.ofNullable(request)
                                .map(ConfirmationRequest::note)
                                .filter(note -> !note.isBlank())));
    }

    @POST
    @Path("/{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.AUTHORITY})
    @Idempotent
    @Operation(summary = "recorded, confirmed → withdrawn; a confirmed one is released")
    public DeductionView withdraw(@RestPath UUID id, @NotNull @Valid WithdrawalRequest request) {
        return view(deductions.withdraw(id, request.reason()));
    }

    @POST
    @Path("/{id}/appeal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.HOSPITAL, Role.FEE_AUDITOR})
    @Idempotent
    @Operation(
            summary = "recorded, confirmed → appealed, until `appealBy`",
            description = "By the hospital, or by the region that did not make the deduction.")
    public DeductionView appeal(@RestPath UUID id, @NotNull @Valid AppealRequest request) {
        return view(appeals.appeal(id, request.reason()));
    }

    @POST
    @Path("/{id}/appeal-decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.AUTHORITY})
    @Idempotent
    @Operation(
            summary = "appealed → confirmed or withdrawn, by somebody not concerned before",
            description =
                    "`upheld` confirms it, `granted` withdraws it, `reduced` withdraws it and"
                            + " confirms a lower one in its place, which is the answer.")
    public DeductionView decide(@RestPath UUID id, @NotNull @Valid AppealDecisionRequest request) {
        return view(appeals.decide(id, request));
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
    @Operation(summary = "One deduction and what has become of it")
    public DeductionView get(@RestPath UUID id) {
        return view(deductions.find(id));
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
    @Operation(summary = "Deductions in the order they were recorded, a hospital's own to itself")
    public Page<DeductionView> list(@BeanParam DeductionQuery query, @BeanParam PageRequest page) {
        Page<Deduction> found =
                Page.of(
                        deductions.list(query, Pages.after(page), page.limitAndOne()),
                        page,
                        deduction -> deduction.id().toString());
        Map<UUID, List<Appeal>> made =
                appeals.of(found.items().stream().map(Deduction::id).toList());
        Function<Deduction, Optional<LocalDate>> limits = appeals.limits();
        return found.map(
                deduction ->
                        DeductionView.of(
                                deduction,
                                limits.apply(deduction),
                                made.getOrDefault(deduction.id(), List.of())));
    }

    private DeductionView view(Deduction deduction) {
        return DeductionView.of(
                deduction,
                appeals.limits().apply(deduction),
                appeals.of(List.of(deduction.id())).getOrDefault(deduction.id(), List.of()));
    }
}
