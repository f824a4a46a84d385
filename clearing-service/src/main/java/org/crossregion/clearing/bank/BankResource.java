package org.crossregion.clearing.bank;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.crossregion.clearing.notice.Reader;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.form.Attachment;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
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
import java.util.UUID;

/** Bank statements: handed in as a file, matched to notices, the rest assigned by two people. */
@Path("/api/v1/payments/bank-statements")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Role.FINANCE_MAKER,
    Role.FINANCE_CHECKER,
    Role.AUTHORITY,
    Role.AUDITOR,
    Role.ADMINISTRATOR
})
@Tag(name = "bank-statements", description = "银行对账单: what has arrived, and what it is for")
public class BankResource {

    private static final UUID FIRST = new UUID(0, 0);

    private final BankStatements statements;
    private final Assigning assigning;
    private final BankRepository repository;
    private final MatchFile matchFile;
    private final Caller caller;

    BankResource(
            BankStatements statements,
            Assigning assigning,
            BankRepository repository,
            MatchFile matchFile,
            Caller caller) {
        this.statements = statements;
        this.assigning = assigning;
        this.repository = repository;
        this.matchFile = matchFile;
        this.caller = caller;
    }

    /**
     * What of a line is for which notice.
     *
     * @param counterparty whose part of it, where provinces pay each other
     */
    public record PartRequest(
            @NotBlank @Schema(examples = "220000-2026-8-0001") String notice,
            @Schema(examples = "120000") RegionCode counterparty,
            @NotNull @Schema(examples = "employee") Scheme scheme,
            @NotNull @Schema(examples = "9700.00") Money amount) {}

    /**
     * What a line, or its rest, is for.
     *
     * @param parts none together with {@code dismiss}
     * @param dismiss it has nothing to do with clearing
     */
    public record AssignmentRequest(
            @Size(max = 200) List<@NotNull @Valid PartRequest> parts,
            boolean dismiss,
            @NotBlank @Size(max = 500) @Schema(examples = "附言漏填识别码，已与付款方电话核实") String reason) {}

    /** Why an assignment is confirmed or rejected. */
    public record DecisionRequest(@NotBlank @Size(max = 500) String reason) {}

    @POST
    @Idempotent
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.FINANCE_MAKER)
    @ResponseStatus(201)
    @Operation(
            summary = "Takes a bank's statement and matches it to notices",
            description =
                    "XLSX or CSV with payer, payee, amount, date and remark, in English or as banks"
                            + " head them. Matched by remittance code, then by payer, payee and"
                            + " amount; what is left is assigned by two people. The same file or"
                            + " line again doubles nothing.")
    public BankStatementView uploadForm(
            @RestForm("file") @NotNull FileUpload file, @RestForm Optional<String> account) {
        try {
            return taken(
                    file.fileName(), Files.readAllBytes(file.uploadedFile()), account.orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @POST
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.FINANCE_MAKER)
    @ResponseStatus(201)
    @Operation(hidden = true)
    public BankStatementView upload(
            @RestQuery Optional<String> fileName,
            @RestQuery Optional<String> account,
            byte[] file) {
        return taken(fileName.orElse(""), file, account.orElse(""));
    }

    @GET
    @Operation(summary = "Statements that were handed in, the newest first")
    public Page<BankStatementView> list(@BeanParam PageRequest page) {
        return Page.of(
                        repository.list(
                                Reader.scope(caller), Pages.after(page), page.limitAndOne()),
                        page,
                        one -> one.id().toString())
                .map(one -> BankStatementView.of(one, List.of()));
    }

    @GET
    @Path("/lines")
    @Operation(summary = "Lines of all statements in a state, such as those left to a person")
    public Page<BankLineView> allLines(
            @RestQuery Optional<LineState> state, @BeanParam PageRequest page) {
        String after = page.after().orElse("");
        int at = after.lastIndexOf('~');
        return Page.of(
                        repository.lines(
                                new BankRepository.Asked(
                                        Optional.empty(),
                                        Reader.scope(caller),
                                        state,
                                        at < 0 ? FIRST : Pages.id(after.substring(0, at)),
                                        at < 0 ? 0 : Pages.ordinal(after.substring(at + 1)),
                                        page.limitAndOne())),
                        page,
                        one -> one.statement() + "~" + one.line().row())
                .map(this::view);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A statement with its lines by state")
    public BankStatementView get(@RestPath UUID id) {
        return view(seen(id));
    }

    @GET
    @Path("/{id}/lines")
    @Operation(summary = "The lines of a statement, each with what it settled and why")
    public Page<BankLineView> lines(
            @RestPath UUID id, @RestQuery Optional<LineState> state, @BeanParam PageRequest page) {
        seen(id);
        List<BankLine> found =
                repository.lines(
                        new BankRepository.Asked(
                                Optional.of(id),
                                Optional.empty(),
                                state,
                                id,
                                page.after().map(Pages::ordinal).orElse(0),
                                page.limitAndOne()));
        List<BankRepository.Match> matches =
                repository.matches(id, found.stream().map(one -> one.line().row()).toList());
        return Page.of(found, page, one -> Integer.toString(one.line().row()))
                .map(one -> BankLineView.of(one, matches));
    }

    @GET
    @Path("/{id}/lines/{row}/assignments")
    @Operation(summary = "What people have said that a line is for, the first first")
    public List<AssignmentView> assignments(@RestPath UUID id, @RestPath int row) {
        seen(id);
        statements.line(id, row);
        return repository.assignments(id, row).stream().map(AssignmentView::of).toList();
    }

    @GET
    @Path("/{id}/result")
    @Produces("*/*")
    @Operation(summary = "Every line with what has become of it, as a file, XLSX or CSV")
    public Response result(@RestPath UUID id, @RestQuery @DefaultValue("xlsx") SheetFormat format) {
        BankStatement statement = seen(id);
        StreamingOutput rows = to -> matchFile.write(statement.id(), format, to);
        return Response.ok(rows, format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Attachment.named("银行对账单匹配结果-" + id + "." + format.extension()))
                .build();
    }

    @POST
    @Path("/{id}/matching")
    @Idempotent
    @RolesAllowed(Role.FINANCE_MAKER)
    @Operation(
            summary = "Matches again what is unmatched",
            description = "Notices may have been issued meanwhile; what is matched stays.")
    public BankStatementView match(@RestPath UUID id) {
        BankStatement statement = seen(id);
        statements.matchAgain(statement, caller.user());
        return view(statement);
    }

    @POST
    @Path("/{id}/lines/{row}/assignment")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FINANCE_MAKER)
    @ResponseStatus(201)
    @Operation(
            summary = "Says what a line, or its rest, is for",
            description = "Nothing is settled until another person confirms it.")
    public BankLineView assign(
            @RestPath UUID id, @RestPath int row, @NotNull @Valid AssignmentRequest request) {
        seen(id);
        List<PartRequest> parts = Optional.ofNullable(request.parts()).orElse(List.of());
        if (parts.isEmpty() != request.dismiss()) {
            throw Refused.field(
                    "parts", "either", "either parts are named, or the line is dismissed");
        }
        assigning.propose(
                id,
                row,
                parts.stream()
                        .map(
                                one ->
                                        new Assignment.Part(
                                                one.notice(),
                                                Optional.ofNullable(one.counterparty()),
                                                one.scheme(),
                                                one.amount()))
                        .toList(),
                request.reason());
        return view(statements.line(id, row));
    }

    @POST
    @Path("/{id}/lines/{row}/assignment/confirmation")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FINANCE_CHECKER)
    @Operation(summary = "Confirms an assignment of somebody else, and settles what it names")
    public BankLineView confirm(
            @RestPath UUID id, @RestPath int row, @NotNull @Valid DecisionRequest request) {
        return decided(id, row, true, request.reason());
    }

    @POST
    @Path("/{id}/lines/{row}/assignment/rejection")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.FINANCE_CHECKER)
    @Operation(summary = "Rejects an assignment of somebody else; the line may be assigned anew")
    public BankLineView reject(
            @RestPath UUID id, @RestPath int row, @NotNull @Valid DecisionRequest request) {
        return decided(id, row, false, request.reason());
    }

    private BankLineView decided(UUID id, int row, boolean confirmed, String reason) {
        seen(id);
        assigning.decide(id, row, confirmed, reason);
        return view(statements.line(id, row));
    }

    private BankStatementView taken(String fileName, byte[] content, String account) {
        RegionCode owner =
                caller.region()
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                SharedRefusal.OUT_OF_SCOPE,
                                                "the token names no region"));
        return view(
                statements.take(
                        new BankStatements.Given(
                                owner, FileName.of(fileName), content, account, caller.user())));
    }

    private BankStatement seen(UUID id) {
        BankStatement statement = statements.get(id);
        if (!caller.covers(statement.owner())) {
            throw Refused.concealing(
                    BankStatements.unknown(id).refusal(), BankStatements.unknown(id).detail());
        }
        return statement;
    }

    private BankStatementView view(BankStatement statement) {
        return BankStatementView.of(statement, repository.counts(statement.id()));
    }

    private BankLineView view(BankLine line) {
        return BankLineView.of(
                line, repository.matches(line.statement(), List.of(line.line().row())));
    }
}
