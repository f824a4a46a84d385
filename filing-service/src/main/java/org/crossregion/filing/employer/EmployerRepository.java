package org.crossregion.filing.employer;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.ProtectedIdentity;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of employers and of who is among their people. */
@ApplicationScoped
class EmployerRepository {

    private static final String SELECT =
            """
            select unit_no, name, region, type, head_count, contact, phone, clerk_name,
                clerk_cipher, clerk_index, clerk_key_id, bank, account_name, account_cipher,
                account_index, account_key_id, valid_from, valid_until
            from employer
            """;

    private static final String BY_NUMBER =
            SELECT
                    + """
                      where unit_no = any(:numbers)
                      order by unit_no
                      """;

    /** Empty filters let everything pass. */
    private static final String PAGE =
            SELECT
                    + """
                      where unit_no > :after
                          and (:name = '' or name = :name)
                          and exists (
                              select 1
                              from region r
                              where r.code = employer.region and r.pooling_region like :scope)
                      order by unit_no
                      limit :limit
                      """;

    private static final String PUT =
            """
            insert into employer
                (unit_no, name, region, type, head_count, contact, phone, clerk_name,
                clerk_cipher, clerk_index, clerk_key_id, bank, account_name, account_cipher,
                account_index, account_key_id, valid_from, valid_until)
            values
                (:unitNo, :name, :region, :type, :headCount, :contact, :phone, :clerkName,
                :clerkCipher, :clerkIndex, :clerkKeyId, :bank, :accountName, :accountCipher,
                :accountIndex, :accountKeyId, :validFrom, :validUntil)
            on conflict (unit_no) do update set
                name = excluded.name, region = excluded.region, type = excluded.type,
                head_count = excluded.head_count, contact = excluded.contact,
                phone = excluded.phone, clerk_name = excluded.clerk_name,
                clerk_cipher = excluded.clerk_cipher, clerk_index = excluded.clerk_index,
                clerk_key_id = excluded.clerk_key_id, bank = excluded.bank,
                account_name = excluded.account_name, account_cipher = excluded.account_cipher,
                account_index = excluded.account_index, account_key_id = excluded.account_key_id,
                valid_from = excluded.valid_from, valid_until = excluded.valid_until
            """;

    private static final String EMPLOYMENTS =
            """
            select person_no, unit_no, valid_from, valid_until
            from employment
            where person_no = any(:numbers)
            order by person_no, valid_from
            """;

    private static final String ALL_EMPLOYMENTS =
            """
            select person_no, unit_no, valid_from, valid_until
            from employment
            order by person_no, valid_from
            """;

    private static final String PUT_EMPLOYMENT =
            """
            insert into employment (person_no, unit_no, valid_from, valid_until)
            values (:personNo, :unitNo, :validFrom, :validUntil)
            on conflict (person_no, valid_from) do update set
                unit_no = excluded.unit_no, valid_until = excluded.valid_until
            """;

    private static final String UNITS_OF =
            """
            select person_no, unit_no
            from employment
            where person_no = any(:numbers) and valid_from <= :day
                and (valid_until is null or valid_until >= :day)
            """;

    private static final String REGISTERED =
            """
            select count(*)::integer
            from employment
            where unit_no = :unitNo and valid_from <= :day
                and (valid_until is null or valid_until >= :day)
            """;

    private final Jdbi database;

    EmployerRepository(Jdbi database) {
        this.database = database;
    }

    List<Employer> find(Collection<String> numbers) {
        return database.withHandle(
                handle ->
                        handle.createQuery(BY_NUMBER)
                                .bindArray("numbers", String.class, numbers)
                                .mapTo(Row.class)
                                .map(Row::employer)
                                .list());
    }

    /**
     * In the order of their numbers.
     *
     * @param scope a {@code like} pattern of the pooling regions that may be seen
     * @param name the whole name, or empty for all
     */
    List<Employer> page(String scope, String name, String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(PAGE)
                                .bind("scope", scope)
                                .bind("name", name)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(Row.class)
                                .map(Row::employer)
                                .list());
    }

    void put(List<Employer> employers) {
        database.useHandle(
                handle -> {
                    PreparedBatch rows = handle.prepareBatch(PUT);
                    for (Employer employer : employers) {
                        Optional<ProtectedIdentity> clerk = employer.clerkIdentity();
                        Optional<ProtectedIdentity> number =
                                employer.account().map(BankAccount::number);
                        rows.bind("unitNo", employer.unitNo())
                                .bind("name", employer.name())
                                .bind("region", employer.region())
                                .bind("type", employer.type())
                                .bind("headCount", employer.headCount())
                                .bind("contact", employer.contact())
                                .bind("phone", employer.phone())
                                .bind("clerkName", employer.clerkName())
                                .bind("clerkCipher", clerk.map(ProtectedIdentity::cipher))
                                .bind("clerkIndex", clerk.map(ProtectedIdentity::index))
                                .bind("clerkKeyId", clerk.map(ProtectedIdentity::keyId))
                                .bind("bank", employer.account().map(BankAccount::bank))
                                .bind(
                                        "accountName",
                                        employer.account().map(BankAccount::accountName))
                                .bind("accountCipher", number.map(ProtectedIdentity::cipher))
                                .bind("accountIndex", number.map(ProtectedIdentity::index))
                                .bind("accountKeyId", number.map(ProtectedIdentity::keyId))
                                .bind("validFrom", employer.validFrom())
                                .bind("validUntil", employer.validUntil())
                                .add();
                    }
                    rows.execute();
                });
    }

    List<Employment> employments(Collection<String> personNos) {
        return database.withHandle(
                handle ->
                        handle.createQuery(EMPLOYMENTS)
                                .bindArray("numbers", String.class, personNos)
                                .mapTo(Employment.class)
                                .list());
    }

    List<Employment> employments() {
        return database.withHandle(
                handle -> handle.createQuery(ALL_EMPLOYMENTS).mapTo(Employment.class).list());
    }

    void putEmployments(List<Employment> employments) {
        database.useHandle(
                handle -> {
                    PreparedBatch rows = handle.prepareBatch(PUT_EMPLOYMENT);
                    employments.forEach(
                            one ->
                                    rows.bind("personNo", one.personNo())
                                            .bind("unitNo", one.unitNo())
                                            .bind("validFrom", one.validFrom())
                                            .bind("validUntil", one.validUntil())
                                            .add());
                    rows.execute();
                });
    }

    Map<String, String> unitsOf(Collection<String> personNos, LocalDate day) {
        Map<String, String> units = new LinkedHashMap<>();
        database.useHandle(
                handle ->
                        handle.createQuery(UNITS_OF)
                                .bindArray("numbers", String.class, personNos)
                                .bind("day", day)
                                .mapTo(Unit.class)
                                .forEach(one -> units.put(one.personNo(), one.unitNo())));
        return units;
    }

    int registered(String unitNo, LocalDate day) {
        return database.withHandle(
                handle ->
                        handle.createQuery(REGISTERED)
                                .bind("unitNo", unitNo)
                                .bind("day", day)
                                .mapTo(Integer.class)
                                .one());
    }

    /** Whose unit somebody is. */
    record Unit(String personNo, String unitNo) {}

    /** An employer's row as it is read. */
    record Row(
            String unitNo,
            String name,
            RegionCode region,
            EmployerType type,
            Optional<Integer> headCount,
            String contact,
            String phone,
            String clerkName,
            Optional<String> clerkCipher,
            Optional<String> clerkIndex,
            Optional<String> clerkKeyId,
            Optional<String> bank,
            Optional<String> accountName,
            Optional<String> accountCipher,
            Optional<String> accountIndex,
            Optional<String> accountKeyId,
            LocalDate validFrom,
            Optional<LocalDate> validUntil) {

        Employer employer() {
            return new Employer(
                    unitNo,
                    name,
                    region,
                    type,
                    headCount,
                    contact,
                    phone,
                    clerkName,
                    clerkCipher.map(
                            cipher ->
                                    new ProtectedIdentity(
                                            cipher, clerkIndex.get(), clerkKeyId.get())),
                    accountCipher.map(
                            cipher ->
                                    new BankAccount(
                                            bank.get(),
                                            accountName.get(),
                                            new ProtectedIdentity(
                                                    cipher,
                                                    accountIndex.get(),
                                                    accountKeyId.get()))),
                    validFrom,
                    validUntil);
        }
    }
}
