package org.crossregion.settlement.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.web.identity.IdentityProtection;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Who a reply is about, in the words of the national interface; the certificate is masked. */
@ApplicationScoped
class PersonRow {

    private final Persons persons;

    PersonRow(Persons persons) {
        this.persons = persons;
    }

    /** A new row, to which the reply adds what it has to say. */
    Map<String, Object> of(InsuredPerson person, LocalDate day) {
        Map<String, Object> row = new HashMap<>();
        row.put("psn_no", person.personNo());
        row.put("psn_name", person.name());
        row.put("psn_cert_type", person.certificateType());
        row.put("certno", IdentityProtection.mask(persons.certificateNo(person)));
        row.put("gend", person.sex());
        row.put("brdy", person.birthDate());
        row.put("age", person.ageOn(day));
        return row;
    }
}
