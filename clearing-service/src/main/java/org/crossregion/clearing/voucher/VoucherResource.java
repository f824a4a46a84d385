package org.crossregion.clearing.voucher;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.crossregion.sheet.SheetFormat;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.Attachment;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What a region's month has booked, as a list for an accounting system. */
@Path("/api/v1/vouchers")
@Tag(name = "vouchers", description = "记账凭证: every movement booked once")
public class VoucherResource {

    private final Vouchers vouchers;
    private final Caller caller;

    VoucherResource(Vouchers vouchers, Caller caller) {
        this.vouchers = vouchers;
        this.caller = caller;
    }

    @GET
    @Produces("*/*")
    @RolesAllowed({
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(
            summary = "A region's vouchers of a month as CSV (UTF-8 or GBK)",
            description =
                    "One row for each line, debits equal to credits; the same bytes every time once"
                            + " the month has passed. As XLSX and PDF: form voucher.")
    public Response vouchers(
            @RestQuery @NotNull RegionCode region,
            @RestQuery @NotNull Period period,
            @RestQuery @DefaultValue("csv") SheetFormat format) {
        caller.mustCover(region);
        if (!period.isMonth()) {
            throw Refused.field("period", "month", "must be a month such as 2026-10");
        }
        if (format == SheetFormat.XLSX) {
            throw Refused.field("format", "csv", "is form voucher; here csv or csv-gbk");
        }
        byte[] file = VoucherFile.write(period, vouchers.of(region, period).vouchers(), format);
        String name = "凭证-%s-%s.%s".formatted(region, period, format.extension());
        return Response.ok(file, format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(name))
                .build();
    }
}
