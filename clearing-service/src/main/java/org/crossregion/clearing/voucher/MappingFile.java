package org.crossregion.clearing.voucher;

import org.crossregion.values.Coded;
import org.crossregion.values.Fund;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.reference.Rejections;
import org.crossregion.web.reference.YamlRows;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Voucher mappings as YAML; docs/reference/payments.md says what each key means. Whatever is wrong
 * with a file is named with its line, all of it at once.
 */
final class MappingFile {

    private static final String PERSONAL_ACCOUNT = "account";
    private static final int LONGEST = 100;

    private MappingFile() {}

    /** A mapping as the file writes it. */
    record Row(
            RegionCode authority,
            Period validFrom,
            String name,
            Map<String, AccountRow> accounts,
            Map<String, Map<String, AccountRow>> expenses,
            Map<String, EntryRow> entries) {}

    /** An account as the file writes it. */
    record AccountRow(String code, String name) {}

    /** The two sides of a movement as the file writes them. */
    record EntryRow(String debit, String credit) {}

    /**
     * The mappings of a file.
     *
     * @throws org.crossregion.web.problem.Refused naming everything that is wrong
     */
    static List<VoucherMapping> read(byte[] yaml) {
        Rejections rejections = new Rejections();
        List<VoucherMapping> mappings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlRows.Entry<Row> entry : YamlRows.entries(yaml, Row.class)) {
            Reader reader = new Reader(rejections, entry.line());
            reader.mapping(entry.value()).ifPresent(mappings::add);
            Row row = entry.value();
            if (row != null && !seen.add(row.authority() + " " + row.validFrom())) {
                rejections.add(entry.line(), "validFrom", "unique", "stands in the file twice");
            }
        }
        rejections.mustBeNone();
        return List.copyOf(mappings);
    }

    static byte[] write(List<VoucherMapping> mappings) {
        return YamlRows.write(mappings.stream().map(MappingFile::row).toList());
    }

    private static Row row(VoucherMapping mapping) {
        Map<String, Map<String, AccountRow>> expenses = new LinkedHashMap<>();
        for (Scheme scheme : Scheme.values()) {
            Map<String, AccountRow> funds = new LinkedHashMap<>();
            for (Fund fund : Fund.values()) {
                funds.put(fund.code(), account(mapping.expenses().get(scheme).get(fund)));
            }
            funds.put(PERSONAL_ACCOUNT, account(mapping.accountExpenses().get(scheme)));
            expenses.put(scheme.code(), funds);
        }
        Map<String, EntryRow> entries = new LinkedHashMap<>();
        for (MovementKind kind : MovementKind.values()) {
            VoucherMapping.Entry entry = mapping.entries().get(kind);
            if (entry != null) {
                entries.put(kind.code(), new EntryRow(entry.debit(), entry.credit()));
            }
        }
        Map<String, AccountRow> accounts = new TreeMap<>();
        mapping.accounts().forEach((name, one) -> accounts.put(name, account(one)));
        return new Row(
                mapping.authority(),
                mapping.validFrom(),
                mapping.name(),
                accounts,
                expenses,
                entries);
    }

    private static AccountRow account(VoucherMapping.Account account) {
        return new AccountRow(account.code(), account.name());
    }

    /** Reads one entry of a file. */
    private static final class Reader {

        private final Rejections rejections;
        private final long line;
        private final Map<String, String> names = new HashMap<>();
        private boolean wrong;

        Reader(Rejections rejections, long line) {
            this.rejections = rejections;
            this.line = line;
        }

        Optional<VoucherMapping> mapping(Row row) {
            if (row == null) {
                reject("", "required", "must be a mapping");
                return Optional.empty();
            }
            if (row.authority() == null
                    || !row.authority().equals(RegionCode.NATION)
                            && !row.authority().isProvince()) {
                reject("authority", "authority", "must be 100000 or a province");
            }
            if (row.validFrom() == null || !row.validFrom().isMonth()) {
                reject("validFrom", "month", "must be a month such as 2027-01");
            }
            text("name", row.name());
            Map<String, VoucherMapping.Account> accounts = new LinkedHashMap<>();
            orEmpty("accounts", row.accounts())
                    .forEach(
                            (name, one) ->
                                    account("accounts." + name, one)
                                            .ifPresent(read -> accounts.put(name, read)));
            if (accounts.containsKey(VoucherMapping.EXPENSE)) {
                reject("accounts.expense", "reserved", "stands for the expense by fund");
            }
            Map<Scheme, Map<Fund, VoucherMapping.Account>> expenses = new EnumMap<>(Scheme.class);
            Map<Scheme, VoucherMapping.Account> personal = new EnumMap<>(Scheme.class);
            expenses(orEmpty("expenses", row.expenses()), expenses, personal);
            Map<MovementKind, VoucherMapping.Entry> entries =
                    entries(orEmpty("entries", row.entries()), accounts);
            return wrong
                    ? Optional.empty()
                    : Optional.of(
                            new VoucherMapping(
                                    row.authority(),
                                    row.validFrom(),
                                    row.name(),
                                    accounts,
                                    expenses,
                                    personal,
                                    entries));
        }

        private void expenses(
                Map<String, Map<String, AccountRow>> rows,
                Map<Scheme, Map<Fund, VoucherMapping.Account>> expenses,
                Map<Scheme, VoucherMapping.Account> personal) {
            known("expenses", rows, Scheme.values());
            for (Scheme scheme : Scheme.values()) {
                String field = "expenses." + scheme.code();
                Map<String, AccountRow> funds =
                        new LinkedHashMap<>(orEmpty(field, rows.get(scheme.code())));
                account(field + "." + PERSONAL_ACCOUNT, funds.remove(PERSONAL_ACCOUNT))
                        .ifPresent(one -> personal.put(scheme, one));
                known(field, funds, Fund.values());
                Map<Fund, VoucherMapping.Account> read = new EnumMap<>(Fund.class);
                for (Fund fund : Fund.values()) {
                    account(field + "." + fund.code(), funds.get(fund.code()))
                            .ifPresent(one -> read.put(fund, one));
                }
                expenses.put(scheme, read);
            }
        }

        private Map<MovementKind, VoucherMapping.Entry> entries(
                Map<String, EntryRow> rows, Map<String, VoucherMapping.Account> accounts) {
            known("entries", rows, MovementKind.values());
            Map<MovementKind, VoucherMapping.Entry> entries = new EnumMap<>(MovementKind.class);
            for (MovementKind kind : MovementKind.values()) {
                String field = "entries." + kind.code();
                EntryRow row = rows.get(kind.code());
                if (row == null) {
                    if (!kind.isOptional()) {
                        reject(field, "required", "every kind of movement must be booked");
                    }
                    continue;
                }
                side(field + ".debit", row.debit(), kind, accounts);
                side(field + ".credit", row.credit(), kind, accounts);
                if (row.debit() != null && row.debit().equals(row.credit())) {
                    reject(field, "two-accounts", "debit and credit must differ");
                }
                entries.put(kind, new VoucherMapping.Entry(row.debit(), row.credit()));
            }
            return entries;
        }

        /** Only the benefit is borne by funds. */
        private void side(
                String field,
                String name,
                MovementKind kind,
                Map<String, VoucherMapping.Account> accounts) {
            boolean expense = VoucherMapping.EXPENSE.equals(name) && kind == MovementKind.BENEFIT;
            if (!expense && (name == null || !accounts.containsKey(name))) {
                reject(field, "account", "must name one of accounts, not " + name);
            }
        }

        private <E extends Coded> void known(String field, Map<String, ?> rows, E[] known) {
            for (String code : rows.keySet()) {
                boolean there = false;
                for (E one : known) {
                    there |= one.code().equals(code);
                }
                if (!there) {
                    reject(field + "." + code, "known", "is none that there is");
                }
            }
        }

        /** One code has one name, wherever it stands. */
        private Optional<VoucherMapping.Account> account(String field, AccountRow row) {
            if (row == null) {
                reject(field, "required", "must have a code and a name");
                return Optional.empty();
            }
            boolean code =
                    row.code() != null && row.code().matches("[0-9A-Za-z][0-9A-Za-z.-]{0,39}");
            if (!code) {
                reject(field + ".code", "code", "must be digits and letters, dots and dashes");
            }
            text(field + ".name", row.name());
            if (!code || row.name() == null) {
                return Optional.empty();
            }
            String other = names.putIfAbsent(row.code(), row.name());
            if (other != null && !other.equals(row.name())) {
                reject(field + ".name", "one-name", row.code() + " is also named " + other);
            }
            return Optional.of(new VoucherMapping.Account(row.code(), row.name()));
        }

        private void text(String field, String text) {
            if (text == null || text.isBlank() || text.length() > LONGEST) {
                reject(field, "text", "must be 1 to " + LONGEST + " characters");
            } else if (text.chars().anyMatch(c -> c < ' ')) {
                reject(field, "characters", "must not have control characters");
            }
        }

        private <V> Map<String, V> orEmpty(String field, Map<String, V> rows) {
            if (rows == null) {
                reject(field, "required", "must be there");
                return Map.of();
            }
            return rows;
        }

        private void reject(String field, String rule, String message) {
            wrong = true;
            rejections.add(line, field, rule, message);
        }
    }
}
