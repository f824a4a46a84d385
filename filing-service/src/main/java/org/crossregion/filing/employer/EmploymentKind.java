package org.crossregion.filing.employer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.person.Persons;
import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.Line;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose people persons are, as a file. A person has one unit a day; a change is a row with its own
 * first day, and the row before it gets its last day.
 */
@ApplicationScoped
class EmploymentKind implements ReferenceKind {

    private static final List<String> COLUMNS =
            List.of("person_no", "unit_no", "valid_from", "valid_until");

    private final EmployerRepository employers;
    private final Persons persons;

    EmploymentKind(EmployerRepository employers, Persons persons) {
        this.employers = employers;
        this.persons = persons;
    }

    @Override
    public String kind() {
        return "employments";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        List<Line<Employment>> lines = Line.read(content, COLUMNS, EmploymentKind::employment);
        Rejections rejections = new Rejections();
        mustKnow(lines, rejections);
        rejections.mustBeNone();
        Map<String, Map<LocalDate, Employment>> byPerson = kept(lines);
        List<Employment> changed = new ArrayList<>();
        for (Line<Employment> line : lines) {
            Employment one = line.value();
            Map<LocalDate, Employment> ofPerson =
                    byPerson.computeIfAbsent(one.personNo(), no -> new LinkedHashMap<>());
            if (!one.equals(ofPerson.put(one.validFrom(), one))) {
                changed.add(one);
            }
        }
        for (Line<Employment> line : lines) {
            Collection<Employment> ofPerson = byPerson.get(line.value().personNo()).values();
            if (ofPerson.stream()
                    .anyMatch(
                            other ->
                                    !other.validFrom().equals(line.value().validFrom())
                                            && other.overlaps(line.value()))) {
                rejections.add(
                        line.number(),
                        "valid_from",
                        "overlap",
                        "the person is with another unit on one of these days");
            }
        }
        rejections.mustBeNone();
        changed.sort(
                java.util.Comparator.comparing(
                                (Employment one) -> one.validUntil().isEmpty() ? 1 : 0)
                        .thenComparing(Employment::validFrom));
        employers.putEmployments(changed);
        return new ImportResult(changed.size(), lines.size() - changed.size());
    }

    private Map<String, Map<LocalDate, Employment>> kept(List<Line<Employment>> lines) {
        Map<String, Map<LocalDate, Employment>> byPerson = new LinkedHashMap<>();
        employers
                .employments(
                        lines.stream().map(line -> line.value().personNo()).distinct().toList())
                .forEach(
                        one ->
                                byPerson.computeIfAbsent(
                                                one.personNo(), no -> new LinkedHashMap<>())
                                        .put(one.validFrom(), one));
        return byPerson;
    }

    private void mustKnow(List<Line<Employment>> lines, Rejections rejections) {
        Set<String> units =
                employers
                        .find(lines.stream().map(line -> line.value().unitNo()).distinct().toList())
                        .stream()
                        .map(Employer::unitNo)
                        .collect(Collectors.toSet());
        Set<String> known =
                persons.known(
                        lines.stream().map(line -> line.value().personNo()).distinct().toList());
        for (Line<Employment> line : lines) {
            if (!units.contains(line.value().unitNo())) {
                rejections.add(line.number(), "unit_no", "known", "is no known unit");
            }
            if (!known.contains(line.value().personNo())) {
                rejections.add(line.number(), "person_no", "known", "is nobody's number");
            }
        }
    }

    @Override
    public byte[] export() {
        return CsvRows.write(
                COLUMNS, employers.employments().stream().map(EmploymentKind::cells).toList());
    }

    private static Employment employment(CsvRow row) {
        LocalDate from = row.day("valid_from");
        Optional<LocalDate> until = row.optionalDay("valid_until");
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new CsvRow.Rejected("valid_until", "order", "is before valid_from");
        }
        return new Employment(
                Cells.text(row, "person_no", 30), Cells.text(row, "unit_no", 30), from, until);
    }

    private static List<String> cells(Employment one) {
        return List.of(
                one.personNo(),
                one.unitNo(),
                one.validFrom().toString(),
                one.validUntil().map(LocalDate::toString).orElse(""));
    }
}
