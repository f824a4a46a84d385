package org.crossregion.filing.chronic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.Line;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;
import org.crossregion.web.security.Caller;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Entitlements as a file, as they are taken over from the system before: each row is registered
 * like any other, and what is registered already stays as it is.
 */
@ApplicationScoped
class EntitlementKind implements ReferenceKind {

    private static final List<String> COLUMNS =
            List.of(
                    "person_no",
                    "scheme",
                    "disease_code",
                    "valid_from",
                    "valid_until",
                    "institutions",
                    "identified_by",
                    "identified_on",
                    "doctor_code",
                    "doctor_name");

    private static final int PAGE = 1000;

    private final Entitlements entitlements;
    private final EntitlementRepository rows;
    private final Caller caller;

    EntitlementKind(Entitlements entitlements, EntitlementRepository rows, Caller caller) {
        this.entitlements = entitlements;
        this.rows = rows;
        this.caller = caller;
    }

    @Override
    public String kind() {
        return "chronic-entitlements";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        List<Line<Registration>> lines = Line.read(content, COLUMNS, EntitlementKind::registration);
        Rejections rejections = new Rejections();
        int added = 0;
        for (Line<Registration> line : lines) {
            try {
                Entitlements.Registered done =
                        entitlements.register(
                                line.value(), caller::mustCover, caller.user(), "参考数据导入");
                added += done.added() ? 1 : 0;
            } catch (Refused refused) {
                reject(line, refused, rejections);
            }
        }
        rejections.mustBeNone();
        return new ImportResult(added, lines.size() - added);
    }

    private static void reject(Line<Registration> line, Refused refused, Rejections rejections) {
        List<Violation> violations = refused.violations();
        if (violations.isEmpty()) {
            rejections.add(line.number(), "", refused.refusal().code(), refused.detail());
        }
        violations.forEach(
                one ->
                        rejections.add(
                                line.number(), column(one.field()), one.rule(), one.message()));
    }

    /** The column of a request's field: {@code diseaseCode} is {@code disease_code}. */
    private static String column(String field) {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Registration registration(CsvRow row) {
        return new Registration(
                Cells.text(row, "person_no", 30),
                row.optional("scheme", Scheme::fromString),
                Cells.text(row, "disease_code", 30),
                row.day("valid_from"),
                row.optionalDay("valid_until"),
                row.list("institutions"),
                Cells.optional(row, "identified_by", 30),
                row.optionalDay("identified_on"),
                Cells.optional(row, "doctor_code", 30),
                Cells.optional(row, "doctor_name", 50),
                "");
    }

    /** What was withdrawn is history, and in no file. */
    @Override
    public byte[] export() {
        List<List<String>> written = new ArrayList<>();
        String after = "";
        List<Entitlement> page;
        do {
            page = rows.page("%", "", "", after, PAGE);
            for (Entitlement one : page) {
                after = one.id();
                if (!one.isWithdrawn()) {
                    written.add(cells(one));
                }
            }
        } while (page.size() == PAGE);
        return CsvRows.write(COLUMNS, written);
    }

    private static List<String> cells(Entitlement one) {
        return List.of(
                one.personNo(),
                one.scheme().code(),
                one.diseaseCode(),
                one.validFrom().toString(),
                one.validUntil().map(LocalDate::toString).orElse(""),
                String.join(";", one.institutions()),
                one.identifiedBy(),
                one.identifiedOn().map(LocalDate::toString).orElse(""),
                one.doctorCode(),
                one.doctorName());
    }
}
