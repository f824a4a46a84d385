package org.crossregion.clearing.calendar;

import org.crossregion.clearing.calendar.CaseTerms.InquiryTerms;
import org.crossregion.clearing.calendar.CaseTerms.TicketTerms;
import org.crossregion.values.Money;

import java.util.List;
import java.util.Optional;

/** The key {@code cases} of a clearing policy, read and written. */
final class CaseRows {

    /** What silence after an answer means, unless it means nothing. */
    private static final String CONFIRMED = "confirmed";

    private static final int LAST_DAY = 31;

    private CaseRows() {}

    /** What can be read, what is usual where the file says nothing. */
    static CaseTerms read(PolicyFile.Cases row, List<PolicyFile.Wrong> wrong) {
        CaseTerms usual = CaseTerms.USUAL;
        if (row == null) {
            return usual;
        }
        int appeal =
                number(
                        row.appealWorkingDays(),
                        usual.appealDays(),
                        CaseTerms.LONGEST,
                        "cases.appealWorkingDays",
                        wrong);
        List<Integer> reminders = Optional.ofNullable(row.reminderDays()).orElse(List.of());
        if (reminders.stream().anyMatch(day -> day == null || day < 0 || day > LAST_DAY)) {
            wrong.add(new PolicyFile.Wrong("cases.reminderDays", "range", "must be 0 to 31 each"));
            reminders = List.of();
        }
        return new CaseTerms(
                appeal,
                inquiry(row.inquiry(), usual.inquiry(), wrong),
                tickets(row.tickets(), usual.tickets(), wrong),
                row.reminderDays() == null ? usual.reminderDays() : reminders);
    }

    static PolicyFile.Cases write(CaseTerms terms) {
        return new PolicyFile.Cases(
                terms.appealDays(),
                new PolicyFile.Inquiry(
                        terms.inquiry().threshold().toString(),
                        terms.inquiry().answerDay(),
                        terms.inquiry().confirmDays(),
                        terms.inquiry().silenceConfirms() ? CONFIRMED : "none"),
                new PolicyFile.Tickets(
                        terms.tickets().filingDays(),
                        terms.tickets().faultDays(),
                        terms.tickets().otherDays(),
                        terms.tickets().silentDays()),
                terms.reminderDays());
    }

    private static InquiryTerms inquiry(
            PolicyFile.Inquiry row, InquiryTerms usual, List<PolicyFile.Wrong> wrong) {
        if (row == null) {
            return usual;
        }
        String silence = Optional.ofNullable(row.silence()).orElse(CONFIRMED);
        if (!silence.equals(CONFIRMED) && !silence.equals("none")) {
            wrong.add(
                    new PolicyFile.Wrong(
                            "cases.inquiry.silence", "known", "must be confirmed or none"));
        }
        return new InquiryTerms(
                Optional.ofNullable(row.threshold())
                        .flatMap(
                                text ->
                                        PolicyFile.read(
                                                text,
                                                CaseRows::amount,
                                                "cases.inquiry.threshold",
                                                wrong))
                        .orElse(usual.threshold()),
                number(
                        row.answerDay(),
                        usual.answerDay(),
                        LAST_DAY,
                        "cases.inquiry.answerDay",
                        wrong),
                number(
                        row.confirmWorkingDays(),
                        usual.confirmDays(),
                        CaseTerms.LONGEST,
                        "cases.inquiry.confirmWorkingDays",
                        wrong),
                silence.equals(CONFIRMED));
    }

    private static TicketTerms tickets(
            PolicyFile.Tickets row, TicketTerms usual, List<PolicyFile.Wrong> wrong) {
        if (row == null) {
            return usual;
        }
        int most = CaseTerms.LONGEST;
        return new TicketTerms(
                number(row.filing(), usual.filingDays(), most, "cases.tickets.filing", wrong),
                number(row.fault(), usual.faultDays(), most, "cases.tickets.fault", wrong),
                number(row.other(), usual.otherDays(), most, "cases.tickets.other", wrong),
                number(row.silence(), usual.silentDays(), most, "cases.tickets.silence", wrong));
    }

    private static Money amount(String text) {
        try {
            Money amount = Money.ofYuan(text);
            if (!amount.isNegative()) {
                return amount;
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("must be an amount such as 30000.00", e);
        }
        throw new IllegalArgumentException("must not be negative");
    }

    private static int number(
            Integer given, int usual, int most, String field, List<PolicyFile.Wrong> wrong) {
        if (given == null) {
            return usual;
        }
        if (given < 1 || given > most) {
            wrong.add(new PolicyFile.Wrong(field, "range", "must be 1 to " + most));
            return usual;
        }
        return given;
    }
}
