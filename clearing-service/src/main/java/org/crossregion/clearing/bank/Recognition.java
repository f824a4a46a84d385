package org.crossregion.clearing.bank;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.values.Money;
import org.crossregion.values.RemittanceCode;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells what a line of a bank statement is for: the notices whose remittance codes its remark
 * quotes; else the one open order that payer, payee and amount fit. Nothing is guessed: where two
 * answers are possible a person decides.
 *
 * @param byCode what the notice of a code, or the one that took its place if it was voided, has to
 *     pay that the reader may see: a part for each payer and receiver; none if there is none
 * @param open all that is open and that the reader may see
 */
record Recognition(Function<RemittanceCode, List<Candidate>> byCode, Collection<Candidate> open) {

    Verdict of(StatementLine line) {
        Set<Candidate> quoted = new LinkedHashSet<>();
        Optional<String> code = Optional.empty();
        boolean unknown = false;
        boolean unclear = false;
        for (List<RemittanceCode> options : Codes.in(line.remark())) {
            List<Candidate> found = List.of();
            for (RemittanceCode option : options) {
                if (found.isEmpty()) {
                    found = byCode.apply(option);
                    code = found.isEmpty() ? code : code.or(() -> Optional.of(option.value()));
                }
            }
            List<Candidate> meant = meant(line, found);
            quoted.addAll(meant);
            unknown |= found.isEmpty();
            unclear |= !found.isEmpty() && meant.isEmpty();
        }
        if (unclear) {
            return new Verdict(Rule.NONE, Reason.AMBIGUOUS, code, Optional.empty(), List.of());
        }
        if (!quoted.isEmpty()) {
            return quoted(line, List.copyOf(quoted), code);
        }
        Verdict byParties = byParties(line);
        return unknown && byParties.parts().isEmpty()
                ? Verdict.none(Reason.CODE_UNKNOWN)
                : byParties;
    }

    /**
     * Of a notice with several payers or receivers the part whose own the line names; all of it
     * where all of it is paid.
     */
    private static List<Candidate> meant(StatementLine line, List<Candidate> found) {
        if (found.size() < 2) {
            return found;
        }
        boolean onePayer = found.stream().map(Candidate::region).distinct().count() == 1;
        List<Candidate> named =
                found.stream()
                        .filter(one -> onePayer ? one.isPaidTo(line) : one.isPaidBy(line))
                        .toList();
        if (named.size() == 1) {
            return named;
        }
        return line.amount().equals(open(found)) ? found : List.of();
    }

    private static Verdict quoted(
            StatementLine line, List<Candidate> quoted, Optional<String> code) {
        List<Candidate> payable = quoted.stream().filter(one -> isPayable(one.notice())).toList();
        if (payable.isEmpty()) {
            return Verdict.none(Reason.ADVICE);
        }
        List<Candidate> oldestFirst =
                payable.stream()
                        .sorted(Comparator.comparingLong((Candidate one) -> one.notice().no()))
                        .toList();
        Money open = open(oldestFirst);
        if (open.isZero()) {
            return Verdict.none(Reason.NOTHING_OPEN);
        }
        Set<Scheme> schemes = schemes(line, oldestFirst, open);
        if (schemes.isEmpty()) {
            return new Verdict(
                    Rule.NONE, Reason.SCHEME_UNCLEAR, code, Optional.of(open), List.of());
        }
        List<Verdict.Part> parts = new ArrayList<>();
        Money left = line.amount();
        for (Scheme scheme : schemes) {
            for (Candidate one : oldestFirst) {
                Money part = one.open(scheme).min(left);
                if (part.isPositive()) {
                    parts.add(one.part(scheme, part));
                    left = left.minus(part);
                }
            }
        }
        Money expected =
                Money.sum(schemes.stream().map(scheme -> open(oldestFirst, scheme)).toList());
        return new Verdict(
                Rule.REMITTANCE_CODE,
                left.isPositive() ? Reason.MORE_THAN_OPEN : Reason.NONE,
                code,
                Optional.of(expected),
                parts);
    }

    /**
     * Under which schemes notices are paid: a whole amount pays both, a part of it only one, and
     * never is it guessed which.
     */
    private static Set<Scheme> schemes(StatementLine line, List<Candidate> notices, Money open) {
        if (line.amount().equals(open)) {
            return withSomethingOpen(notices);
        }
        Optional<Scheme> named = named(line, notices);
        if (named.isPresent()) {
            return open(notices, named.get()).isPositive() ? EnumSet.of(named.get()) : Set.of();
        }
        Set<Scheme> due = withSomethingOpen(notices);
        if (due.size() == 1 || line.amount().compareTo(open) > 0) {
            return due;
        }
        due.removeIf(scheme -> !open(notices, scheme).equals(line.amount()));
        return due.size() == 1 ? due : Set.of();
    }

    private static Set<Scheme> withSomethingOpen(List<Candidate> notices) {
        EnumSet<Scheme> due = EnumSet.allOf(Scheme.class);
        due.removeIf(scheme -> !open(notices, scheme).isPositive());
        return due;
    }

    /** By the account that the money left or reached, else by what the remark says. */
    private static Optional<Scheme> named(StatementLine line, List<Candidate> notices) {
        List<Scheme> byAccount =
                notices.stream().flatMap(one -> one.scheme(line).stream()).distinct().toList();
        if (byAccount.size() == 1) {
            return Optional.of(byAccount.get(0));
        }
        List<Scheme> said =
                Arrays.stream(Scheme.values())
                        .filter(scheme -> line.remark().contains(scheme.label()))
                        .toList();
        return said.size() == 1 ? Optional.of(said.get(0)) : Optional.empty();
    }

    private static Money open(List<Candidate> notices) {
        return Money.sum(notices.stream().map(Candidate::open).toList());
    }

    private static Money open(List<Candidate> notices, Scheme scheme) {
        return Money.sum(notices.stream().map(one -> one.open(scheme)).toList());
    }

    /**
     * By payer, payee and amount: one notice alone, else all that this payer owes, under both
     * schemes or one.
     */
    private Verdict byParties(StatementLine line) {
        List<Candidate> fitting =
                open.stream()
                        .filter(one -> isPayable(one.notice()) && one.fits(line))
                        .sorted(Comparator.comparingLong((Candidate one) -> one.notice().no()))
                        .toList();
        List<List<Verdict.Part>> answers = new ArrayList<>();
        fitting.forEach(one -> answers.addAll(answers(List.of(one), line.amount())));
        if (answers.isEmpty()
                && fitting.size() > 1
                && fitting.stream().map(Candidate::region).distinct().count() == 1) {
            answers.addAll(answers(fitting, line.amount()));
        }
        if (answers.size() == 1) {
            return new Verdict(
                    Rule.PARTIES_AND_AMOUNT,
                    Reason.NONE,
                    Optional.empty(),
                    Optional.of(line.amount()),
                    answers.get(0));
        }
        return Verdict.none(answers.isEmpty() ? Reason.NO_NOTICE : Reason.AMBIGUOUS);
    }

    /** All that is open, or all of it under one scheme, comes to the amount. */
    private static List<List<Verdict.Part>> answers(List<Candidate> notices, Money amount) {
        List<List<Verdict.Part>> answers = new ArrayList<>();
        List<Verdict.Part> all = new ArrayList<>();
        Set<Scheme> due = withSomethingOpen(notices);
        for (Scheme scheme : due) {
            List<Verdict.Part> parts =
                    notices.stream()
                            .filter(one -> one.open(scheme).isPositive())
                            .map(one -> one.part(scheme, one.open(scheme)))
                            .toList();
            all.addAll(parts);
            if (open(notices, scheme).equals(amount)) {
                answers.add(parts);
            }
        }
        if (due.size() > 1 && open(notices).equals(amount)) {
            answers.add(all);
        }
        return answers;
    }

    /** An order, or what the fund gives back; advice of clearing is settled by disbursement. */
    private static boolean isPayable(Notice notice) {
        return notice.voided().isEmpty()
                && (notice.direction() == Direction.PAYABLE || !notice.kind().isClearing());
    }
}
