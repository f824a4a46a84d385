package org.crossregion.clearing.claim;

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

/** 3203 to 3206 and 3691 to 3704, asked by the gateway for an institution it has let in. */
@Path("/internal/his")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@Tag(name = "his")
public class HisClaimResource {

    private final HisClaims claims;

    HisClaimResource(HisClaims claims) {
        this.claims = claims;
    }

    @POST
    @Path("/{infno: 3203A?}")
    @Operation(summary = "清算申请: applies for a month; the centre's figures count")
    public HisAnswer apply(@Valid @NotNull HisRequest request) {
        return claims.apply(request, false);
    }

    @POST
    @Path("/3692")
    @Operation(summary = "清算申请 (Hunan): the same, the centre computes the totals")
    public HisAnswer applyComputed(@Valid @NotNull HisRequest request) {
        return claims.apply(request, true);
    }

    @POST
    @Path("/{infno: 3204A?|3691}")
    @Operation(summary = "清算申请撤销: as long as the month is not cleared")
    public HisAnswer withdraw(@Valid @NotNull HisRequest request) {
        return claims.withdraw(request);
    }

    @POST
    @Path("/{infno: 3205A?|3693|3698|3700|3704}")
    @Operation(summary = "清算申请状态查询, 月结算汇总, 清算查询, 拨付单: applications and what is paid for them")
    public HisAnswer claims(@Valid @NotNull HisRequest request) {
        return claims.claims(request);
    }

    @POST
    @Path("/{infno: 3206A?|3694}")
    @Operation(summary = "清算机构查询: whom an institution clears with")
    public HisAnswer agencies(@Valid @NotNull HisRequest request) {
        return claims.agencies(request);
    }

    @POST
    @Path("/3699")
    @Operation(summary = "对账总额查询: what the centre has of some days")
    public HisAnswer totals(@Valid @NotNull HisRequest request) {
        return claims.totals(request);
    }

    @POST
    @Path("/{infno: 3695|3701|3703}")
    @Operation(summary = "汇总明细, 中心数据, 结算明细: bills, a page of them")
    public HisAnswer bills(@Valid @NotNull HisRequest request) {
        return claims.bills(request, false);
    }

    @POST
    @Path("/3696")
    @Operation(summary = "暂扣明细: the bills of an application from which something was deducted")
    public HisAnswer deducted(@Valid @NotNull HisRequest request) {
        return claims.bills(request, true);
    }

    @POST
    @Path("/3697")
    @Operation(summary = "月结算单下载: the month of an application as PDF")
    public HisAnswer sheet(@Valid @NotNull HisRequest request) {
        return claims.sheet(request);
    }

    @POST
    @Path("/3702")
    @Operation(summary = "基金明细查询: what each fund pays of an application's bills")
    public HisAnswer funds(@Valid @NotNull HisRequest request) {
        return claims.funds(request);
    }
}
