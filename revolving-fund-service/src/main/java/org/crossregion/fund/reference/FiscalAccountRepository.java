package org.crossregion.fund.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.Optional;

/** Fiscal accounts in the database, every version of each. */
@ApplicationScoped
class FiscalAccountRepository {

    private static final String TAKE =
            """
            insert into fiscal_account (region, purpose, scheme, bank, account_name, account_no,
                                        valid_from, version)
            values (:region, :purpose, :scheme, :bank, :accountName, :accountNo,
                    :validFrom, :version)
            on conflict do nothing
            """;

    private static final String FIND =
            """
            select region, scheme, bank, account_name, account_no, valid_from
            from fiscal_account
            where region = :region and purpose = 'revolving-fund' and scheme = :scheme
              and valid_from <= :day
            order by version desc
            limit 1
            """;

    private final Jdbi jdbi;

    FiscalAccountRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void take(FiscalAccountPublished account) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(TAKE)
                                .bind("region", account.region())
                                .bind("purpose", account.purpose())
                                .bind("scheme", account.scheme())
                                .bind("bank", account.bank())
                                .bind("accountName", account.accountName())
                                .bind("accountNo", account.accountNo())
                                .bind("validFrom", account.validFrom())
                                .bind("version", account.version())
                                .execute());
    }

    Optional<FiscalAccount> find(RegionCode region, Scheme scheme, LocalDate day) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("region", region)
                                .bind("scheme", scheme)
                                .bind("day", day)
                                .mapTo(FiscalAccount.class)
                                .findOne());
    }
}
