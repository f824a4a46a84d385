package org.crossregion.settlement.injury;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.CareCause;
import org.crossregion.web.identity.ProtectedIdentity;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The rows of declared injuries. */
@ApplicationScoped
class InjuryRepository {

    private static final String LAST =
            """
            select visit_id, happened_at, place, course, cause, phone_cipher, phone_index, phone_key,
                   signer_name, signer_relation, signer_cipher, signer_index, signer_key,
                   registered_by, registered_at
            from injury
            where visit_id = :visitId
            order by id desc
            limit 1
            """;

    private static final String ADD =
            """
            insert into injury (visit_id, happened_at, place, course, cause, phone_cipher, phone_index,
                   phone_key, signer_name, signer_relation, signer_cipher, signer_index,
                   signer_key, registered_by, registered_at)
            values (:visitId, :happenedAt, :place, :course, :cause, :phoneCipher, :phoneIndex,
                   :phoneKey, :signerName, :signerRelation, :signerCipher, :signerIndex,
                   :signerKey, :registeredBy, :registeredAt)
            """;

    private final Jdbi jdbi;

    InjuryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Injury> last(String visitId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LAST)
                                .bind("visitId", visitId)
                                .map((row, context) -> injury(row))
                                .findOne());
    }

    void add(Injury injury) {
        Optional<Injury.Signer> signer = injury.signer();
        Optional<ProtectedIdentity> identity = signer.map(Injury.Signer::identity);
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("visitId", injury.visitId())
                                .bind("happenedAt", injury.happenedAt())
                                .bind("place", injury.place())
                                .bind("course", injury.course())
                                .bind("cause", injury.cause())
                                .bind("phoneCipher", injury.phone().cipher())
                                .bind("phoneIndex", injury.phone().index())
                                .bind("phoneKey", injury.phone().keyId())
                                .bind("signerName", signer.map(Injury.Signer::name).orElse(""))
                                .bind(
                                        "signerRelation",
                                        signer.map(Injury.Signer::relation).orElse(""))
                                .bind(
                                        "signerCipher",
                                        identity.map(ProtectedIdentity::cipher).orElse(null))
                                .bind(
                                        "signerIndex",
                                        identity.map(ProtectedIdentity::index).orElse(null))
                                .bind(
                                        "signerKey",
                                        identity.map(ProtectedIdentity::keyId).orElse(null))
                                .bind("registeredBy", injury.registeredBy())
                                .bind("registeredAt", injury.registeredAt())
                                .execute());
    }

    private static Injury injury(ResultSet row) throws SQLException {
        String signer = row.getString("signer_name");
        return new Injury(
                row.getString("visit_id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("place"),
                row.getString("course"),
                Optional.ofNullable(row.getString("cause")).map(CareCause::fromString),
                protectedNumber(row, "phone"),
                signer.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Injury.Signer(
                                        signer,
                                        row.getString("signer_relation"),
                                        protectedNumber(row, "signer"))),
                row.getString("registered_by"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant());
    }

    private static ProtectedIdentity protectedNumber(ResultSet row, String name)
            throws SQLException {
        return new ProtectedIdentity(
                row.getString(name + "_cipher"),
                row.getString(name + "_index"),
                row.getString(name + "_key"));
    }
}
