package org.crossregion.clearing.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.web.his.HisAnswer;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 3201, 3202, 3209A, 3211 and 3212, asked by the gateway for an institution that it has let in. */
@Path("/internal/his")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@Tag(name = "his")
public class HisReconciliationResource {

    private final HisReconciliation reconciliation;
    private final HisDays days;

    HisReconciliationResource(HisReconciliation reconciliation, HisDays days) {
        this.reconciliation = reconciliation;
        this.days = days;
    }

    @POST
    @Path("/3209A")
    @Operation(summary = "跨省三方对账未成功数据查询: bills of other provinces with an open difference")
    public HisAnswer open(@Valid @NotNull HisRequest request) {
        return days.open(request);
    }

    @POST
    @Path("/3211")
    @Operation(summary = "日对账申请: compares the list of some days")
    public HisAnswer start(@Valid @NotNull HisRequest request) {
        return days.start(request);
    }

    @POST
    @Path("/3212")
    @Operation(summary = "日对账结果查询: three files, by what is not equal")
    public HisAnswer result(@Valid @NotNull HisRequest request) {
        return days.result(request);
    }

    @POST
    @Path("/{infno: 3201A?}")
    @Operation(summary = "医药机构费用结算对总账: whether an institution's totals are ours")
    public HisAnswer totals(@Valid @NotNull HisRequest request) {
        return reconciliation.totals(request);
    }

    @POST
    @Path("/{infno: 3202A?}")
    @Operation(
            summary = "医药机构费用结算对明细账: compares a list that 9101 brought",
            description = "The result is a file, fetched by 9102: ten columns, what differs only.")
    public HisAnswer list(@Valid @NotNull HisRequest request) {
        return reconciliation.list(request);
    }
}
