package org.crossregion.filing.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.filing.reference.ReferenceDigest;
import org.crossregion.filing.reference.ReferenceStore;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Comparator;
import java.util.List;

/** The digest of every kind of reference data. */
@Path("/internal/audit/reference")
@Tag(name = "internal")
@RolesAllowed({Role.AUDITOR, Role.SERVICE})
class ReferenceAuditResource {

    private final Instance<ReferenceStore<?>> stores;

    ReferenceAuditResource(@Any Instance<ReferenceStore<?>> stores) {
        this.stores = stores;
    }

    @GET
    @Operation(
            summary = "Count, highest version and SHA-256 of each kind",
            description = "Over one line `code version` per row in the byte order of the codes.")
    public List<ReferenceDigest> digests() {
        return stores.stream()
                .<ReferenceDigest>map(ReferenceStore::digest)
                .sorted(Comparator.comparing(ReferenceDigest::kind))
                .toList();
    }
}
