package org.crossregion.filing.returns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.employer.BankAccount;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.returns.ReturnRepository.PersonBankAccount;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;

import java.util.List;
import java.util.Set;

/**
 * Persons' own bank accounts as a file, each from a day on; the numbers are protected when kept.
 */
@ApplicationScoped
class PersonBankAccountKind implements ReferenceKind {

    private static final List<String> COLUMNS =
            List.of("person_no", "bank", "account_name", "account_no", "valid_from");

    private final ReturnRepository accounts;
    private final Persons persons;
    private final IdentityProtection protection;

    PersonBankAccountKind(
            ReturnRepository accounts, Persons persons, IdentityProtection protection) {
        this.accounts = accounts;
        this.persons = persons;
        this.protection = protection;
    }

    @Override
    public String kind() {
        return "person-bank-accounts";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        List<Line<PersonBankAccount>> lines = Line.read(content, COLUMNS, this::account);
        Rejections rejections = new Rejections();
        Set<String> known =
                persons.known(
                        lines.stream().map(line -> line.value().personNo()).distinct().toList());
        for (Line<PersonBankAccount> line : lines) {
            if (!known.contains(line.value().personNo())) {
                rejections.add(line.number(), "person_no", "known", "is nobody's number");
            }
        }
        rejections.mustBeNone();
        accounts.putBankAccounts(Line.values(lines));
        return new ImportResult(lines.size(), 0);
    }

    private PersonBankAccount account(CsvRow row) {
        return new PersonBankAccount(
                Cells.text(row, "person_no", 30),
                row.day("valid_from"),
                new BankAccount(
                        Cells.text(row, "bank", 200),
                        Cells.text(row, "account_name", 200),
                        protection.protect(
                                Cells.matching(
                                        row, "account_no", "[0-9]{8,32}", "8 to 32 digits"))));
    }

    @Override
    public byte[] export() {
        return CsvRows.write(
                COLUMNS,
                accounts.bankAccounts().stream()
                        .map(
                                one ->
                                        List.of(
                                                one.personNo(),
                                                one.account().bank(),
                                                one.account().accountName(),
                                                protection.reveal(one.account().number()),
                                                one.validFrom().toString()))
                        .toList());
    }
}
