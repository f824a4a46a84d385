package org.crossregion.settlement.person;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.identity.ProtectedIdentity;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of copied persons; a newer version replaces an older one with all its relations. */
@ApplicationScoped
class PersonRepository {

    private static final String PERSON =
            """
            select p.person_no, p.name, p.sex, p.birth_date, p.certificate_type,
                   p.identity_cipher, p.identity_index, p.identity_key,
                   p.card_cipher, p.card_index, p.card_key,
                   i.scheme, i.person_type, i.region, i.since, i.status, i.employer,
                   i.civil_servant,
                   coalesce((select r.pooling_region from region r
                       where r.code = i.region and r.valid_from <= :day
                       order by r.valid_from desc limit 1), i.region) as pooling_region,
                   coalesce(i.remote_balance_fen,
                       case when i.scheme = 'employee' then coalesce(a.balance_fen, 0) else 0 end)
                       as balance_fen
            from person p
            left join insurance i on i.person_no = p.person_no
            left join account a on a.person_no = coalesce(p.merged_into, p.person_no)
            where p.person_no = :number
            order by p.person_no, i.position
            """;

    private static final String BY_IDENTITY =
            """
            select person_no
            from person
            where identity_index = :index
            order by source, merged_into nulls first, person_no
            limit 1
            """;

    private static final String BY_CARD =
            """
            select person_no
            from person
            where card_index = :index
            order by source, merged_into nulls first, person_no
            limit 1
            """;

    private static final String IS_REMOTE =
            """
            select exists (
                select 1 from person where person_no = :personNo and source = 'platform')
            """;

    private static final String KEEP =
            """
            insert into person (person_no, name, sex, birth_date, certificate_type,
                   identity_cipher, identity_index, identity_key,
                   card_cipher, card_index, card_key, merged_into, version, source)
            values (:personNo, :name, :sex, :birthDate, :certificateType,
                   :identityCipher, :identityIndex, :identityKey,
                   :cardCipher, :cardIndex, :cardKey, :mergedInto, :version, :source)
            on conflict (person_no) do update
            set name = excluded.name, sex = excluded.sex, birth_date = excluded.birth_date,
                certificate_type = excluded.certificate_type,
                identity_cipher = excluded.identity_cipher,
                identity_index = excluded.identity_index, identity_key = excluded.identity_key,
                card_cipher = excluded.card_cipher, card_index = excluded.card_index,
                card_key = excluded.card_key, merged_into = excluded.merged_into,
                version = excluded.version, source = excluded.source
            where person.source = 'platform'
               or (excluded.source = 'filing' and person.version < excluded.version)
            """;

    private static final String MERGED_INTO =
            "select merged_into from person where person_no = :personNo and merged_into is not null";

    private static final String FORGET_RELATIONS =
            "delete from insurance where person_no = :personNo";

    private static final String KEEP_RELATION =
            """
            insert into insurance (person_no, position, scheme, person_type, region, since, status,
                   employer, civil_servant, remote_balance_fen)
            values (:personNo, :position, :scheme, :personType, :region, :since, :status,
                   :employer, :civilServant, :remoteBalance)
            """;

    private final Jdbi jdbi;

    PersonRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<InsuredPerson> find(String personNo, LocalDate day) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(PERSON)
                                .bind("number", personNo)
                                .bind("day", day)
                                .scanResultSet((rows, context) -> person(rows.get())));
    }

    Optional<String> numberByIdentity(String index) {
        return number(BY_IDENTITY, index);
    }

    Optional<String> numberByCard(String index) {
        return number(BY_CARD, index);
    }

    private Optional<String> number(String query, String index) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(query)
                                .bind("index", index)
                                .mapTo(String.class)
                                .findOne());
    }

    /** The number that stays, if this one was merged into it. */
    Optional<String> mergedInto(String personNo) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(MERGED_INTO)
                                .bind("personNo", personNo)
                                .mapTo(String.class)
                                .findOne());
    }

    boolean isRemote(String personNo) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(IS_REMOTE)
                                .bind("personNo", personNo)
                                .mapTo(Boolean.class)
                                .one());
    }

    void keep(PersonCopy person) {
        jdbi.useHandle(
                handle -> {
                    if (keepHead(handle, person)) {
                        keepRelations(handle, person);
                    }
                });
    }

    private static boolean keepHead(Handle handle, PersonCopy person) {
        Optional<ProtectedIdentity> card = person.card();
        return handle.createUpdate(KEEP)
                        .bind("personNo", person.personNo())
                        .bind("name", person.name())
                        .bind("sex", person.sex())
                        .bind("birthDate", person.birthDate())
                        .bind("certificateType", person.certificateType())
                        .bind("identityCipher", person.identity().cipher())
                        .bind("identityIndex", person.identity().index())
                        .bind("identityKey", person.identity().keyId())
                        .bind("cardCipher", card.map(ProtectedIdentity::cipher).orElse(null))
                        .bind("cardIndex", card.map(ProtectedIdentity::index).orElse(null))
                        .bind("cardKey", card.map(ProtectedIdentity::keyId).orElse(null))
                        .bind("mergedInto", person.mergedInto())
                        .bind("version", person.version())
                        .bind("source", person.source().name().toLowerCase(Locale.ROOT))
                        .execute()
                > 0;
    }

    private static void keepRelations(Handle handle, PersonCopy person) {
        handle.createUpdate(FORGET_RELATIONS).bind("personNo", person.personNo()).execute();
        if (person.relations().isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(KEEP_RELATION);
        int position = 0;
        for (PersonCopy.Relation relation : person.relations()) {
            batch.bind("personNo", person.personNo())
                    .bind("position", position++)
                    .bind("scheme", relation.scheme())
                    .bind("personType", relation.personType())
                    .bind("region", relation.region())
                    .bind("since", relation.since())
                    .bind("status", relation.status())
                    .bind("employer", relation.employer())
                    .bind("civilServant", relation.civilServant())
                    .bind("remoteBalance", relation.remoteBalance().orElse(null))
                    .add();
        }
        batch.execute();
    }

    private static Optional<InsuredPerson> person(ResultSet rows) throws SQLException {
        Optional<InsuredPerson> head = Optional.empty();
        List<Insurance> insurances = new ArrayList<>();
        while (rows.next()) {
            if (head.isEmpty()) {
                head = Optional.of(head(rows));
            }
            if (rows.getString("scheme") != null) {
                insurances.add(insurance(rows));
            }
        }
        return head.map(person -> person.with(insurances));
    }

    private static InsuredPerson head(ResultSet row) throws SQLException {
        String card = row.getString("card_cipher");
        return new InsuredPerson(
                row.getString("person_no"),
                row.getString("name"),
                row.getString("sex"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("certificate_type"),
                new ProtectedIdentity(
                        row.getString("identity_cipher"),
                        row.getString("identity_index"),
                        row.getString("identity_key")),
                card == null
                        ? Optional.empty()
                        : Optional.of(
                                new ProtectedIdentity(
                                        card,
                                        row.getString("card_index"),
                                        row.getString("card_key"))),
                List.of());
    }

    private static Insurance insurance(ResultSet row) throws SQLException {
        return new Insurance(
                Scheme.fromString(row.getString("scheme")),
                row.getString("person_type"),
                RegionCode.of(row.getString("region")),
                RegionCode.of(row.getString("pooling_region")),
                row.getObject("since", LocalDate.class),
                row.getString("status"),
                row.getString("employer"),
                row.getBoolean("civil_servant"),
                Money.ofFen(row.getLong("balance_fen")));
    }
}
