package org.crossregion.filing.employer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.person.IdentityNumber;
import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.identity.ProtectedIdentity;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;
import org.crossregion.web.security.Environment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Employers as a file; the clerk's and the bank account's numbers are protected when kept. */
@ApplicationScoped
class EmployerKind implements ReferenceKind {

    private static final List<String> COLUMNS =
            List.of(
                    "unit_no",
                    "name",
                    "region",
                    "type",
                    "head_count",
                    "contact",
                    "phone",
                    "clerk_name",
                    "clerk_certificate_no",
                    "bank",
                    "account_name",
                    "account_no",
                    "valid_from",
                    "valid_until");

    private final EmployerRepository employers;
    private final Regions regions;
    private final IdentityProtection protection;
    private final Clock clock;

    EmployerKind(
            EmployerRepository employers,
            Regions regions,
            IdentityProtection protection,
            Clock clock) {
        this.employers = employers;
        this.regions = regions;
        this.protection = protection;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "employers";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        LocalDate today = Beijing.day(clock.instant());
        List<Line<Employer>> lines = Line.read(content, COLUMNS, row -> employer(row, today));
        Rejections rejections = new Rejections();
        regions.mustKnow(lines, Employer::region, "region", rejections);
        Map<String, Long> seen = new HashMap<>();
        for (Line<Employer> line : lines) {
            if (seen.put(line.value().unitNo(), line.number()) != null) {
                rejections.add(line.number(), "unit_no", "unique", "is there twice");
            }
        }
        rejections.mustBeNone();
        Map<String, Employer> kept = new HashMap<>();
        employers.find(seen.keySet()).forEach(one -> kept.put(one.unitNo(), one));
        List<Employer> changed =
                Line.values(lines).stream()
                        .filter(one -> !same(kept.get(one.unitNo()), one))
                        .toList();
        employers.put(changed);
        return new ImportResult(changed.size(), lines.size() - changed.size());
    }

    /** The ciphers differ each time they are made, the indexes of equal numbers do not. */
    private static boolean same(Employer kept, Employer given) {
        return kept != null && comparable(kept).equals(comparable(given));
    }

    private static List<Object> comparable(Employer one) {
        return List.of(
                one.name(),
                one.region(),
                one.type(),
                one.headCount(),
                one.contact(),
                one.phone(),
                one.clerkName(),
                one.clerkIdentity().map(ProtectedIdentity::index),
                one.account().map(BankAccount::bank),
                one.account().map(BankAccount::accountName),
                one.account().map(BankAccount::number).map(ProtectedIdentity::index),
                one.validFrom(),
                one.validUntil());
    }

    @Override
    public byte[] export() {
        List<List<String>> rows = new ArrayList<>();
        String after = "";
        List<Employer> page;
        do {
            page = employers.page("%", "", after, 1000);
            for (Employer one : page) {
                rows.add(cells(one));
                after = one.unitNo();
            }
        } while (page.size() == 1000);
        return CsvRows.write(COLUMNS, rows);
    }

    private Employer employer(CsvRow row, LocalDate today) {
        Optional<LocalDate> until = row.optionalDay("valid_until");
        LocalDate from = row.day("valid_from");
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new CsvRow.Rejected("valid_until", "order", "is before valid_from");
        }
        return new Employer(
                Cells.matching(row, "unit_no", "[0-9A-Za-z-]{4,30}", "4 to 30 digits or letters"),
                Cells.text(row, "name", 200),
                row.region("region"),
                row.coded(EmployerType.class, "type"),
                row.optionalText("head_count").map(text -> count(row)),
                Cells.optional(row, "contact", 100),
                Cells.optional(row, "phone", 30),
                Cells.optional(row, "clerk_name", 100),
                row.optionalText("clerk_certificate_no").map(number -> clerk(number, today)),
                account(row),
                from,
                until);
    }

    private static int count(CsvRow row) {
        int count = row.whole("head_count");
        if (count < 0) {
            throw new CsvRow.Rejected("head_count", "range", "must not be negative");
        }
        return count;
    }

    private ProtectedIdentity clerk(String number, LocalDate today) {
        String normal = number.toUpperCase(Locale.ROOT);
        IdentityNumber.fault(normal, !Environment.isProduction(), today)
                .ifPresent(
                        fault -> {
                            throw new CsvRow.Rejected(
                                    "clerk_certificate_no",
                                    "identity-number",
                                    "the number " + fault);
                        });
        return protection.protect(normal);
    }

    private Optional<BankAccount> account(CsvRow row) {
        if (row.optionalText("account_no").isEmpty()) {
            return Optional.empty();
        }
        String number = Cells.matching(row, "account_no", "[0-9]{8,32}", "8 to 32 digits");
        return Optional.of(
                new BankAccount(
                        Cells.text(row, "bank", 200),
                        Cells.text(row, "account_name", 200),
                        protection.protect(number)));
    }

    private List<String> cells(Employer one) {
        return List.of(
                one.unitNo(),
                one.name(),
                one.region().value(),
                one.type().code(),
                one.headCount().map(String::valueOf).orElse(""),
                one.contact(),
                one.phone(),
                one.clerkName(),
                one.clerkIdentity().map(protection::reveal).orElse(""),
                one.account().map(BankAccount::bank).orElse(""),
                one.account().map(BankAccount::accountName).orElse(""),
                one.account().map(BankAccount::number).map(protection::reveal).orElse(""),
                one.validFrom().toString(),
                one.validUntil().map(LocalDate::toString).orElse(""));
    }
}
