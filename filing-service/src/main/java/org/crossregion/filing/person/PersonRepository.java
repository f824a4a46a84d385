package org.crossregion.filing.person;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.reference.ReferenceDigest;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.reference.ReferenceStore;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.web.identity.ProtectedIdentity;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatements;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of persons and of their insurance relations. */
@ApplicationScoped
class PersonRepository implements ReferenceStore<Person> {

    private static final String SELECT =
            """
            select p.person_no, p.name, p.sex, p.birth_date, p.certificate_type,
                p.identity_cipher, p.identity_index, p.identity_key_id,
                p.card_cipher, p.card_index, p.card_key_id, p.merged_into, p.version,
                i.scheme, i.person_type, i.insured_region, i.since, i.status, i.employer,
                i.civil_servant
            from person p
            left join insurance i on i.person_no = p.person_no
            """;

    private static final String ORDERED =
            """
            order by p.person_no, i.scheme, i.insured_region, i.since
            """;

    private static final String BY_NUMBER =
            SELECT
                    + """
                      where p.person_no = any(:numbers)
                      """
                    + ORDERED;

    /** Everybody with one of these numbers, under all numbers they have. */
    private static final String WITH_ALL_NUMBERS =
            SELECT
                    + """
                      where p.person_no = any(array(
                          select unnest(person_numbers(asked.person_no))
                          from unnest(:numbers) as asked (person_no)))
                      """
                    + ORDERED;

    /** In one order, so that two who lock the same persons never wait for each other. */
    private static final String LOCK_WITH_ALL_NUMBERS =
            """
            select p.person_no
            from person p
            where p.person_no = any(array(
                select unnest(person_numbers(asked.person_no))
                from unnest(:numbers) as asked (person_no)))
            order by p.person_no
            for update
            """;

    /** Everybody. */
    private static final String PAGE =
            """
            select p.person_no
            from person p
            where p.person_no > :after %s
            order by p.person_no
            limit :limit
            """;

    /** Region code by region code along an index: of each no more than the page may need. */
    private static final String PAGE_IN_SCOPE =
            """
            select distinct insured.person_no
            from region r
            cross join lateral (
                select distinct i.person_no
                from insurance i
                where i.insured_region = r.code and i.person_no > :after
                order by i.person_no
                limit :limit) insured
            where r.pooling_region like :scope
            order by insured.person_no
            limit :limit
            """;

    /** Of few persons; a scalar, so that nobody else's insurances are looked through for them. */
    private static final String IN_SCOPE =
            """
            and coalesce(
                (select true
                from insurance i
                join region r on r.code = i.insured_region
                where i.person_no = p.person_no and r.pooling_region like :scope
                limit 1), false)
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

    private static final String NUMBERS_OF =
            """
            select unnest(person_numbers(:personNo))
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
        return read(BY_NUMBER, numbers);
    }

    /** Everybody with one of these numbers, under all numbers they have. */
    Map<String, Versioned<Person>> findWithAllNumbers(Collection<String> numbers) {
        return read(WITH_ALL_NUMBERS, numbers);
    }

    /** Keeps others from filing for these human beings until the transaction ends. */
    Set<String> lockWithAllNumbers(Collection<String> numbers) {
        return new HashSet<>(numbers(LOCK_WITH_ALL_NUMBERS, numbers));
    }

    private Map<String, Versioned<Person>> read(String query, Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        return database.withHandle(
                handle -> {
                    PersonRows rows = new PersonRows();
                    handle.createQuery(query)
                            .bindArray("numbers", String.class, numbers)
                            .map((row, context) -> rows.add(row))
                            .forEach(read -> {});
                    return rows.persons();
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
        // Only what is asked for is part of the statement, so that it has its index.
        boolean everywhere = scope.equals("%");
        boolean everybody = name.isEmpty() && index.isEmpty();
        String conditions =
                (name.isEmpty() ? "" : " and p.name = :name ")
                        + (index.isEmpty() ? "" : " and p.identity_index = :index ")
                        + (everywhere ? "" : IN_SCOPE);
        String query = everybody && !everywhere ? PAGE_IN_SCOPE : PAGE.formatted(conditions);
        List<String> found =
                database.withHandle(
                        handle ->
                                handle.createQuery(query)
                                        .configure(
                                                SqlStatements.class,
                                                statement ->
                                                        statement.setUnusedBindingAllowed(true))
                                        .bind("scope", scope)
                                        .bind("after", after)
                                        .bind("limit", limit)
                                        .bind("name", name)
                                        .bind("index", index)
                                        .mapTo(String.class)
                                        .list());
        return find(found).values().stream().map(Versioned::value).toList();
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

    /** Whose an identity number is. */
    record Owner(String identityIndex, String personNo) {}
}
