package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** The rows of extensions. */
@ApplicationScoped
class ExtensionRepository {

    private static final String ADD =
            """
            insert into claim_extension (person_no, insured_region, ended_on, last_day, reason,
                   granted_by, granted_at)
            values (:personNo, :insuredRegion, :endedOn, :lastDay, :reason, :grantedBy, :grantedAt)
            returning id
            """;

    private static final String OF_PERSON =
            """
            select id, person_no, insured_region, ended_on, last_day, reason, granted_by, granted_at
            from claim_extension
            where person_no = :personNo
            order by id
            """;

    private final Jdbi jdbi;

    ExtensionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    long add(ClaimExtension extension) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ADD)
                                .bind("personNo", extension.personNo())
                                .bind("insuredRegion", extension.insuredRegion())
                                .bind("endedOn", extension.endedOn())
                                .bind("lastDay", extension.lastDay())
                                .bind("reason", extension.reason())
                                .bind("grantedBy", extension.grantedBy())
                                .bind("grantedAt", extension.grantedAt())
                                .mapTo(Long.class)
                                .one());
    }

    List<ClaimExtension> of(String personNo) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_PERSON)
                                .bind("personNo", personNo)
                                .map((row, context) -> extension(row))
                                .list());
    }

    private static ClaimExtension extension(ResultSet row) throws SQLException {
        return new ClaimExtension(
                row.getLong("id"),
                row.getString("person_no"),
                RegionCode.of(row.getString("insured_region")),
                row.getObject("ended_on", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("reason"),
                row.getString("granted_by"),
                row.getObject("granted_at", OffsetDateTime.class).toInstant());
    }
}
