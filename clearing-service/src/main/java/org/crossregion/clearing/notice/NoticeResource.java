package org.crossregion.clearing.notice;

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

import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The notices a caller may see, and voiding one. */
@Path("/api/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notices", description = "收款 / 付款通知书: what is to be paid, and what has been")
public class NoticeResource {

    private final NoticePages pages;
    private final Voiding voiding;
    private final Caller caller;

    NoticeResource(NoticePages pages, Voiding voiding, Caller caller) {
        this.pages = pages;
        this.voiding = voiding;
        this.caller = caller;
    }

    /** Why a notice is voided. */
    public record VoidRequest(
            @NotBlank @Size(max = 500) @Schema(examples = "收款账户已变更") String reason) {}

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
    @Operation(summary = "Notices in the order of their issue, with what is open of each")
    public Page<NoticeView> list(@BeanParam NoticeQuery query, @BeanParam PageRequest page) {
        return Page.of(
                        pages.list(
                                query,
                                Reader.scope(caller),
                                page.afterNumber().orElse(0),
                                page.limitAndOne()),
                        page,
                        notice -> Long.toString(notice.no()))
                .map(pages::line);
    }

    @GET
    @Path("/{number}")
    @RolesAllowed({
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "A notice with its lines and what has settled them")
    public NoticeView get(@RestPath String number) {
        Notice notice = pages.get(number);
        Reader.mustSee(caller, notice);
        return pages.page(notice);
    }

    @POST
    @Path("/{number}/void")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.AUTHORITY)
    @Idempotent
    @Operation(
            summary = "Voids a notice on which nothing is paid, and issues it again",
            description = "Answers the notice that takes its place; the old number stays named.")
    public NoticeView voidOut(@RestPath String number, @NotNull @Valid VoidRequest request) {
        return pages.page(voiding.voidOut(number, request.reason()));
    }
}
