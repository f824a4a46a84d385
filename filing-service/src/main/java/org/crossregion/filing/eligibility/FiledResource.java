package org.crossregion.filing.eligibility;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.eligibility.FilingState;
import org.crossregion.eligibility.HomeCare;
import org.crossregion.filing.filing.Filing;
import org.crossregion.filing.filing.Filings;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.LocalDate;
import java.util.List;

/** Tells settlement a person's filings as they stand this moment, before it refuses anybody. */
@Path("/internal/eligibility/filings")
@Tag(name = "internal")
@RolesAllowed(Role.SERVICE)
class FiledResource {

    private final Filings filings;

    FiledResource(Filings filings) {
        this.filings = filings;
    }

    @GET
    @Operation(
            summary = "Every filing of a person, in the shape of filing-changed.v1",
            description = "A person without filings, or nobody, has none.")
    public List<Filed> filings(@RestQuery @NotBlank String personNo) {
        return filings.ofPerson(personNo).stream().map(Filed::of).toList();
    }

    /** A filing as the event would tell it. */
    record Filed(
            String filingId,
            int version,
            String personNo,
            RegionCode insuredRegion,
            FilingType type,
            FilingState state,
            List<RegionCode> treatmentRegions,
            List<String> institutions,
            LocalDate validFrom,
            LocalDate validUntil,
            boolean onPromise,
            boolean accountSuspended,
            HomeCare homeCare) {

        static Filed of(Filing filing) {
            return new Filed(
                    filing.id(),
                    filing.version(),
                    filing.personNo(),
                    filing.insuredRegion(),
                    filing.type(),
                    filing.state(),
                    filing.treatmentRegions(),
                    filing.institutions(),
                    filing.validFrom(),
                    filing.validUntil().orElse(null),
                    filing.onPromise(),
                    filing.accountSuspended(),
                    filing.homeCare());
        }
    }
}
