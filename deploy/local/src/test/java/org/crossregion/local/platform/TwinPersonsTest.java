package org.crossregion.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The twin's persons belong to nobody, and to nobody else here. */
class TwinPersonsTest {

    private static final Path REFERENCE = Path.of("src", "main", "reference");

    private final List<TwinPerson> persons =
            TwinPersons.read(REFERENCE.resolve("platform-persons.csv")).all();

    /** Filed by the app under the preset of 天津, and treated through the platform of 天津. */
    private static final String FILES_HERE = "99990000000000000213";

    @Test
    void their_numbers_begin_with_no_region_and_are_all_different() {
        Set<String> numbers = new HashSet<>();
        for (TwinPerson person : persons) {
            assertThat(person.personNo()).matches("9999[0-9]{16}");
            assertThat(person.certificateNo()).matches("9999[0-9]{14}");
            assertThat(person.certificateNo())
                    .contains(person.birthDate().toString().replace("-", ""));
            assertThat(numbers.add(person.personNo())).isTrue();
            assertThat(numbers.add(person.certificateNo())).isTrue();
            assertThat(numbers.add(person.cardNo())).isTrue();
        }
    }

    @Test
    void filing_service_has_none_of_them_but_the_one_who_files_here_and_is_the_same_there()
            throws IOException {
        String known = Files.readString(REFERENCE.resolve("persons.csv"));

        assertThat(persons)
                .filteredOn(person -> person.personNo().equals(FILES_HERE))
                .singleElement()
                .satisfies(
                        person ->
                                assertThat(known)
                                        .contains(
                                                String.join(
                                                        ",",
                                                        person.personNo(),
                                                        person.name(),
                                                        "1",
                                                        person.birthDate().toString(),
                                                        "01",
                                                        person.certificateNo(),
                                                        person.cardNo(),
                                                        "employee",
                                                        person.personType())));
        assertThat(persons)
                .filteredOn(person -> !person.personNo().equals(FILES_HERE))
                .noneMatch(
                        person ->
                                known.contains(person.personNo())
                                        || known.contains(person.certificateNo())
                                        || known.contains(person.cardNo()));
    }

    @Test
    void each_is_insured_in_a_region_the_twin_has_a_policy_for() {
        assertThat(persons)
                .allMatch(person -> List.of("120000", "110000").contains(person.region().value()));
        assertThat(persons).anyMatch(person -> person.filing().isEmpty());
    }
}
