package org.crossregion.filing.account;

import jakarta.inject.Singleton;

import org.crossregion.filing.reference.ReferenceTable;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;

/** The table of fiscal accounts. */
@Singleton
class FiscalAccountRepository extends ReferenceTable<FiscalAccount> {

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

    FiscalAccountRepository(Jdbi database) {
        super(
                database,
                "fiscal-accounts",
                FiscalAccount.class,
                new Statements(
                        "fiscal_account",
                        "region || ':' || purpose || ':' || scheme",
                        "region, purpose, scheme",
                        SELECT,
                        PUT));
    }

    @Override
    public String codeOf(FiscalAccount account) {
        return account.code();
    }

    @Override
    public OutboxEvent published(Versioned<FiscalAccount> row, Instant at) {
        return FiscalAccountPublished.of(row, at);
    }
}
