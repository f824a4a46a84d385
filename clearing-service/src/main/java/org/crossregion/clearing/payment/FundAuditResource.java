package org.crossregion.clearing.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.values.RegionCode;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;

/** What clearing's books say of the revolving fund, for the fund's own reconciliation. */
@Path("/internal/audit/fund")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.AUDITOR, Role.SERVICE})
@Tag(name = "audit")
public class FundAuditResource {

    private final FundAuditRepository books;
    private final Caller caller;

    FundAuditResource(FundAuditRepository books, Caller caller) {
        this.books = books;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "What is settled on the fund's notices, drawn from it and given back to it",
            description = "Per notice or payment and scheme, in fen.")
    public List<FundAuditRow> rows() {
        return books.rows().stream()
                .filter(row -> caller.covers(RegionCode.of(row.authority())))
                .toList();
    }

    /**
     * One amount as JSON.
     *
     * @param what settled, drawn or replenished
     * @param document the notice or payment
     */
    public record FundAuditRow(
            String what, String authority, String document, String scheme, long amountFen) {}
}
