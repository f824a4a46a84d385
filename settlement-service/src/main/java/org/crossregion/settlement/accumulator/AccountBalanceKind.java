package org.crossregion.settlement.accumulator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.values.Money;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.jdbi.v3.core.Jdbi;

import java.util.List;
import java.util.Optional;

/** Balances of personal accounts as a CSV file; what differs is entered as a movement. */
@ApplicationScoped
class AccountBalanceKind implements ReferenceKind {

    private static final List<String> COLUMNS = List.of("person_no", "balance_yuan");

    private static final String ALL =
            "select person_no, balance_fen from account order by person_no";

    private static final String IS_OURS =
            """
            select exists (
                select 1 from person where person_no = :personNo and source = 'filing')
            """;

    private final Accounts accounts;
    private final Jdbi jdbi;

    AccountBalanceKind(Accounts accounts, Jdbi jdbi) {
        this.accounts = accounts;
        this.jdbi = jdbi;
    }

    private record Balance(String personNo, Money balance) {}

    @Override
    public String kind() {
        return "account-balances";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        List<Balance> balances =
                CsvRows.parse(content, COLUMNS.toArray(String[]::new)).map(this::balance);
        List<Balance> inOrder =
                balances.stream()
                        .sorted(java.util.Comparator.comparing(Balance::personNo))
                        .toList();
        int moved = 0;
        for (Balance balance : inOrder) {
            Money difference = balance.balance().minus(accounts.lock(balance.personNo()));
            if (!difference.isZero()) {
                accounts.move(balance.personNo(), Optional.empty(), difference);
                moved++;
            }
        }
        return new ImportResult(moved, balances.size() - moved);
    }

    private Balance balance(CsvRow row) {
        Money balance = row.money("balance_yuan");
        if (balance.isNegative()) {
            throw new CsvRow.Rejected("balance_yuan", "not-negative", "must not be negative");
        }
        String personNo = row.text("person_no");
        if (!isOurs(personNo)) {
            throw new CsvRow.Rejected(
                    "person_no",
                    "known",
                    "nobody with an account here has this number; import persons first");
        }
        if (!accounts.holder(personNo).equals(personNo)) {
            throw new CsvRow.Rejected(
                    "person_no",
                    "merged",
                    "was merged into another number, whose account pays for both");
        }
        return new Balance(personNo, balance);
    }

    /** Whether filing-service has told of the person; the accounts of others are not ours. */
    private boolean isOurs(String personNo) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(IS_OURS)
                                .bind("personNo", personNo)
                                .mapTo(Boolean.class)
                                .one());
    }

    @Override
    public byte[] export() {
        List<List<String>> rows =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(ALL)
                                        .map(
                                                (row, context) ->
                                                        List.of(
                                                                row.getString("person_no"),
                                                                Money.ofFen(
                                                                                row.getLong(
                                                                                        "balance_fen"))
                                                                        .toString()))
                                        .list());
        return CsvRows.write(COLUMNS, rows);
    }
}
