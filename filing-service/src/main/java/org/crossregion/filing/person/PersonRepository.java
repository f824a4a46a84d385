package org.crossregion.filing.person;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.reference.ReferenceDigest;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.reference.ReferenceStore;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.web.identity.ProtectedIdentity;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of persons and of their insurance relations. */
@ApplicationScoped
class PersonRepository implements ReferenceStore<Person> {

    private static final String SELECT =
            """
            select person_no, name, sex, birth_date, certificate_type,
                identity_cipher, identity_index, identity_key_id,
                card_cipher, card_index, card_key_id, merged_into, version
            from person
            """;

    private static final String BY_NUMBER =
            SELECT
                    + """
                      where person_no = any(:numbers)
                      order by person_no
                      """;

    private static final String IN_SCOPE =
            """
            where person_no > :after
                and exists (
                    select 1
                    from insurance i
                    join region r on r.code = i.insured_region
                    where i.person_no = person.person_no and r.pooling_region like :scope)
            """;

    private static final String IN_ORDER =
            """
            order by person_no
            limit :limit
            """;

    private static final String INSURANCES =
            """
            select person_no, scheme, person_type, insured_region as region, since, status,
                employer, civil_servant
            from insurance
            where person_no = any(:numbers)
            order by person_no, scheme, insured_region, since
            """;

    private static final String PUT =
            """
            insert into person
                (person_no, name, sex, birth_date, certificate_type,
                identity_cipher, identity_index, identity_key_id,
                card_cipher, card_index, card_key_id, merged_into, version)
            values
                (:personNo, :name, :sex, :birthDate, :certificateType,
                :identityCipher, :identityIndex, :identityKeyId,
                :cardCipher, :cardIndex, :cardKeyId, :mergedInto, :version)
            on conflict (person_no) do update set
                name = excluded.name, sex = excluded.sex, birth_date = excluded.birth_date,
                certificate_type = excluded.certificate_type,
                identity_cipher = excluded.identity_cipher,
                identity_index = excluded.identity_index,
                identity_key_id = excluded.identity_key_id,
                card_cipher = excluded.card_cipher, card_index = excluded.card_index,
                card_key_id = excluded.card_key_id, merged_into = excluded.merged_into,
                version = excluded.version
            """;

    private static final String CLEAR_INSURANCES =
            """
            delete from insurance where person_no = any(:numbers)
            """;

    private static final String PUT_INSURANCE =
            """
            insert into insurance
                (person_no, scheme, insured_region, since, person_type, status, employer,
                civil_servant)
            values
                (:personNo, :scheme, :region, :since, :personType, :status, :employer,
                :civilServant)
            """;

    private static final String LOCK =
            """
            select person_no from person where person_no = :personNo for update
            """;

    /** In one order, so that two who lock the same persons never wait for each other. */
    private static final String LOCK_ALL =
            """
            select person_no
            from person
            where person_no = any(:numbers)
            order by person_no
            for update
            """;

    private static final String KNOWN =
            """
            select person_no from person where person_no = any(:numbers)
            """;

    /** All numbers of one human being: the one that stays and those merged into it. */
    private static final String NUMBERS_OF =
            """
            with staying as (
                select coalesce(merged_into, person_no) as person_no
                from person
                where person_no = :personNo)
            select person_no from staying
            union
            select p.person_no
            from person p
            join staying s on p.merged_into = s.person_no
            order by person_no
            """;

    private static final String OWNERS =
            """
            select identity_index, person_no
            from person
            where certificate_type = :certificateType and identity_index = any(:indexes)
            """;

    private final Jdbi database;

    PersonRepository(Jdbi database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "persons";
    }

    @Override
    public String codeOf(Person person) {
        return person.personNo();
    }

    @Override
    public Map<String, Versioned<Person>> find(Collection<String> numbers) {
        return database.withHandle(
                handle -> {
                    List<Row> rows =
                            handle.createQuery(BY_NUMBER)
                                    .bindArray("numbers", String.class, numbers)
                                    .mapTo(Row.class)
                                    .list();
                    return complete(handle, rows);
                });
    }

    /**
     * In the order of their numbers.
     *
     * @param scope a {@code like} pattern of the pooling regions that may be seen
     * @param name the whole name, or empty for all
     * @param index the blind index of an identity number, or empty for all
     */
    List<Person> page(String scope, String name, String index, String after, int limit) {
        return database.withHandle(
                handle -> {
                    // Only what is asked for is part of the statement, so that it has its index.
                    String named = name.isEmpty() ? "" : " and name = :name ";
                    String certified = index.isEmpty() ? "" : " and identity_index = :index ";
                    Query query =
                            handle.createQuery(SELECT + IN_SCOPE + named + certified + IN_ORDER)
                                    .bind("scope", scope)
                                    .bind("after", after)
                                    .bind("limit", limit);
                    if (!name.isEmpty()) {
                        query.bind("name", name);
                    }
                    if (!index.isEmpty()) {
                        query.bind("index", index);
                    }
                    List<Row> rows = query.mapTo(Row.class).list();
                    return complete(handle, rows).values().stream().map(Versioned::value).toList();
                });
    }

    /** Keeps others from filing for the person until the transaction ends; false if unknown. */
    boolean lock(String personNo) {
        return database.withHandle(
                handle ->
                        handle.createQuery(LOCK)
                                .bind("personNo", personNo)
                                .mapTo(String.class)
                                .findOne()
                                .isPresent());
    }

    List<String> numbersOf(String personNo) {
        return database.withHandle(
                handle ->
                        handle.createQuery(NUMBERS_OF)
                                .bind("personNo", personNo)
                                .mapTo(String.class)
                                .list());
    }

    void lockAll(Collection<String> numbers) {
        numbers(LOCK_ALL, numbers);
    }

    Set<String> known(Collection<String> numbers) {
        return Set.copyOf(numbers(KNOWN, numbers));
    }

    private List<String> numbers(String query, Collection<String> numbers) {
        return database.withHandle(
                handle ->
                        handle.createQuery(query)
                                .bindArray("numbers", String.class, numbers)
                                .mapTo(String.class)
                                .list());
    }

    /** Whose these identity numbers are, by blind index. */
    Map<String, String> owners(String certificateType, Collection<String> indexes) {
        Map<String, String> owners = new LinkedHashMap<>();
        database.useHandle(
                handle ->
                        handle.createQuery(OWNERS)
                                .bind("certificateType", certificateType)
                                .bindArray("indexes", String.class, indexes)
                                .mapTo(Owner.class)
                                .forEach(
                                        owner ->
                                                owners.put(
                                                        owner.identityIndex(), owner.personNo())));
        return owners;
    }

    @Override
    public boolean same(Person kept, Person imported) {
        return kept.saysTheSameAs(imported);
    }

    @Override
    public void put(List<Versioned<Person>> persons) {
        database.useHandle(
                handle -> {
                    PreparedBatch rows = handle.prepareBatch(PUT);
                    persons.forEach(person -> bind(rows, person));
                    rows.execute();

                    handle.createUpdate(CLEAR_INSURANCES)
                            .bindArray(
                                    "numbers",
                                    String.class,
                                    persons.stream().map(row -> row.value().personNo()).toList())
                            .execute();

                    PreparedBatch insurances = handle.prepareBatch(PUT_INSURANCE);
                    for (Versioned<Person> person : persons) {
                        for (Insurance insurance : person.value().insurances()) {
                            insurances
                                    .bindMethods(insurance)
                                    .bind("personNo", person.value().personNo())
                                    .add();
                        }
                    }
                    insurances.execute();
                });
    }

    @Override
    public OutboxEvent published(Versioned<Person> row, Instant at) {
        return PersonRegistered.of(row, at);
    }

    @Override
    public ReferenceDigest digest() {
        return database.withHandle(
                handle -> ReferenceImport.digest(handle, kind(), "person", "person_no"));
    }

    private static void bind(PreparedBatch rows, Versioned<Person> versioned) {
        Person person = versioned.value();
        rows.bind("personNo", person.personNo())
                .bind("name", person.name())
                .bind("sex", person.sex())
                .bind("birthDate", person.birthDate())
                .bind("certificateType", person.certificateType())
                .bind("identityCipher", person.identity().cipher())
                .bind("identityIndex", person.identity().index())
                .bind("identityKeyId", person.identity().keyId())
                .bind("cardCipher", person.card().map(ProtectedIdentity::cipher))
                .bind("cardIndex", person.card().map(ProtectedIdentity::index))
                .bind("cardKeyId", person.card().map(ProtectedIdentity::keyId))
                .bind("mergedInto", person.mergedInto())
                .bind("version", versioned.version())
                .add();
    }

    private static Map<String, Versioned<Person>> complete(Handle handle, List<Row> rows) {
        Map<String, List<Insurance>> insurances = new LinkedHashMap<>();
        handle.createQuery(INSURANCES)
                .bindArray("numbers", String.class, rows.stream().map(Row::personNo).toList())
                .mapTo(InsuranceRow.class)
                .forEach(
                        row ->
                                insurances
                                        .computeIfAbsent(row.personNo(), no -> new ArrayList<>())
                                        .add(row.insurance()));
        Map<String, Versioned<Person>> persons = new LinkedHashMap<>();
        for (Row row : rows) {
            List<Insurance> own = insurances.getOrDefault(row.personNo(), List.of());
            persons.put(row.personNo(), new Versioned<>(row.person(own), row.version()));
        }
        return persons;
    }

    /** One person's row as it is read. */
    record Row(
            String personNo,
            String name,
            String sex,
            LocalDate birthDate,
            String certificateType,
            String identityCipher,
            String identityIndex,
            String identityKeyId,
            Optional<String> cardCipher,
            Optional<String> cardIndex,
            Optional<String> cardKeyId,
            Optional<String> mergedInto,
            int version) {

        Person person(List<Insurance> insurances) {
            return new Person(
                    personNo,
                    name,
                    sex,
                    birthDate,
                    certificateType,
                    new ProtectedIdentity(identityCipher, identityIndex, identityKeyId),
                    cardCipher.map(
                            cipher ->
                                    new ProtectedIdentity(
                                            cipher, cardIndex.get(), cardKeyId.get())),
                    insurances,
                    mergedInto);
        }
    }

    /** One relation and whose it is. */
    record InsuranceRow(String personNo, @Nested Insurance insurance) {}

    /** Whose an identity number is. */
    record Owner(String identityIndex, String personNo) {}
}
