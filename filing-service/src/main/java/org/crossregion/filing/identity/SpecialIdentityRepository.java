package org.crossregion.filing.identity;

import jakarta.inject.Singleton;

import org.crossregion.filing.reference.ReferenceTable;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;

/** The table of special identities. */
@Singleton
class SpecialIdentityRepository extends ReferenceTable<SpecialIdentity> {

    private static final String SELECT =
            """
            select person_no, identity_type, level, valid_from, valid_until, memo, version
            from special_identity
            """;

    private static final String PUT =
            """
            insert into special_identity
                (person_no, identity_type, level, valid_from, valid_until, memo, version)
            values
                (:personNo, :identityType, :level, :validFrom, :validUntil, :memo, :version)
            on conflict (person_no, identity_type, valid_from) do update set
                level = excluded.level, valid_until = excluded.valid_until,
                memo = excluded.memo, version = excluded.version
            """;

    SpecialIdentityRepository(Jdbi database) {
        super(
                database,
                "special-identities",
                SpecialIdentity.class,
                new Statements(
                        "special_identity",
                        "person_no || ':' || identity_type || '@' || valid_from",
                        "person_no, identity_type, valid_from",
                        SELECT,
                        PUT));
    }

    @Override
    public String codeOf(SpecialIdentity one) {
        return one.personNo() + ":" + one.identityType() + "@" + one.validFrom();
    }

    @Override
    public OutboxEvent published(Versioned<SpecialIdentity> row, Instant at) {
        return SpecialIdentityPublished.of(row, at);
    }
}
