package org.crossregion.filing.designation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.filing.person.Persons;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.scope.RegionScope;
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

import java.util.List;

/** Designations that hospitals asked for (2505), with the agent who asked in a person's place. */
@Path("/api/v1/designations")
@Tag(name = "designations", description = "人员定点备案")
@RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
class DesignationResource {

    private final DesignationRepository designations;
    private final Persons persons;
    private final IdentityProtection protection;
    private final RegionScope scope;
    private final Caller caller;

    DesignationResource(
            DesignationRepository designations,
            Persons persons,
            IdentityProtection protection,
            RegionScope scope,
            Caller caller) {
        this.designations = designations;
        this.persons = persons;
        this.protection = protection;
        this.scope = scope;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "A person's designations in the caller's regions, in the order of their ids",
            description = "Of all numbers of the person, those that have ended as well.")
    public Page<DesignationView> list(
            @RestQuery @NotBlank @Size(max = 30) String personNo, @BeanParam PageRequest page) {
        List<String> numbers = persons.numbersOf(personNo);
        return Page.of(
                        designations.page(
                                numbers,
                                scope.pattern(),
                                page.after().orElse(""),
                                page.limitAndOne()),
                        page,
                        Designation::id)
                .map(this::view);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One designation with its agent and history")
    public DesignationView get(@RestPath String id) {
        Designation one =
                designations
                        .find(id)
                        .orElseThrow(
                                () -> new Refused(FilingRefusal.DESIGNATION_UNKNOWN, "no " + id));
        if (!caller.covers(one.insuredRegion())) {
            throw Refused.concealing(FilingRefusal.DESIGNATION_UNKNOWN, "no " + id);
        }
        return view(one);
    }

    private DesignationView view(Designation one) {
        return DesignationView.of(
                one, designations.paper(one.id()), designations.steps(one.id()), protection);
    }
}
