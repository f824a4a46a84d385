package org.crossregion.clearing.voucher;

import org.crossregion.values.Fund;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which accounts movements are booked to, of an authority's regions from a month on.
 *
 * @param accounts by the names that entries use
 * @param expenses benefit expense by scheme and fund, every fund of every scheme
 * @param accountExpenses benefit expense of the personal account, by scheme
 * @param entries of every kind of movement; optional ones may be missing
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

    /** Before the names of accounts that another mapping lends. */
    private static final String OTHERS = "default ";

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

    /** With what another says of kinds of movement that this one says nothing of. */
    VoucherMapping completedBy(VoucherMapping other) {
        Map<String, Account> allAccounts = new HashMap<>(accounts);
        Map<MovementKind, Entry> allEntries = new EnumMap<>(entries);
        other.entries.forEach(
                (kind, entry) -> {
                    if (!entries.containsKey(kind)) {
                        allEntries.put(
                                kind, new Entry(OTHERS + entry.debit(), OTHERS + entry.credit()));
                        allAccounts.put(OTHERS + entry.debit(), other.accounts.get(entry.debit()));
                        allAccounts.put(
                                OTHERS + entry.credit(), other.accounts.get(entry.credit()));
                    }
                });
        return new VoucherMapping(
                authority, validFrom, name, allAccounts, expenses, accountExpenses, allEntries);
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
