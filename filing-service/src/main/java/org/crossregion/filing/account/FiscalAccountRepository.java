package org.crossregion.filing.account;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.reference.ReferenceDigest;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.reference.ReferenceStore;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of fiscal accounts. */
@ApplicationScoped
class FiscalAccountRepository implements ReferenceStore<FiscalAccount> {

    private static final String CODE = "region || ':' || purpose || ':' || scheme";

    private static final String SELECT =
            """
            select region, purpose, scheme, bank, account_name, account_no, valid_from, version
            from fiscal_account
            """;

    private static final String PUT =
            """
            insert into fiscal_account
                (region, purpose, scheme, bank, account_name, account_no, valid_from, version)
            values
                (:region, :purpose, :scheme, :bank, :accountName, :accountNo, :validFrom, :version)
            on conflict (region, purpose, scheme) do update set
                bank = excluded.bank, account_name = excluded.account_name,
                account_no = excluded.account_no, valid_from = excluded.valid_from,
                version = excluded.version
            """;

    private final Jdbi database;

    FiscalAccountRepository(Jdbi database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "fiscal-accounts";
    }

    @Override
    public String codeOf(FiscalAccount account) {
        return account.code();
    }

    @Override
    public Map<String, Versioned<FiscalAccount>> find(Collection<String> codes) {
        Map<String, Versioned<FiscalAccount>> found = new LinkedHashMap<>();
        database.useHandle(
                handle ->
                        handle.createQuery(SELECT + " where " + CODE + " = any(:codes)")
                                .bindArray("codes", String.class, codes)
                                .mapTo(Row.class)
                                .forEach(row -> found.put(row.account().code(), row.versioned())));
        return found;
    }

    /** By region, purpose and scheme. */
    List<FiscalAccount> all() {
        return database.withHandle(
                handle ->
                        handle.createQuery(SELECT + " order by region, purpose, scheme")
                                .mapTo(Row.class)
                                .map(Row::account)
                                .list());
    }

    @Override
    public void put(List<Versioned<FiscalAccount>> accounts) {
        database.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(PUT);
                    for (Versioned<FiscalAccount> row : accounts) {
                        FiscalAccount account = row.value();
                        batch.bind("region", account.region())
                                .bind("purpose", account.purpose())
                                .bind("scheme", account.scheme())
                                .bind("bank", account.bank())
                                .bind("accountName", account.accountName())
                                .bind("accountNo", account.accountNo())
                                .bind("validFrom", account.validFrom())
                                .bind("version", row.version())
                                .add();
                    }
                    batch.execute();
                });
    }

    @Override
    public OutboxEvent published(Versioned<FiscalAccount> row, Instant at) {
        return FiscalAccountPublished.of(row, at);
    }

    @Override
    public ReferenceDigest digest() {
        return database.withHandle(
                handle -> ReferenceImport.digest(handle, kind(), "fiscal_account", CODE));
    }

    /** One row as it is read. */
    record Row(@Nested FiscalAccount account, int version) {

        Versioned<FiscalAccount> versioned() {
            return new Versioned<>(account, version);
        }
    }
}
