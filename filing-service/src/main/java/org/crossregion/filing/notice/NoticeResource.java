package org.crossregion.filing.notice;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.scope.RegionScope;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Stays elsewhere told to the insured region: by its clerks, and by the hospital itself. */
@Path("/api/v1/admission-notices")
@Tag(name = "admission notices", description = "异地住院告知")
class NoticeResource {

    private final NoticeDesk desk;
    private final Notices notices;
    private final NoticeRepository rows;
    private final IdentityProtection protection;
    private final RegionScope scope;
    private final Caller caller;

    NoticeResource(
            NoticeDesk desk,
            Notices notices,
            NoticeRepository rows,
            IdentityProtection protection,
            RegionScope scope,
            Caller caller) {
        this.desk = desk;
        this.notices = notices;
        this.rows = rows;
        this.protection = protection;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.FILING_CLERK, Role.HOSPITAL})
    @Operation(
            summary = "Tell of a stay elsewhere",
            description = "One that is told too late is recorded, and says so.")
    public RestResponse<NoticeView> tell(@Valid @NotNull NoticeRequest request) {
        AdmissionNotice one = desk.notice(told(request));
        notices.record(one);
        return RestResponse.ResponseBuilder.<NoticeView>created(
                        URI.create("/api/v1/admission-notices/" + one.id()))
                .entity(view(one))
                .build();
    }

    private NoticeDesk.Told told(NoticeRequest request) {
        boolean hospital = caller.has(Role.HOSPITAL);
        if (hospital) {
            caller.mustBeInstitution(request.institution());
            if (request.toldAt() != null) {
                throw Refused.field("toldAt", "now", "a hospital tells it now");
            }
        } else {
            caller.mustCover(desk.insuredRegion(request.personNo(), request.admittedOn()));
            if (request.channel() == Channel.HOSPITAL || request.channel() == Channel.ADMISSION) {
                throw Refused.field("channel", "own", "is the hospital's own");
            }
        }
        return new NoticeDesk.Told(
                request.personNo(),
                request.institution(),
                request.department(),
                Optional.ofNullable(request.ward()).orElse(""),
                request.bed(),
                Optional.ofNullable(request.phone()).map(protection::protect),
                request.admittedOn(),
                Optional.ofNullable(request.toldAt()).map(OffsetDateTime::toInstant),
                hospital
                        ? Channel.HOSPITAL
                        : Optional.ofNullable(request.channel()).orElse(Channel.COUNTER),
                Optional.empty(),
                caller.user());
    }

    @GET
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "Notices of persons of the caller's regions in the order of their ids")
    public Page<NoticeView> list(
            @RestQuery Optional<String> personNo,
            @RestQuery Optional<String> institution,
            @BeanParam PageRequest page) {
        return Page.of(
                        rows.page(
                                scope.pattern(),
                                personNo.orElse(""),
                                institution.orElse(""),
                                page.after().orElse(""),
                                page.limitAndOne()),
                        page,
                        AdmissionNotice::id)
                .map(this::view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "One notice")
    public NoticeView get(@RestPath String id) {
        AdmissionNotice one =
                rows.find(id)
                        .orElseThrow(
                                () -> new Refused(FilingRefusal.NOTICE_UNKNOWN, "no notice " + id));
        caller.mustCover(one.insuredRegion());
        return view(one);
    }

    private NoticeView view(AdmissionNotice one) {
        return NoticeView.of(one, desk.rule(one), protection);
    }
}
