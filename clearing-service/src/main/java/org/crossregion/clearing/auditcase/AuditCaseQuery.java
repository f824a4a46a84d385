package org.crossregion.clearing.auditcase;

import jakarta.ws.rs.QueryParam;

import org.crossregion.values.RegionCode;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which audit cases a list is asked for; a {@code @BeanParam}. */
public class AuditCaseQuery {

    @QueryParam("region")
    @Parameter(description = "the treatment region", example = "220200")
    RegionCode region;

    @QueryParam("institution")
    String institution;

    @QueryParam("open")
    @Parameter(description = "only open ones, or only closed ones")
    Boolean open;

    /** For Jakarta REST. */
    public AuditCaseQuery() {}
}
