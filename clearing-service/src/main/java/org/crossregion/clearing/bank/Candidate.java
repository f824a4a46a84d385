package org.crossregion.clearing.bank;

import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.NoticeAccount;
import org.crossregion.clearing.payment.Due;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a notice a line may be for.
 *
 * @param accounts of payer and payee as the notice names them; none if none were known
 */
record Candidate(Due due, List<NoticeAccount> accounts) {

    Candidate {
        accounts = List.copyOf(accounts);
    }

    Notice notice() {
        return due.order();
    }

    /** Whether a line names the payer and the payee of the notice. */
    boolean fits(StatementLine line) {
        return isPaidBy(line) && isPaidTo(line);
    }

    boolean isPaidBy(StatementLine line) {
        return names(
                NoticeAccount.PAYER,
                List.of(notice().regionName()),
                line.payer(),
                line.payerAccount());
    }

    boolean isPaidTo(StatementLine line) {
        return names(NoticeAccount.PAYEE, receivers(), line.payee(), line.payeeAccount());
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
        return due.open();
    }

    Money open(Scheme scheme) {
        return due.open(scheme);
    }

    RegionCode region() {
        return notice().region();
    }

    /** What of it a line settles under a scheme. */
    Verdict.Part part(Scheme scheme, Money amount) {
        return new Verdict.Part(notice().number(), region(), due.receiver(), scheme, amount);
    }

    /**
     * Within a province money goes to the authority; across a border to the other province. What
     * the fund orders may also go straight to where it is for.
     */
    private List<String> receivers() {
        List<String> names =
                new ArrayList<>(
                        due.lines().stream()
                                .map(Notice.Line::counterpartyName)
                                .distinct()
                                .toList());
        if (!notice().circle().isNation()) {
            if (notice().kind().isClearing()) {
                names.clear();
            }
            names.add(notice().authorityName());
        }
        return names;
    }

    private boolean names(String side, List<String> regions, String name, String account) {
        String plain = bare(name);
        return accounts.stream()
                        .filter(one -> one.side().equals(side))
                        .filter(one -> side.equals(NoticeAccount.PAYER) || isMeant(one.region()))
                        .anyMatch(
                                one ->
                                        bare(one.accountName()).equals(plain)
                                                || !account.isEmpty()
                                                        && one.accountNo().equals(account))
                || regions.stream().anyMatch(region -> plain.contains(bare(region)));
    }

    /** Of the accounts of several receivers only the one's that is meant. */
    private boolean isMeant(RegionCode payee) {
        return !notice().circle().isNation() || due.receiver().map(payee::equals).orElse(true);
    }

    /** Without blanks and brackets, which every bank writes otherwise. */
    private static String bare(String name) {
        return StatementFile.plain(name).replaceAll("[\\s()\\[\\]·.,-]", "");
    }
}
