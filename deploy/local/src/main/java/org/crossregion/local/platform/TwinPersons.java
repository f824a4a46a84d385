package org.crossregion.local.platform;

import org.crossregion.values.FilingType;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The persons of {@code platform-persons.csv}, found by their numbers. */
final class TwinPersons {

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
                    "civil_servant",
                    "account_yuan",
                    "filing_type",
                    "filing_regions",
                    "filing_from",
                    "filing_until",
                    "chronic");

    private final Map<String, TwinPerson> byNumber;

    private TwinPersons(Map<String, TwinPerson> byNumber) {
        this.byNumber = byNumber;
    }

    static TwinPersons read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (!lines.get(0).equals(String.join(",", COLUMNS))) {
                throw new IllegalStateException(file + " does not begin with " + COLUMNS);
            }
            Map<String, TwinPerson> persons = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                TwinPerson person = person(line.split(",", -1));
                if (persons.put(person.personNo(), person) != null) {
                    throw new IllegalStateException(person.personNo() + " is there twice");
                }
            }
            return new TwinPersons(persons);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private static TwinPerson person(String[] row) {
        if (row.length != COLUMNS.size()) {
            throw new IllegalStateException(row.length + " columns: " + Arrays.toString(row));
        }
        return new TwinPerson(
                row[0],
                row[1],
                row[2],
                LocalDate.parse(row[3]),
                row[4],
                row[5],
                row[6],
                Scheme.fromString(row[7]),
                row[8],
                RegionCode.of(row[9]),
                LocalDate.parse(row[10]),
                row[11],
                row[12],
                Boolean.parseBoolean(row[13]),
                Money.ofYuan(row[14]),
                row[15].isEmpty() ? Optional.empty() : Optional.of(filing(row)),
                Arrays.stream(row[19].split("\\|"))
                        .filter(code -> !code.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static TwinPerson.TwinFiling filing(String[] row) {
        return new TwinPerson.TwinFiling(
                FilingType.fromString(row[15]),
                Arrays.stream(row[16].split("\\|")).map(RegionCode::of).toList(),
                LocalDate.parse(row[17]),
                row[18].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(row[18])));
    }

    List<TwinPerson> all() {
        return List.copyOf(byNumber.values());
    }

    Optional<TwinPerson> find(String personNo) {
        return Optional.ofNullable(byNumber.get(personNo));
    }

    /**
     * @param voucher identity, card, or any
     */
    Optional<TwinPerson> find(String voucher, String number) {
        return byNumber.values().stream()
                .filter(person -> isShown(person, voucher, number))
                .findFirst();
    }

    private static boolean isShown(TwinPerson person, String voucher, String number) {
        return switch (voucher) {
            case "identity" -> person.certificateNo().equalsIgnoreCase(number);
            case "card" -> person.cardNo().equals(number);
            default ->
                    person.certificateNo().equalsIgnoreCase(number)
                            || person.cardNo().equals(number)
                            || person.personNo().equals(number);
        };
    }
}
