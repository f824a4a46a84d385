package org.crossregion.filing.person;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.values.Coded;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.identity.ProtectedIdentity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts persons together from rows, one for each of their insurance relations. */
final class PersonRows {

    private final Map<String, Person> persons = new LinkedHashMap<>();
    private final Map<String, Integer> versions = new LinkedHashMap<>();
    private final Map<String, List<Insurance>> insurances = new LinkedHashMap<>();

    /** The number of the person whose row it is. */
    String add(ResultSet row) throws SQLException {
        String number = row.getString("person_no");
        if (!persons.containsKey(number)) {
            persons.put(number, person(number, row));
            versions.put(number, row.getInt("version"));
            insurances.put(number, new ArrayList<>());
        }
        if (row.getString("scheme") != null) {
            insurances.get(number).add(insurance(row));
        }
        return number;
    }

    /** In the order of the rows. */
    Map<String, Versioned<Person>> persons() {
        Map<String, Versioned<Person>> whole = new LinkedHashMap<>();
        persons.forEach(
                (number, person) ->
                        whole.put(
                                number,
                                new Versioned<>(
                                        person.with(insurances.get(number)),
                                        versions.get(number))));
        return whole;
    }

    private static Person person(String number, ResultSet row) throws SQLException {
        return new Person(
                number,
                row.getString("name"),
                row.getString("sex"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("certificate_type"),
                new ProtectedIdentity(
                        row.getString("identity_cipher"),
                        row.getString("identity_index"),
                        row.getString("identity_key_id")),
                card(row),
                List.of(),
                Optional.ofNullable(row.getString("merged_into")));
    }

    private static Optional<ProtectedIdentity> card(ResultSet row) throws SQLException {
        String cipher = row.getString("card_cipher");
        return cipher == null
                ? Optional.empty()
                : Optional.of(
                        new ProtectedIdentity(
                                cipher, row.getString("card_index"), row.getString("card_key_id")));
    }

    private static Insurance insurance(ResultSet row) throws SQLException {
        return new Insurance(
                Coded.ofCode(Scheme.class, row.getString("scheme")),
                row.getString("person_type"),
                RegionCode.of(row.getString("insured_region")),
                row.getObject("since", LocalDate.class),
                row.getString("status"),
                row.getString("employer"),
                row.getBoolean("civil_servant"));
    }
}
