package org.crossregion.clearing.ticket;

import jakarta.ws.rs.QueryParam;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which tickets a list is asked for; a {@code @BeanParam}. */
public class TicketQuery {

    @QueryParam("period")
    @Parameter(description = "the month they were opened in", example = "2026-10")
    Period period;

    @QueryParam("region")
    @Parameter(description = "one of the two sides", example = "220100")
    RegionCode region;

    @QueryParam("kind")
    @Parameter(description = "filing, fault or other")
    TicketKind kind;

    @QueryParam("state")
    @Parameter(description = "open, answered, confirmed or withdrawn")
    TicketState state;

    /** For Jakarta REST. */
    public TicketQuery() {}
}
