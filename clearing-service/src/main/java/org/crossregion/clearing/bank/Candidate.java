package org.crossregion.clearing.bank;

import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.NoticeAccount;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A notice that a line may be for.
 *
 * @param accounts of payer and payee as the notice names them; none if none were known
 */
record Candidate(Notice notice, List<NoticeAccount> accounts) {

    Candidate {
        accounts = List.copyOf(accounts);
    }

    /** Whether a line names the payer and the payee of the notice. */
    boolean fits(StatementLine line) {
        return names(
                        NoticeAccount.PAYER,
                        List.of(notice.regionName()),
                        line.payer(),
                        line.payerAccount())
                && names(NoticeAccount.PAYEE, receivers(), line.payee(), line.payeeAccount());
    }

    /** The scheme whose account a line names, if only one has it. */
    Optional<Scheme> scheme(StatementLine line) {
        List<Scheme> named = new ArrayList<>();
        for (NoticeAccount account : accounts) {
            boolean own =
                    account.side().equals(NoticeAccount.PAYER)
                            ? account.accountNo().equals(line.payerAccount())
                            : account.accountNo().equals(line.payeeAccount());
            if (own && !named.contains(account.scheme())) {
                named.add(account.scheme());
            }
        }
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    Money open() {
        return notice.outstanding();
    }

    Money open(Scheme scheme) {
        return notice.outstanding(scheme);
    }

    RegionCode region() {
        return notice.region();
    }

    /** Within a province money goes to the authority; across a border to the other province. */
    private List<String> receivers() {
        return notice.circle().isNation()
                ? notice.lines().stream().map(Notice.Line::counterpartyName).distinct().toList()
                : List.of(notice.authorityName());
    }

    private boolean names(String side, List<String> regions, String name, String account) {
        String plain = bare(name);
        return accounts.stream()
                        .filter(one -> one.side().equals(side))
                        .anyMatch(
                                one ->
                                        bare(one.accountName()).equals(plain)
                                                || !account.isEmpty()
                                                        && one.accountNo().equals(account))
                || regions.stream().anyMatch(region -> plain.contains(bare(region)));
    }

    /** Without blanks and brackets, which every bank writes otherwise. */
    private static String bare(String name) {
        return StatementFile.plain(name).replaceAll("[\\s()\\[\\]·.,-]", "");
    }
}
