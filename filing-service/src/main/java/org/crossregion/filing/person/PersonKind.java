package org.crossregion.filing.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.Scheme;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;
import org.crossregion.web.security.Environment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Persons as a file: one row for each insurance relation, the person's own columns repeated. The
 * numbers are protected before anything is kept.
 */
@ApplicationScoped
class PersonKind implements ReferenceKind {

    private static final List<String> COLUMNS =
            List.of(
                    "person_no",
                    "name",
                    "sex",
                    "birth_date",
                    "certificate_type",
                    "certificate_no",
                    "card_no",
                    "scheme",
                    "person_type",
                    "insured_region",
                    "since",
                    "status",
                    "employer",
                    "civil_servant");

    private static final int PAGE = 1000;

    private final PersonRepository persons;
    private final Regions regions;
    private final ReferenceImport imports;
    private final IdentityProtection protection;
    private final Duplicates duplicates;
    private final AuditTrail audit;
    private final Clock clock;

    PersonKind(
            PersonRepository persons,
            Regions regions,
            ReferenceImport imports,
            IdentityProtection protection,
            Duplicates duplicates,
            AuditTrail audit,
            Clock clock) {
        this.persons = persons;
        this.regions = regions;
        this.imports = imports;
        this.protection = protection;
        this.duplicates = duplicates;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return persons.kind();
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        LocalDate today = Beijing.day(clock.instant());
        List<Line<Entry>> lines = Line.read(content, COLUMNS, row -> entry(row, today));
        Map<String, List<Line<Entry>>> byPerson = new LinkedHashMap<>();
        for (Line<Entry> line : lines) {
            String personNo = line.value().own().personNo();
            byPerson.computeIfAbsent(personNo, no -> new ArrayList<>()).add(line);
        }
        Rejections rejections = new Rejections();
        regions.mustKnow(lines, entry -> entry.insurance().region(), "insured_region", rejections);
        byPerson.values().forEach(ofOne -> mustAgree(ofOne, rejections));
        mustOwnTheirNumbers(byPerson.values(), rejections);
        rejections.mustBeNone();
        Map<String, Versioned<Person>> kept = persons.find(byPerson.keySet());
        ImportResult result =
                imports.run(
                        persons,
                        byPerson.values().stream().map(ofOne -> person(ofOne, kept)).toList());
        duplicates.note(byPerson.keySet());
        return result;
    }

    /** The one way out for numbers in clear; each time on record. */
    @Override
    @Transactional
    public byte[] export() {
        audit.record("reference-exported", "reference/" + kind(), Map.of());
        List<List<String>> rows = new ArrayList<>();
        String after = "";
        List<Person> page;
        do {
            page = persons.page("%", "", "", after, PAGE);
            for (Person person : page) {
                person.insurances().forEach(insurance -> rows.add(cells(person, insurance)));
                after = person.personNo();
            }
        } while (page.size() == PAGE);
        return CsvRows.write(COLUMNS, rows);
    }

    /** One row of the file: a person and one of the relations, the numbers still in clear. */
    private record Entry(Own own, String certificateNo, String cardNo, Insurance insurance) {}

    /** A person's own columns, equal in each of their rows; the numbers by their blind index. */
    private record Own(
            String personNo,
            String name,
            String sex,
            LocalDate birthDate,
            String certificateType,
            String identityIndex,
            String cardIndex) {}

    private Entry entry(CsvRow row, LocalDate today) {
        String certificateNo =
                Certificate.normal(
                        Cells.matching(row, "certificate_no", "[0-9A-Za-z()-]{5,30}", "a number"));
        String cardNo = Cells.optional(row, "card_no", 30);
        Own own =
                new Own(
                        Cells.matching(
                                row, "person_no", "[0-9A-Za-z]{6,30}", "6 to 30 digits or letters"),
                        name(row),
                        Cells.matching(row, "sex", "[12]", "1 (male) or 2 (female)"),
                        row.day("birth_date"),
                        Cells.matching(row, "certificate_type", "[0-9]{2}", "two digits"),
                        protection.index(certificateNo),
                        cardNo.isEmpty() ? "" : protection.index(cardNo));
        if (own.birthDate().isAfter(today)) {
            throw new CsvRow.Rejected("birth_date", "past", "has not come yet");
        }
        Certificate.fault(own.certificateType(), certificateNo, !Environment.isProduction(), today)
                .ifPresent(
                        fault -> {
                            throw new CsvRow.Rejected(
                                    "certificate_no",
                                    "identity-number",
                                    "the number " + fault.text());
                        });
        if (own.certificateType().equals(Certificate.RESIDENT_CARD)) {
            mustFit(certificateNo, own);
        }
        return new Entry(own, certificateNo, cardNo, insurance(row));
    }

    private static Insurance insurance(CsvRow row) {
        return new Insurance(
                row.coded(Scheme.class, "scheme"),
                Cells.matching(row, "person_type", "[0-9]{2,6}", "two to six digits"),
                row.region("insured_region"),
                row.day("since"),
                Cells.matching(row, "status", "[0124]", "0, 1, 2 or 4"),
                Cells.optional(row, "employer", 200),
                row.flag("civil_servant"));
    }

    private static String name(CsvRow row) {
        String name = PersonName.normal(Cells.text(row, "name", 100));
        PersonName.fault(name, !Environment.isProduction())
                .ifPresent(
                        fault -> {
                            throw new CsvRow.Rejected("name", "name", fault);
                        });
        return name;
    }

    /** The day of birth and the sex are those of the number; the messages never repeat it. */
    private static void mustFit(String number, Own own) {
        if (number.startsWith(IdentityNumber.INVENTED)) {
            return;
        }
        if (!IdentityNumber.birth(number).equals(Optional.of(own.birthDate()))) {
            throw new CsvRow.Rejected(
                    "birth_date", "identity-number", "is not the day the number holds");
        }
        if (IdentityNumber.isMale(number) != own.sex().equals("1")) {
            throw new CsvRow.Rejected("sex", "identity-number", "is not what the number says");
        }
    }

    /** A person's rows say the same of the person, and no relation twice. */
    private static void mustAgree(List<Line<Entry>> ofOne, Rejections rejections) {
        Own first = ofOne.get(0).value().own();
        Set<List<Object>> relations = new HashSet<>();
        Set<Scheme> holding = new HashSet<>();
        for (Line<Entry> line : ofOne) {
            Insurance insurance = line.value().insurance();
            if (!line.value().own().equals(first)) {
                rejections.add(
                        line.number(),
                        "person_no",
                        "same-person",
                        "says otherwise of the person than an earlier line");
            }
            if (!relations.add(
                    List.of(insurance.scheme(), insurance.region(), insurance.since()))) {
                rejections.add(line.number(), "scheme", "unique", "the relation is there twice");
            }
            if (insurance.status().equals("1") && !holding.add(insurance.scheme())) {
                rejections.add(
                        line.number(), "status", "once-insured", "insured twice in one scheme");
            }
        }
    }

    /** One certificate is one person. */
    private void mustOwnTheirNumbers(
            Collection<List<Line<Entry>>> byPerson, Rejections rejections) {
        Map<String, Map<String, Line<Entry>>> byType = new HashMap<>();
        for (List<Line<Entry>> ofOne : byPerson) {
            Line<Entry> line = ofOne.get(0);
            Own own = line.value().own();
            Line<Entry> other =
                    byType.computeIfAbsent(own.certificateType(), type -> new HashMap<>())
                            .put(own.identityIndex(), line);
            if (other != null) {
                notUnique(line, other.value().own().personNo(), rejections);
            }
        }
        byType.forEach(
                (type, lines) ->
                        persons.owners(type, lines.keySet())
                                .forEach(
                                        (index, owner) -> {
                                            Line<Entry> line = lines.get(index);
                                            if (!owner.equals(line.value().own().personNo())) {
                                                notUnique(line, owner, rejections);
                                            }
                                        }));
    }

    private static void notUnique(Line<Entry> line, String owner, Rejections rejections) {
        rejections.add(
                line.number(), "certificate_no", "unique", "is the number of person " + owner);
    }

    private Person person(List<Line<Entry>> ofOne, Map<String, Versioned<Person>> kept) {
        Entry first = ofOne.get(0).value();
        Own own = first.own();
        return new Person(
                own.personNo(),
                own.name(),
                own.sex(),
                own.birthDate(),
                own.certificateType(),
                protection.protect(first.certificateNo()),
                first.cardNo().isEmpty()
                        ? Optional.empty()
                        : Optional.of(protection.protect(first.cardNo())),
                ofOne.stream().map(line -> line.value().insurance()).toList(),
                Optional.ofNullable(kept.get(own.personNo()))
                        .map(Versioned::value)
                        .flatMap(Person::mergedInto));
    }

    private List<String> cells(Person person, Insurance insurance) {
        return List.of(
                person.personNo(),
                person.name(),
                person.sex(),
                person.birthDate().toString(),
                person.certificateType(),
                protection.reveal(person.identity()),
                person.card().map(protection::reveal).orElse(""),
                insurance.scheme().code(),
                insurance.personType(),
                insurance.region().value(),
                insurance.since().toString(),
                insurance.status(),
                insurance.employer(),
                Boolean.toString(insurance.civilServant()));
    }
}
