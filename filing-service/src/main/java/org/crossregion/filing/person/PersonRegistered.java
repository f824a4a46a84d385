package org.crossregion.filing.person;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.web.identity.ProtectedIdentity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A person as now registered; replaces what was told of the same number before.
 *
 * @param card null if the person has none
 * @param mergedInto the number that stays, if this one was merged into it; else null
 */
record PersonRegistered(
        UUID eventId,
        Instant occurredAt,
        String personNo,
        String name,
        String sex,
        LocalDate birthDate,
        String certificateType,
        ProtectedIdentity identity,
        ProtectedIdentity card,
        List<InsuranceTold> insurances,
        String mergedInto,
        int version)
        implements OutboxEvent {

    /** One insurance relation as it is told. */
    record InsuranceTold(
            String scheme,
            String personType,
            String region,
            LocalDate since,
            String status,
            String employer,
            boolean civilServant) {

        static InsuranceTold of(Insurance insurance) {
            return new InsuranceTold(
                    insurance.scheme().code(),
                    insurance.personType(),
                    insurance.region().value(),
                    insurance.since(),
                    insurance.status(),
                    insurance.employer(),
                    insurance.civilServant());
        }
    }

    static PersonRegistered of(Versioned<Person> row, Instant at) {
        Person person = row.value();
        return new PersonRegistered(
                EventIds.next(),
                at,
                person.personNo(),
                person.name(),
                person.sex(),
                person.birthDate(),
                person.certificateType(),
                person.identity(),
                person.card().orElse(null),
                person.insurances().stream().map(InsuranceTold::of).toList(),
                person.mergedInto().orElse(null),
                row.version());
    }

    @Override
    public String type() {
        return "person-registered.v1";
    }

    @Override
    public String key() {
        return personNo;
    }

    @Override
    public String topic() {
        return "filing-events";
    }
}
