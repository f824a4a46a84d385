package org.crossregion.filing.person;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.crossregion.filing.scope.RegionScope;
import org.crossregion.sheet.DeletedOnClose;
import org.crossregion.sheet.SheetColumn;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.SheetWriter;
import org.crossregion.sheet.WrittenRow;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.form.Attachment;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.request.OptionalBody;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The persons of the caller's regions as a file, numbers masked; each export is on record. */
@Path("/api/v1/persons")
@Tag(name = "persons", description = "参保人")
class PersonExport {

    private static final int PAGE = 2000;

    private static final List<SheetColumn> COLUMNS =
            List.of(
                    SheetColumn.text("人员编号", 24),
                    SheetColumn.text("姓名", 12),
                    SheetColumn.text("性别", 6),
                    SheetColumn.text("出生日期", 12),
                    SheetColumn.text("证件类型", 10),
                    SheetColumn.text("证件号码", 22),
                    SheetColumn.text("参保关系", 40),
                    SheetColumn.text("合并到", 24));

    private final PersonRepository persons;
    private final RegionScope scope;
    private final IdentityProtection protection;
    private final AuditTrail audit;
    private final Caller caller;

    PersonExport(
            PersonRepository persons,
            RegionScope scope,
            IdentityProtection protection,
            AuditTrail audit,
            Caller caller) {
        this.persons = persons;
        this.scope = scope;
        this.protection = protection;
        this.audit = audit;
        this.caller = caller;
    }

    /** Which persons; what is absent does not matter. */
    record PersonCriteria(@Size(max = 100) String name, @Size(max = 30) String certificateNo) {}

    @POST
    @Path("/export")
    @Produces("*/*")
    @RolesAllowed({Role.FILING_CLERK, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "Persons of the caller's regions as a file, numbers masked")
    public Response export(
            @Valid @OptionalBody PersonCriteria criteria,
            @RestQuery @DefaultValue("csv") SheetFormat format)
            throws IOException {
        Optional<PersonCriteria> asked = Optional.ofNullable(criteria);
        String name = asked.map(PersonCriteria::name).orElse("");
        String index = asked.map(PersonCriteria::certificateNo).map(protection::index).orElse("");
        boolean clear = caller.has(Role.FILING_CLERK) || caller.has(Role.ADMINISTRATOR);
        java.nio.file.Path file = Files.createTempFile("persons-", "." + format.extension());
        try {
            long[] count = new long[1];
            Iterator<WrittenRow> rows =
                    pages(name, index)
                            .flatMap(List::stream)
                            .peek(one -> count[0]++)
                            .map(one -> row(one, clear))
                            .iterator();
            try (OutputStream to = Files.newOutputStream(file)) {
                SheetWriter.write(
                        format,
                        new SheetWriter.Content("参保人", List.of(), COLUMNS, rows, List.of()),
                        to);
            }
            QuarkusTransaction.requiringNew()
                    .run(
                            () ->
                                    audit.record(
                                            "persons-exported",
                                            "persons",
                                            Map.of("count", count[0], "format", format.code())));
            return Response.ok(new DeletedOnClose(file), format.mediaType())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            Attachment.named("参保人." + format.extension()))
                    .header("X-Total-Count", count[0])
                    .build();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Page after page, each read when the one before is written. */
    private Stream<List<Person>> pages(String name, String index) {
        String pattern = scope.pattern();
        return Stream.iterate(
                persons.page(pattern, name, index, "", PAGE),
                page -> !page.isEmpty(),
                page ->
                        persons.page(
                                pattern, name, index, page.get(page.size() - 1).personNo(), PAGE));
    }

    private WrittenRow row(Person one, boolean clear) {
        return WrittenRow.of(
                List.of(
                        one.personNo(),
                        clear ? one.name() : PersonName.mask(one.name()),
                        one.sex().equals("1") ? "男" : "女",
                        one.birthDate().toString(),
                        one.certificateType(),
                        IdentityProtection.mask(protection.reveal(one.identity())),
                        one.insurances().stream()
                                .map(
                                        insurance ->
                                                insurance.scheme().code()
                                                        + " "
                                                        + insurance.region()
                                                        + " "
                                                        + insurance.status())
                                .collect(Collectors.joining(";")),
                        one.mergedInto().orElse("")));
    }
}
