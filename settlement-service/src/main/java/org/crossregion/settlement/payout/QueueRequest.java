package org.crossregion.settlement.payout;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.crossregion.values.RegionCode;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.util.Optional;

/** What of an insured region's claims or top-ups is asked for over REST, beside the state. */
public class QueueRequest {

    @QueryParam("region")
    RegionCode region;

    @QueryParam("personNo")
    String personNo;

    @QueryParam("unpaid")
    @DefaultValue("false")
    boolean unpaid;

    @QueryParam("overdue")
    @DefaultValue("false")
    boolean overdue;

    @BeanParam PageRequest page;

    /** For Jakarta REST. */
    public QueueRequest() {}

    /** The region asked for, or the caller's; refused unless it is theirs. */
    public RegionCode region(Caller caller) {
        RegionCode asked =
                Optional.ofNullable(region)
                        .or(caller::region)
                        .orElseThrow(() -> Refused.field("region", "required", "is missing"));
        caller.mustCover(asked);
        return asked;
    }

    /** Empty for everybody. */
    String person() {
        return personNo == null ? "" : personNo;
    }

    public PageRequest page() {
        return page;
    }
}
