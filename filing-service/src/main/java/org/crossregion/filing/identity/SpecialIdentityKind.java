package org.crossregion.filing.identity;

import jakarta.inject.Singleton;

import org.crossregion.filing.person.Persons;
import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.CsvKind;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.Rejections;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Special identities as a file; a person's identity ends with a row that says its last day. */
@Singleton
class SpecialIdentityKind extends CsvKind<SpecialIdentity> {

    private static final List<String> COLUMNS =
            List.of("person_no", "identity_type", "level", "valid_from", "valid_until", "memo");

    private final Persons persons;

    SpecialIdentityKind(
            SpecialIdentityRepository identities, ReferenceImport imports, Persons persons) {
        super(identities, imports, "identity_type", COLUMNS);
        this.persons = persons;
    }

    @Override
    protected void check(List<Line<SpecialIdentity>> lines, Rejections rejections) {
        for (Line<SpecialIdentity> line : lines) {
            if (persons.find(line.value().personNo()).isEmpty()) {
                rejections.add(line.number(), "person_no", "known", "is nobody's number");
            }
        }
    }

    @Override
    protected SpecialIdentity row(CsvRow row) {
        LocalDate from = row.day("valid_from");
        Optional<LocalDate> until = row.optionalDay("valid_until");
        if (until.filter(day -> day.isBefore(from)).isPresent()) {
            throw new CsvRow.Rejected("valid_until", "order", "is before valid_from");
        }
        return new SpecialIdentity(
                Cells.text(row, "person_no", 30),
                Cells.matching(row, "identity_type", "[0-9]{2}([0-9]{2})?", "two or four digits"),
                row.optionalText("level").isPresent()
                        ? Cells.matching(
                                row, "level", "[0-9A-Za-z]{1,3}", "1 to 3 letters or digits")
                        : "",
                from,
                until,
                Cells.optional(row, "memo", 500));
    }

    @Override
    protected List<String> cells(SpecialIdentity one) {
        return List.of(
                one.personNo(),
                one.identityType(),
                one.level(),
                one.validFrom().toString(),
                one.validUntil().map(LocalDate::toString).orElse(""),
                one.memo());
    }
}
