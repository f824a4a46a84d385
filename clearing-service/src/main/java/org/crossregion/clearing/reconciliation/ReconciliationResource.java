package org.crossregion.clearing.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.crossregion.clearing.file.FileName;
import org.crossregion.clearing.journal.Pages;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.web.form.Attachment;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists that are reconciled: handed in by one call, compared at once and as often as wanted. */
@Path("/api/v1/reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reconciliations", description = "对账: lists, what differs from ours, and why")
public class ReconciliationResource {

    private final Lists lists;
    private final ListRepository runs;
    private final DiscrepancyRepository discrepancies;
    private final ResultFile resultFile;
    private final Access access;

    ReconciliationResource(
            Lists lists,
            ListRepository runs,
            DiscrepancyRepository discrepancies,
            ResultFile resultFile,
            Access access) {
        this.lists = lists;
        this.runs = runs;
        this.discrepancies = discrepancies;
        this.resultFile = resultFile;
        this.access = access;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Role.HOSPITAL, Role.FEE_AUDITOR, Role.FINANCE_MAKER})
    @ResponseStatus(201)
    @Operation(
            summary = "对账: hands in a list and answers with what differs from ours",
            description =
                    "XLSX, CSV or tab-separated text; a whole month of an institution, or the bills"
                            + " of a pair of regions by the day or month. A list that does not come"
                            + " to its control totals (count, total, fund, account) is not taken.")
    public ReconciliationView uploadForm(
            @RestForm("file") @NotNull FileUpload file,
            @RestForm Optional<Period> month,
            @RestForm Optional<LocalDate> day,
            @RestForm Optional<String> institution,
            @RestForm Optional<RegionCode> insuredRegion,
            @RestForm Optional<RegionCode> treatmentRegion,
            @RestForm @DefaultValue("true") boolean withRefunds,
            @RestForm Optional<Long> count,
            @RestForm Optional<Money> total,
            @RestForm Optional<Money> fund,
            @RestForm Optional<Money> account) {
        try {
            return taken(
                    reach(month, day, institution, insuredRegion, treatmentRegion, withRefunds),
                    file.fileName(),
                    Files.readAllBytes(file.uploadedFile()),
                    new ControlTotals(count, total, fund, account));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @POST
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.HOSPITAL, Role.FEE_AUDITOR, Role.FINANCE_MAKER})
    @ResponseStatus(201)
    @Operation(hidden = true)
    public ReconciliationView upload(
            @RestQuery Optional<Period> month,
            @RestQuery Optional<LocalDate> day,
            @RestQuery Optional<String> institution,
            @RestQuery Optional<RegionCode> insuredRegion,
            @RestQuery Optional<RegionCode> treatmentRegion,
            @RestQuery @DefaultValue("true") boolean withRefunds,
            @RestQuery Optional<Long> count,
            @RestQuery Optional<Money> total,
            @RestQuery Optional<Money> fund,
            @RestQuery Optional<Money> account,
            @RestQuery Optional<String> fileName,
            byte[] file) {
        return taken(
                reach(month, day, institution, insuredRegion, treatmentRegion, withRefunds),
                fileName.orElse(""),
                file,
                new ControlTotals(count, total, fund, account));
    }

    @GET
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Runs about a month, every list and every repetition, the last one first")
    public Page<ReconciliationView> list(
            @RestQuery @NotNull Period month,
            @RestQuery Optional<String> institution,
            @BeanParam PageRequest page) {
        Optional<String> asked =
                access.own().isPresent() || institution.isPresent()
                        ? Optional.of(access.institution(institution))
                        : Optional.empty();
        List<Run> found =
                runs.runs(
                        month.firstDay(),
                        month.endDay(),
                        asked,
                        access.pattern(),
                        page.afterNumber(),
                        page.limitAndOne());
        return Page.of(found, page, run -> Long.toString(run.no())).map(this::view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "A list with what its last run found")
    public ReconciliationView get(@RestPath UUID id) {
        return view(seen(id));
    }

    @GET
    @Path("/{id}/runs")
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Every run of a list, the last one first")
    public List<ReconciliationView> history(@RestPath UUID id) {
        seen(id);
        return runs.history(id).stream().map(this::view).toList();
    }

    @POST
    @Path("/{id}/runs")
    @Idempotent
    @RolesAllowed({Role.HOSPITAL, Role.FEE_AUDITOR, Role.FINANCE_MAKER, Role.FINANCE_CHECKER})
    @ResponseStatus(201)
    @Operation(
            summary = "Compares the list again with our details as they are now",
            description =
                    "A run of its own; those before it stay. What it no longer sees is resolved.")
    public ReconciliationView again(@RestPath UUID id) {
        seen(id);
        return view(lists.again(id, access.user()));
    }

    @GET
    @Path("/{id}/differences")
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Every row that differs, with its class, in the order of settlement ids")
    public Page<DiscrepancyView> differences(
            @RestPath UUID id,
            @RestQuery("class") Optional<DifferenceClass> kind,
            @RestQuery Optional<String> state,
            @RestQuery Optional<Long> run,
            @BeanParam PageRequest page) {
        Run last = seen(id);
        long asked = run.orElse(last.no());
        if (run.isPresent() && runs.history(id).stream().noneMatch(one -> one.no() == asked)) {
            throw unknown(id + " run " + asked);
        }
        String after = page.after().orElse("");
        int at = after.lastIndexOf('~');
        List<Discrepancy> found =
                discrepancies.ofRun(
                        asked,
                        kind,
                        state.filter("open"::equals).isPresent(),
                        at < 0 ? "" : after.substring(0, at),
                        at < 0 ? 0 : Pages.ordinal(after.substring(at + 1)),
                        page.limitAndOne());
        return Page.of(found, page, one -> DiscrepancyRepository.key(one.seen()))
                .map(DiscrepancyView::of);
    }

    @GET
    @Path("/{id}/result")
    @Produces("*/*")
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Every row that differs as a file, XLSX or CSV")
    public Response result(@RestPath UUID id, @RestQuery @DefaultValue("xlsx") SheetFormat format) {
        Run run = seen(id);
        StreamingOutput rows = to -> resultFile.write(run.no(), format, to);
        return Response.ok(rows, format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Attachment.named("对账差异-" + run.no() + "." + format.extension()))
                .build();
    }

    private Reach reach(
            Optional<Period> month,
            Optional<LocalDate> day,
            Optional<String> institution,
            Optional<RegionCode> insured,
            Optional<RegionCode> treatment,
            boolean withRefunds) {
        Party party = party(institution, insured, treatment);
        if (month.isPresent() == day.isPresent()) {
            throw Refused.field("month", "required", "must name a month such as 2026-10, or a day");
        }
        if (month.filter(Period::isYear).isPresent()) {
            throw Refused.field("month", "month", "must be a month such as 2026-10");
        }
        Reach reach =
                month.map(one -> Reach.month(party, one))
                        .orElseGet(() -> Reach.day(party, day.orElseThrow()));
        return new Reach(party, reach.begins(), reach.ends(), Optional.empty(), "", withRefunds);
    }

    private Party party(
            Optional<String> institution,
            Optional<RegionCode> insured,
            Optional<RegionCode> treatment) {
        if (insured.isEmpty() && treatment.isEmpty()) {
            return Party.of(access.institution(institution));
        }
        if (institution.isPresent() || insured.isEmpty() || treatment.isEmpty()) {
            throw Refused.field(
                    "insuredRegion",
                    "pair",
                    "a list is an institution's, or of insuredRegion and treatmentRegion");
        }
        Party pair = Party.of(new RegionPair(insured.get(), treatment.get()));
        access.mustInsure(pair);
        return pair;
    }

    private ReconciliationView taken(
            Reach reach, String fileName, byte[] content, ControlTotals stated) {
        return view(
                lists.take(
                        reach,
                        new Lists.Given("rest", FileName.of(fileName), content, "", access.user()),
                        stated));
    }

    private ReconciliationView view(Run run) {
        return ReconciliationView.of(run, discrepancies.counts(run.no()));
    }

    private Run seen(UUID id) {
        Run run = lists.get(id);
        access.mustSee(run.list().reach().party(), unknown(id));
        return run;
    }

    private static Refused unknown(Object id) {
        return new Refused(ClearingRefusal.RECONCILIATION_UNKNOWN, "no reconciliation " + id);
    }
}
