package org.crossregion.fund.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.crossregion.fund.utilisation.FactQuery;
import org.crossregion.fund.utilisation.LiveFacts;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Serves the audit: what the fund knows of each month of origin. */
@Path("/internal/audit")
@RolesAllowed({Role.AUDITOR, Role.SERVICE})
@Tag(name = "audit")
public class AuditResource {

    private final LiveFacts facts;
    private final Caller caller;

    AuditResource(LiveFacts facts, Caller caller) {
        this.facts = facts;
        this.caller = caller;
    }

    @GET
    @Path("/cells")
    @Operation(summary = "Counts and sums of a month of origin, per pair and scheme")
    public List<CellView> cells(@QueryParam("originPeriod") Optional<Period> originPeriod) {
        return facts.cells(required(originPeriod)).stream()
                .filter(cell -> covers(cell.pair()))
                .map(CellView::of)
                .toList();
    }

    @GET
    @Path("/rows")
    @Operation(summary = "The facts of a month of origin, by settlement id")
    public List<RowView> rows(
            @QueryParam("originPeriod") Optional<Period> originPeriod,
            @QueryParam("insuredRegion") Optional<RegionCode> insuredRegion,
            @QueryParam("treatmentRegion") Optional<RegionCode> treatmentRegion,
            @QueryParam("scheme") Optional<Scheme> scheme,
            @BeanParam PageRequest page) {
        if (Stream.of(insuredRegion, treatmentRegion)
                .flatMap(Optional::stream)
                .noneMatch(caller::covers)) {
            caller.mustCover(RegionCode.NATION);
        }
        FactQuery query =
                new FactQuery(
                        required(originPeriod),
                        insuredRegion,
                        treatmentRegion,
                        scheme,
                        page.after().orElse(""),
                        page.limit());
        return facts.rows(query).stream().map(RowView::of).toList();
    }

    /** An auditor held to a region sees the pairs that it is one side of. */
    private boolean covers(RegionPair pair) {
        return caller.covers(pair.insured()) || caller.covers(pair.treatment());
    }

    private static Period required(Optional<Period> originPeriod) {
        return originPeriod.orElseThrow(
                () -> Refused.field("originPeriod", "required", "must be a month such as 2026-10"));
    }

    /** One cell as JSON; the fund knows the part {@code cleared} only. */
    record CellView(
            String originPeriod,
            String clearingPeriod,
            String insuredRegion,
            String treatmentRegion,
            String scheme,
            String part,
            long count,
            long sumFen) {

        static CellView of(LiveFacts.CellSum cell) {
            return new CellView(
                    cell.origin().toString(),
                    null,
                    cell.pair().insured().value(),
                    cell.pair().treatment().value(),
                    cell.scheme().code(),
                    "cleared",
                    cell.facts(),
                    cell.cleared().fen());
        }
    }

    /** One fact as JSON. */
    record RowView(String settlementId, String kind, long totalFen, long clearedFen) {

        static RowView of(LiveFacts.FactSum fact) {
            return new RowView(
                    fact.settlementId(), fact.kind(), fact.total().fen(), fact.cleared().fen());
        }
    }
}
