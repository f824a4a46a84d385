package org.crossregion.clearing.national;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.clearing.file.FileName;
import org.crossregion.clearing.reconciliation.DifferenceClass;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.Coded;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The nation's result of a month: loaded, compared with ours, its differences resolved. */
@Path("/api/v1/periods/{period}/national-result")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "national-results", description = "国家结果: imported, compared with ours row by row")
public class NationalResultResource {

    private final Loading loading;
    private final Differences differences;
    private final NationalRepository repository;
    private final Beside beside;
    private final NationalGate gate;
    private final Caller caller;

    NationalResultResource(
            Loading loading,
            Differences differences,
            NationalRepository repository,
            Beside beside,
            NationalGate gate,
            Caller caller) {
        this.loading = loading;
        this.differences = differences;
        this.repository = repository;
        this.beside = beside;
        this.gate = gate;
        this.caller = caller;
    }

    /** How some differences are resolved, and why. */
    public record ResolutionRequest(
            @NotEmpty @Size(max = 1000) List<@NotNull Long> numbers,
            @NotBlank @Schema(description = "national or moved-on") String way,
            @NotBlank @Size(max = 500) @Schema(examples = "国家平台更正后列入") String reason) {}

    @POST
    @Idempotent
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Role.FINANCE_MAKER, Role.AUTHORITY})
    @ResponseStatus(201)
    @Operation(
            summary = "导入国家结果: what the nation cleared of each settlement, and control totals",
            description =
                    "Two tables, XLSX or CSV. Whole or not at all: what is wrong is named by row,"
                            + " field and rule. The same files again are the same result; others"
                            + " replace it until the month is generated.")
    public NationalView load(
            @RestPath Period period,
            @RestQuery RegionCode authority,
            @RestForm("file") FileUpload file,
            @RestForm("totals") FileUpload totals) {
        RegionCode province = covered(period, authority);
        loading.load(
                province,
                period,
                new Loading.Given(
                        FileName.of(file == null ? null : file.fileName()),
                        content("file", file),
                        content("totals", totals),
                        caller.user()));
        return beside.view(Share.of(province), period, gate.imports(province, period));
    }

    @GET
    @RolesAllowed({
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(
            summary = "Computed beside imported, per counterpart province, region and scheme",
            description = "A region of the province sees its own part, by region.")
    public NationalView get(
            @RestPath Period period,
            @RestQuery RegionCode authority,
            @RestQuery Optional<RegionCode> region) {
        Share share = covered(period, Share.asked(authority, region));
        return beside.view(share, period, gate.imports(share.authority(), period));
    }

    @POST
    @Path("/runs")
    @Idempotent
    @RolesAllowed({Role.FEE_AUDITOR, Role.FINANCE_MAKER, Role.FINANCE_CHECKER, Role.AUTHORITY})
    @ResponseStatus(201)
    @Operation(
            summary = "Compares the result again with what stands here now",
            description = "What is not seen any more is resolved; what is new is opened.")
    public NationalView again(@RestPath Period period, @RestQuery RegionCode authority) {
        RegionCode province = covered(period, authority);
        loading.again(province, period, caller.user());
        return beside.view(Share.of(province), period, gate.imports(province, period));
    }

    @GET
    @Path("/differences")
    @RolesAllowed({
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Every settlement that differs, with its class and what became of it")
    public Page<DifferenceView> differences(
            @RestPath Period period,
            @RestQuery RegionCode authority,
            @RestQuery Optional<RegionCode> region,
            @RestQuery("class") Optional<DifferenceClass> kind,
            @RestQuery Optional<String> state,
            @BeanParam PageRequest page) {
        Share share = covered(period, Share.asked(authority, region));
        String asked = state.orElse("");
        if (!List.of("", "open", "resolved").contains(asked)) {
            throw Refused.field("state", "known", "must be open or resolved");
        }
        return Page.of(
                        repository.list(
                                share,
                                period,
                                kind.map(DifferenceClass::code).orElse(""),
                                asked,
                                page.afterNumber().orElse(0),
                                page.limitAndOne()),
                        page,
                        one -> Long.toString(one.no()))
                .map(DifferenceView::of);
    }

    @POST
    @Path("/resolutions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @RolesAllowed({Role.FINANCE_CHECKER, Role.APPROVER, Role.AUTHORITY})
    @Operation(
            summary = "Resolves differences with a reason, by another person than who loaded it",
            description =
                    "national: the nation's figure counts, an adjustment names what it corrects;"
                            + " moved-on: the nation has not cleared it, our detail moves to the"
                            + " next month.")
    public NationalView resolve(
            @RestPath Period period,
            @RestQuery RegionCode authority,
            @NotNull @Valid ResolutionRequest request) {
        RegionCode province = covered(period, authority);
        differences.resolve(
                loading.latest(province, period),
                request.numbers(),
                way(request.way()),
                request.reason(),
                caller.user());
        return beside.view(Share.of(province), period, gate.imports(province, period));
    }

    private RegionCode covered(Period period, RegionCode authority) {
        return covered(period, Share.asked(authority, Optional.empty())).authority();
    }

    private Share covered(Period period, Share share) {
        if (!period.isMonth()) {
            throw new Refused(
                    ClearingRefusal.PERIOD_IS_NO_MONTH, period + " is a year; name a month");
        }
        caller.mustCover(share.owner());
        return share;
    }

    private static Resolution way(String code) {
        Resolution way;
        try {
            way = Coded.ofCode(Resolution.class, code);
        } catch (IllegalArgumentException e) {
            way = Resolution.RERUN;
        }
        if (way == Resolution.RERUN) {
            throw Refused.field("way", "known", "must be national or moved-on");
        }
        return way;
    }

    private static byte[] content(String field, FileUpload file) {
        if (file == null) {
            throw Refused.field(field, "required", "must be a file, XLSX or CSV");
        }
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
