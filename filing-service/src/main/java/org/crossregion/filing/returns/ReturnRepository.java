package org.crossregion.filing.returns;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.DatedNumbers;
import org.crossregion.database.RecordArguments;
import org.crossregion.filing.employer.BankAccount;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.ProtectedIdentity;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of return lists, their items and payments, and of persons' bank accounts. */
@ApplicationScoped
class ReturnRepository {

    private static final String SELECT =
            """
            select id, region, year, state, persons, total_fen, drawn_by, drawn_at, decided_by,
                decided_at, reason
            from account_return
            """;

    private static final String PAGE =
            SELECT
                    + """
                      where id > :after and region like :scope and (:year = 0 or year = :year)
                      order by id
                      limit :limit
                      """;

    private static final String STANDING =
            SELECT + " where region = :region and year = :year and state <> 'rejected'";

    private static final String ADD =
            """
            insert into account_return
                (id, region, year, state, persons, total_fen, drawn_by, drawn_at)
            values (:id, :region, :year, :state, :persons, :totalFen, :drawnBy, :drawnAt)
            """;

    private static final String ADD_ITEM =
            """
            insert into account_return_item
                (item_id, return_id, line, person_no, payee, payee_no, amount_fen)
            values (:itemId, :id, :line, :personNo, :payee, :payeeNo, :amountFen)
            """;

    private static final String DECIDE =
            """
            update account_return
            set state = :state, decided_by = :by, decided_at = :at, reason = :reason
            where id = :id
            """;

    private static final String ITEMS =
            """
            select i.item_id, i.line, i.person_no, i.payee, i.payee_no, i.amount_fen,
                p.paid_on, p.receipt_no, p.bank_reference
            from account_return_item i
            left join account_return_payment p on p.item_id = i.item_id
            where i.return_id = :id and i.line > :after
                and (:payeeNo = '' or i.payee_no = :payeeNo)
            order by i.line
            limit :limit
            """;

    private static final String PAY =
            """
            insert into account_return_payment
                (item_id, paid_on, receipt_no, bank_reference, paid_by, paid_at)
            values (:itemId, :paidOn, :receiptNo, :bankReference, :by, :at)
            """;

    private static final String BANK_ACCOUNTS =
            """
            select distinct on (person_no) person_no, bank, account_name,
                account_cipher, account_index, account_key_id
            from person_bank_account
            where person_no = any(:numbers) and valid_from <= :day
            order by person_no, valid_from desc
            """;

    private static final String PUT_BANK_ACCOUNT =
            """
            insert into person_bank_account
                (person_no, valid_from, bank, account_name, account_cipher, account_index,
                account_key_id)
            values
                (:personNo, :validFrom, :bank, :accountName, :cipher, :index, :keyId)
            on conflict (person_no, valid_from) do update set
                bank = excluded.bank, account_name = excluded.account_name,
                account_cipher = excluded.account_cipher, account_index = excluded.account_index,
                account_key_id = excluded.account_key_id
            """;

    private static final String ALL_BANK_ACCOUNTS =
            """
            select person_no, valid_from, bank, account_name, account_cipher, account_index,
                account_key_id
            from person_bank_account
            order by person_no, valid_from
            """;

    private final Jdbi database;
    private final DatedNumbers numbers;

    ReturnRepository(Jdbi database) {
        this.database = database;
        this.numbers = DatedNumbers.of(database, 'R', "account_return_number");
    }

    String nextId(RegionCode region, LocalDate day) {
        return numbers.next(region, day);
    }

    void add(ReturnList list, List<ReturnItem> items) {
        database.useHandle(
                handle -> {
                    handle.createUpdate(ADD)
                            .bindNamedArgumentFinder(RecordArguments.of(list))
                            .execute();
                    PreparedBatch rows = handle.prepareBatch(ADD_ITEM);
                    for (ReturnItem item : items) {
                        rows.bindNamedArgumentFinder(RecordArguments.of(item))
                                .bind("id", list.id())
                                .add();
                    }
                    if (!items.isEmpty()) {
                        rows.execute();
                    }
                });
    }

    Optional<ReturnList> find(String id) {
        return one(SELECT + " where id = :id", id);
    }

    Optional<ReturnList> lock(String id) {
        return one(SELECT + " where id = :id for update", id);
    }

    private Optional<ReturnList> one(String query, String id) {
        return database.withHandle(
                handle ->
                        handle.createQuery(query).bind("id", id).mapTo(ReturnList.class).findOne());
    }

    /** The list of a region and year that was not rejected. */
    Optional<ReturnList> standing(RegionCode region, int year) {
        return database.withHandle(
                handle ->
                        handle.createQuery(STANDING)
                                .bind("region", region)
                                .bind("year", year)
                                .mapTo(ReturnList.class)
                                .findOne());
    }

    /**
     * In the order of their ids.
     *
     * @param scope a {@code like} pattern of the regions that may be seen
     * @param year 0 for all
     */
    List<ReturnList> page(String scope, int year, String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(PAGE)
                                .bind("scope", scope)
                                .bind("year", year)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(ReturnList.class)
                                .list());
    }

    void decide(String id, ReturnState state, String by, Instant at, String reason) {
        database.useHandle(
                handle ->
                        handle.createUpdate(DECIDE)
                                .bind("id", id)
                                .bind("state", state)
                                .bind("by", by)
                                .bind("at", at)
                                .bind("reason", reason)
                                .execute());
    }

    /**
     * In the order of their lines.
     *
     * @param payeeNo empty for all
     */
    List<ReturnItem> items(String id, String payeeNo, long after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(ITEMS)
                                .bind("id", id)
                                .bind("payeeNo", payeeNo)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(ReturnItem.class)
                                .list());
    }

    void pay(
            List<ReturnItem> items,
            LocalDate paidOn,
            String receiptNo,
            String bankReference,
            String by,
            Instant at) {
        database.useHandle(
                handle -> {
                    PreparedBatch rows = handle.prepareBatch(PAY);
                    for (ReturnItem item : items) {
                        rows.bind("itemId", item.itemId())
                                .bind("paidOn", paidOn)
                                .bind("receiptNo", receiptNo)
                                .bind("bankReference", bankReference)
                                .bind("by", by)
                                .bind("at", at)
                                .add();
                    }
                    rows.execute();
                });
    }

    /** The bank accounts of persons on a day; who has none is absent. */
    Map<String, BankAccount> bankAccounts(Collection<String> personNos, LocalDate day) {
        Map<String, BankAccount> accounts = new LinkedHashMap<>();
        database.useHandle(
                handle ->
                        handle.createQuery(BANK_ACCOUNTS)
                                .bindArray("numbers", String.class, personNos)
                                .bind("day", day)
                                .mapTo(AccountRow.class)
                                .forEach(row -> accounts.put(row.personNo(), row.account())));
        return accounts;
    }

    void putBankAccounts(List<PersonBankAccount> accounts) {
        database.useHandle(
                handle -> {
                    PreparedBatch rows = handle.prepareBatch(PUT_BANK_ACCOUNT);
                    for (PersonBankAccount one : accounts) {
                        rows.bind("personNo", one.personNo())
                                .bind("validFrom", one.validFrom())
                                .bind("bank", one.account().bank())
                                .bind("accountName", one.account().accountName())
                                .bind("cipher", one.account().number().cipher())
                                .bind("index", one.account().number().index())
                                .bind("keyId", one.account().number().keyId())
                                .add();
                    }
                    rows.execute();
                });
    }

    List<PersonBankAccount> bankAccounts() {
        return database.withHandle(
                handle ->
                        handle.createQuery(ALL_BANK_ACCOUNTS).mapTo(DatedAccountRow.class).stream()
                                .map(DatedAccountRow::account)
                                .toList());
    }

    /** A person's bank account from a day on. */
    record PersonBankAccount(String personNo, LocalDate validFrom, BankAccount account) {}

    /** A bank account as it is read. */
    record AccountRow(
            String personNo,
            String bank,
            String accountName,
            String accountCipher,
            String accountIndex,
            String accountKeyId) {

        BankAccount account() {
            return new BankAccount(
                    bank,
                    accountName,
                    new ProtectedIdentity(accountCipher, accountIndex, accountKeyId));
        }
    }

    /** The same with its first day. */
    record DatedAccountRow(
            String personNo,
            LocalDate validFrom,
            String bank,
            String accountName,
            String accountCipher,
            String accountIndex,
            String accountKeyId) {

        PersonBankAccount account() {
            return new PersonBankAccount(
                    personNo,
                    validFrom,
                    new BankAccount(
                            bank,
                            accountName,
                            new ProtectedIdentity(accountCipher, accountIndex, accountKeyId)));
        }
    }
}
