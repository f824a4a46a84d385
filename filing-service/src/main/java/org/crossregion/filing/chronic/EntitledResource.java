package org.crossregion.filing.chronic;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.LocalDate;
import java.util.List;

/** Tells settlement a person's entitlements as they stand this moment, before it refuses. */
@Path("/internal/chronic-entitlements")
@Tag(name = "internal")
@RolesAllowed(Role.SERVICE)
class EntitledResource {

    private final EntitlementRepository rows;

    EntitledResource(EntitlementRepository rows) {
        this.rows = rows;
    }

    @GET
    @Operation(
            summary =
                    "Every entitlement of a person, in the shape of chronic-entitlement-changed.v1",
            description = "A person without entitlements, or nobody, has none.")
    public List<Entitled> entitlements(@RestQuery @NotBlank String personNo) {
        return rows.ofPerson(personNo).stream().map(Entitled::of).toList();
    }

    /** An entitlement as the event would tell it. */
    record Entitled(
            String entitlementId,
            int version,
            String personNo,
            String insuredRegion,
            String scheme,
            String diseaseCode,
            String diseaseName,
            LocalDate validFrom,
            LocalDate validUntil,
            LocalDate withdrawnOn,
            List<String> institutions) {

        static Entitled of(Entitlement one) {
            return new Entitled(
                    one.id(),
                    one.version(),
                    one.personNo(),
                    one.insuredRegion().value(),
                    one.scheme().code(),
                    one.diseaseCode(),
                    one.diseaseName(),
                    one.validFrom(),
                    one.validUntil().orElse(null),
                    one.withdrawnOn().orElse(null),
                    one.institutions());
        }
    }
}
