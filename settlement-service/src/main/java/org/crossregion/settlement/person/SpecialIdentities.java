package org.crossregion.settlement.person;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.RecordArguments;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.List;

/** The special identities of persons as this service knows them, from filing-service's events. */
@ApplicationScoped
public class SpecialIdentities {

    private static final String KEEP =
            """
            insert into special_identity (person_no, identity_type, level, valid_from, valid_until,
                   memo, version)
            values (:personNo, :identityType, :level, :validFrom, :validUntil, :memo, :version)
            on conflict (person_no, identity_type, valid_from) do update
            set level = excluded.level, valid_until = excluded.valid_until,
                memo = excluded.memo, version = excluded.version
            where special_identity.version < excluded.version
            """;

    private static final String OF_PERSON =
            """
            select person_no, identity_type, level, valid_from, valid_until, memo, version
            from special_identity
            where person_no = :personNo
            order by identity_type, valid_from
            """;

    private final Jdbi jdbi;

    SpecialIdentities(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void keep(SpecialIdentityPublished one) {
        one.mustBeSound();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP)
                                .bindNamedArgumentFinder(RecordArguments.of(one))
                                .execute());
    }

    /** Those that a person has on a day. */
    public List<SpecialIdentityPublished> of(String personNo, LocalDate day) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(OF_PERSON)
                                        .bind("personNo", personNo)
                                        .mapTo(SpecialIdentityPublished.class)
                                        .list())
                .stream()
                .filter(one -> one.holdsOn(day))
                .toList();
    }
}
