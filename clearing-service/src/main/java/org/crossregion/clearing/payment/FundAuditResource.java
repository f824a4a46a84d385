package org.crossregion.clearing.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.messaging.BrokerUnavailable;
import org.crossregion.messaging.Lag;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;
import java.util.Optional;

/** What clearing's books say of the revolving fund, for the fund's own reconciliation. */
@Path("/internal/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.AUDITOR, Role.SERVICE})
@Tag(name = "audit")
public class FundAuditResource {

    private final FundAuditRepository books;
    private final AdvanceRepository advances;
    private final Outbox outbox;
    private final Lag lag;
    private final Caller caller;

    FundAuditResource(
            FundAuditRepository books,
            AdvanceRepository advances,
            Outbox outbox,
            Lag lag,
            Caller caller) {
        this.books = books;
        this.advances = advances;
        this.outbox = outbox;
        this.lag = lag;
        this.caller = caller;
    }

    @GET
    @Path("/fund")
    @Operation(
            summary = "What is settled on the fund's notices, drawn from it and given back to it",
            description =
                    "Per notice or payment and scheme, in fen; with how many events of the fund had"
                            + " not been heard before the books were read, and how many were not"
                            + " told after.")
    public FundAudit fund() {
        long unheard = unheard();
        List<FundAuditRow> rows =
                books.rows().stream()
                        .filter(row -> caller.covers(RegionCode.of(row.authority())))
                        .toList();
        return new FundAudit(unheard, outbox.backlog(), rows);
    }

    private long unheard() {
        try {
            return lag.byConsumer().getOrDefault(FundInbox.CONSUMER, 0L);
        } catch (BrokerUnavailable e) {
            throw Refused.forNow(SharedRefusal.BUSY, "the broker does not answer", 5);
        }
    }

    @GET
    @Path("/advances")
    @Operation(
            summary = "What regions have from the fund for hospitals paid before clearing",
            description = "Beside what they are owed; differenceFen is 0 everywhere.")
    public List<AdvanceAuditRow> advances(@QueryParam("period") Optional<Period> period) {
        return advances.audit(period).stream()
                .filter(row -> caller.covers(RegionCode.of(row.authority())))
                .toList();
    }

    /**
     * Clearing's books of the fund as JSON.
     *
     * @param unheard events of the fund that had had no effect here when the books were opened
     * @param untold events of clearing that the broker does not have yet
     */
    public record FundAudit(long unheard, long untold, List<FundAuditRow> rows) {}

    /**
     * One amount as JSON.
     *
     * @param what settled, drawn or replenished
     * @param document the notice or payment
     */
    public record FundAuditRow(
            String what, String authority, String document, String scheme, long amountFen) {}
}
