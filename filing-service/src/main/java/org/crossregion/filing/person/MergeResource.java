package org.crossregion.filing.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.filing.scope.RegionScope;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Persons who may be registered twice, and what a clerk decides about them. */
@Path("/api/v1/persons")
@Tag(name = "persons", description = "参保人")
class MergeResource {

    private final Duplicates duplicates;
    private final Merging merging;
    private final MergeRepository merges;
    private final RegionScope scope;
    private final AuditTrail audit;
    private final Caller caller;

    MergeResource(
            Duplicates duplicates,
            Merging merging,
            MergeRepository merges,
            RegionScope scope,
            AuditTrail audit,
            Caller caller) {
        this.duplicates = duplicates;
        this.merging = merging;
        this.merges = merges;
        this.scope = scope;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Path("/duplicates")
    @RolesAllowed({Role.FILING_CLERK, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "Pairs of persons who may be one, until somebody decides")
    public Page<Duplicate> duplicates(
            @RestQuery Optional<Likeness> likeness, @BeanParam PageRequest page) {
        return Page.of(
                duplicates.page(
                        scope.pattern(),
                        likeness.map(Likeness::code).orElse(""),
                        page.after().orElse(""),
                        page.limitAndOne()),
                page,
                Duplicate::key);
    }

    @POST
    @Path("/{personNo}/distinction")
    @Idempotent
    @Transactional
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Two persons who look like one are two")
    public Decided distinguish(
            @RestPath String personNo, @Valid @NotNull DistinctionRequest request) {
        merging.covered(personNo);
        boolean was =
                duplicates.dismiss(personNo, request.other(), caller.user(), request.reason());
        audit.record(
                "persons-distinguished",
                "person/" + personNo,
                Map.of("other", request.other(), "reason", request.reason()));
        return new Decided(was);
    }

    @POST
    @Path("/{personNo}/merge")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(
            summary = "Merge a person into another number, which stays",
            description = "Both numbers are answered afterwards; what is filed counts for both.")
    public MergedView merge(@RestPath String personNo, @Valid @NotNull MergeRequest request) {
        return MergedView.of(merging.merge(personNo, request.into(), request.reason()));
    }

    @POST
    @Path("/{personNo}/unmerge")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Undo a merge")
    public MergedView unmerge(@RestPath String personNo, @Valid @NotNull UnmergeRequest request) {
        return MergedView.of(merging.undo(personNo, request.reason()));
    }

    @GET
    @Path("/{personNo}/merges")
    @RolesAllowed({Role.FILING_CLERK, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "Every merge of or into a number, undone ones included")
    public List<MergeView> merges(@RestPath String personNo) {
        merging.covered(personNo);
        return merges.ofPerson(personNo).stream().map(MergeView::of).toList();
    }

    /** Into whom somebody is merged, and why. */
    record MergeRequest(
            @NotBlank @Size(max = 30) String into, @NotBlank @Size(max = 500) String reason) {}

    /** Why a merge is undone. */
    record UnmergeRequest(@NotBlank @Size(max = 500) String reason) {}

    /** From whom somebody is distinguished, and why. */
    record DistinctionRequest(
            @NotBlank @Size(max = 30) String other, @NotBlank @Size(max = 500) String reason) {}

    /**
     * What a distinction changed.
     *
     * @param wasListed whether the two stood on the list until now
     */
    record Decided(boolean wasListed) {}

    /** A person after a merge or its undoing. */
    record MergedView(String personNo, String mergedInto) {

        static MergedView of(Person person) {
            return new MergedView(person.personNo(), person.mergedInto().orElse(null));
        }
    }

    /** One merge; what undid it is null while it stands. */
    record MergeView(
            String personNo,
            String mergedInto,
            Instant mergedAt,
            String mergedBy,
            String reason,
            Instant undoneAt,
            String undoneBy,
            String undoneReason) {

        static MergeView of(MergeRepository.Merge merge) {
            return new MergeView(
                    merge.personNo(),
                    merge.mergedInto(),
                    merge.mergedAt(),
                    merge.mergedBy(),
                    merge.reason(),
                    merge.undoneAt().orElse(null),
                    merge.undoneBy().orElse(null),
                    merge.undoneReason().orElse(null));
        }
    }
}
