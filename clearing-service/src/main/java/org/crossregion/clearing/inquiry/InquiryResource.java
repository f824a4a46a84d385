package org.crossregion.clearing.inquiry;

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

import org.crossregion.clearing.deduction.DeductionView;
import org.crossregion.clearing.deduction.FindingRequest;
import org.crossregion.clearing.journal.Pages;
import org.crossregion.values.Money;
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

/** Cost inquiries between an insured and a treatment region. */
@Path("/api/v1/inquiries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "inquiries", description = "费用协查: a costly stay in doubt, asked about and answered")
public class InquiryResource {

    private final Inquiries inquiries;
    private final InquiryDeductions deductions;

    InquiryResource(Inquiries inquiries, InquiryDeductions deductions) {
        this.inquiries = inquiries;
        this.deductions = deductions;
    }

    /** Which stay is in doubt, and why. */
    public record InquiryRequest(
            @NotBlank @Size(max = 64) @Schema(examples = "01989f6e000070008000000000000001")
                    String settlementId,
            @NotBlank @Size(max = 2000) @Schema(examples = "住院费用明显偏高，请核查用药") String question) {}

    /** What was found. */
    public record AnswerRequest(
            @NotNull Finding finding,
            @NotBlank @Size(max = 2000) @Schema(examples = "与病历相符，无违规") String note) {}

    /** What whoever confirms has to say. */
    public record ConfirmationRequest(@Size(max = 500) String note) {}

    /** Why it is sent back or withdrawn. */
    public record ReasonRequest(
            @NotBlank @Size(max = 500) @Schema(examples = "未说明高值耗材") String reason) {}

    /** One line of the statistics. */
    public record StatisticsView(
            String insuredRegion,
            String treatmentRegion,
            int asked,
            int inTime,
            int late,
            int open,
            int rollovers,
            int returns,
            int clean,
            int wrong,
            int confirmed,
            int bySilence,
            Money inquired,
            Money deducted) {

        static StatisticsView of(InquiryStatistics one) {
            return new StatisticsView(
                    one.insuredRegion().value(),
                    one.treatmentRegion().value(),
                    one.asked(),
                    one.inTime(),
                    one.late(),
                    one.open(),
                    one.rollovers(),
                    one.returns(),
                    one.clean(),
                    one.wrong(),
                    one.confirmed(),
                    one.bySilence(),
                    one.inquiredFen(),
                    one.deductedFen());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FEE_AUDITOR)
    @Idempotent
    @Operation(summary = "The insured region asks the treatment region about a costly stay")
    public RestResponse<InquiryView> ask(@Valid @NotNull InquiryRequest request) {
        InquiryView view = view(inquiries.ask(request.settlementId(), request.question()));
        return RestResponse.ResponseBuilder.<InquiryView>created(
                        URI.create("/api/v1/inquiries/" + view.id()))
                .entity(view)
                .build();
    }

    @POST
    @Path("/{id}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FEE_AUDITOR)
    @Idempotent
    @Operation(summary = "asked → answered, by the treatment region")
    public InquiryView answer(@RestPath UUID id, @NotNull @Valid AnswerRequest request) {
        return view(inquiries.answer(id, request.finding(), request.note()));
    }

    @POST
    @Path("/{id}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.AUTHORITY})
    @Idempotent
    @Operation(summary = "answered → confirmed, by the insured region")
    public InquiryView confirm(
            @RestPath UUID id, @OptionalBody @Valid ConfirmationRequest request) {
        return view(
                inquiries.confirm(
                        id,
                        Optional.ofNullable(request)
                                .map(ConfirmationRequest::note)
                                .filter(note -> !note.isBlank())));
    }

    @POST
    @Path("/{id}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.AUTHORITY})
    @Idempotent
    @Operation(summary = "answered → asked: the insured region is not content")
    public InquiryView sendBack(@RestPath UUID id, @NotNull @Valid ReasonRequest request) {
        return view(inquiries.sendBack(id, request.reason()));
    }

    @POST
    @Path("/{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.AUTHORITY})
    @Idempotent
    @Operation(summary = "asked → withdrawn, by the insured region")
    public InquiryView withdraw(@RestPath UUID id, @NotNull @Valid ReasonRequest request) {
        return view(inquiries.withdraw(id, request.reason()));
    }

    @POST
    @Path("/{id}/deduction")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FEE_AUDITOR)
    @Idempotent
    @Operation(
            summary = "Records a deduction for what the inquiry found wrong",
            description = "Another person confirms it, like every deduction.")
    public RestResponse<DeductionView> deduct(
            @RestPath UUID id, @NotNull @Valid FindingRequest request) {
        DeductionView view = deductions.open(id, request);
        return RestResponse.ResponseBuilder.<DeductionView>created(
                        URI.create("/api/v1/deductions/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @Path("/statistics")
    @RolesAllowed({
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "What became of the inquiries of a month, per pair of regions")
    public List<StatisticsView> statistics(@BeanParam InquiryQuery query) {
        return inquiries.statistics(query).stream().map(StatisticsView::of).toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "One inquiry with every step")
    public InquiryView get(@RestPath UUID id) {
        Inquiry inquiry = inquiries.find(id);
        return InquiryView.of(inquiry, inquiries.silence(inquiry), inquiries.steps(id));
    }

    @GET
    @RolesAllowed({
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Inquiries in the order they were asked")
    public Page<InquiryView> list(@BeanParam InquiryQuery query, @BeanParam PageRequest page) {
        return Page.of(
                        inquiries.list(query, Pages.after(page), page.limitAndOne()),
                        page,
                        inquiry -> inquiry.id().toString())
                .map(this::view);
    }

    private InquiryView view(Inquiry inquiry) {
        return InquiryView.of(inquiry, inquiries.silence(inquiry));
    }
}
