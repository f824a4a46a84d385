package org.crossregion.clearing.voucher;

import org.crossregion.values.Fund;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.Map;
import java.util.Optional;

/**
 * Which accounts movements are booked to, of an authority's regions from a month on.
 *
 * @param accounts by the names that entries use
 * @param expenses benefit expense by scheme and fund, every fund of every scheme
 * @param accountExpenses benefit expense of the personal account, by scheme
 * @param entries of every kind of movement
 */
record VoucherMapping(
        RegionCode authority,
        Period validFrom,
        String name,
        Map<String, Account> accounts,
        Map<Scheme, Map<Fund, Account>> expenses,
        Map<Scheme, Account> accountExpenses,
        Map<MovementKind, Entry> entries) {

    /** What an entry says for the expense by fund. */
    static final String EXPENSE = "expense";

    /** An account of the accounting system (会计科目). */
    record Account(String code, String name) {}

    /** The two sides of a movement, each the name of an account or {@link #EXPENSE}. */
    record Entry(String debit, String credit) {}

    VoucherMapping {
        accounts = Map.copyOf(accounts);
        expenses = Map.copyOf(expenses);
        accountExpenses = Map.copyOf(accountExpenses);
        entries = Map.copyOf(entries);
    }

    /** The account of one side of a movement, for a part that a fund bears. */
    Account account(String side, Scheme scheme, Optional<Fund> fund) {
        if (!side.equals(EXPENSE)) {
            return accounts.get(side);
        }
        return fund.map(one -> expenses.get(scheme).get(one))
                .orElseGet(() -> accountExpenses.get(scheme));
    }
}
