package org.crossregion.filing.employer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.filing.region.Regions;
import org.crossregion.filing.scope.RegionScope;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Reads employers of the caller's regions; numbers are masked. */
@Path("/api/v1/employers")
@Tag(name = "employers", description = "参保单位")
@RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
class EmployerResource {

    private final EmployerRepository employers;
    private final Employers known;
    private final Regions regions;
    private final RegionScope scope;
    private final Caller caller;
    private final IdentityProtection protection;
    private final Clock clock;

    EmployerResource(
            EmployerRepository employers,
            Employers known,
            Regions regions,
            RegionScope scope,
            Caller caller,
            IdentityProtection protection,
            Clock clock) {
        this.employers = employers;
        this.known = known;
        this.regions = regions;
        this.scope = scope;
        this.caller = caller;
        this.protection = protection;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Employers in the order of their numbers, of one name if given")
    public Page<EmployerView> list(@RestQuery Optional<String> name, @BeanParam PageRequest page) {
        return Page.of(
                        employers.page(
                                scope.pattern(),
                                name.orElse(""),
                                page.after().orElse(""),
                                page.limitAndOne()),
                        page,
                        Employer::unitNo)
                .map(one -> view(one, null));
    }

    @GET
    @Path("/{unitNo}")
    @Operation(summary = "One employer, with the number of people registered today")
    public EmployerView get(@RestPath String unitNo) {
        Employer one = known.get(unitNo);
        caller.mustCover(regions.poolingRegion(one.region()).code());
        return view(one, known.registered(unitNo, Beijing.day(clock.instant())));
    }

    private EmployerView view(Employer one, Integer registered) {
        return new EmployerView(
                one.unitNo(),
                one.name(),
                one.region(),
                one.type(),
                one.headCount().orElse(null),
                registered,
                registered == null || one.headCount().isEmpty()
                        ? null
                        : one.headCount().get().equals(registered),
                one.contact(),
                one.phone(),
                one.clerkName(),
                one.clerkIdentity()
                        .map(protection::reveal)
                        .map(IdentityProtection::mask)
                        .orElse(null),
                one.account().map(BankAccount::bank).orElse(null),
                one.account()
                        .map(BankAccount::number)
                        .map(protection::reveal)
                        .map(IdentityProtection::mask)
                        .orElse(null),
                one.validFrom(),
                one.validUntil().orElse(null));
    }

    /**
     * An employer with masked numbers.
     *
     * @param headCount by the unit's own declaration; null without one
     * @param registered people by the imported employments; null in lists
     * @param headCountAgrees whether the two are equal; null if one is not known
     */
    record EmployerView(
            String unitNo,
            String name,
            RegionCode region,
            EmployerType type,
            Integer headCount,
            Integer registered,
            Boolean headCountAgrees,
            String contact,
            String phone,
            String clerkName,
            String clerkCertificateNo,
            String bank,
            String accountNo,
            LocalDate validFrom,
            LocalDate validUntil) {}
}
