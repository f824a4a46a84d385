package org.crossregion.clearing.calendar;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * How long whoever is asked has to answer: appeals against deductions, cost inquiries (费用协查) and
 * problem tickets (问题协同); the numbers are those of 苏医保发〔2022〕75号.
 *
 * @param appealDays working days from the day a deduction is recorded in which it may be appealed
 * @param reminderDays how many days before a deadline whoever is to act is reminded
 */
public record CaseTerms(
        int appealDays, InquiryTerms inquiry, TicketTerms tickets, List<Integer> reminderDays) {

    /** The longest any clock may run, in working days. */
    static final int LONGEST = 120;

    /** What counts where a policy says nothing. */
    public static final CaseTerms USUAL =
            new CaseTerms(
                    10,
                    new InquiryTerms(Money.ofYuan("30000.00"), 26, 5, true),
                    new TicketTerms(2, 1, 10, 10),
                    List.of(3, 1, 0));

    /**
     * Cost inquiries.
     *
     * @param threshold the total cost from which on a stay may be inquired into
     * @param answerDay by the end of which day of the next month the treatment region answers
     * @param confirmDays working days for the insured region to confirm the answer
     * @param silenceConfirms whether its silence until then confirms
     */
    public record InquiryTerms(
            Money threshold, int answerDay, int confirmDays, boolean silenceConfirms) {

        public InquiryTerms {
            if (threshold.isNegative() || answerDay < 1 || answerDay > 31 || confirmDays < 1) {
                throw new IllegalArgumentException("no terms of an inquiry");
            }
        }

        /** The last day to answer what was asked in a month; 31 is the next month's last. */
        public LocalDate answerBy(LocalDate askedOn) {
            YearMonth next = YearMonth.from(askedOn).plusMonths(1);
            return next.atDay(Math.min(answerDay, next.lengthOfMonth()));
        }

        /** The last day of the month after a missed one. */
        public LocalDate rolledOver(LocalDate missed) {
            return answerBy(missed.withDayOfMonth(1));
        }
    }

    /**
     * Problem tickets, in working days.
     *
     * @param filingDays to answer a question of filing
     * @param faultDays to answer a system fault
     * @param otherDays to answer any other
     * @param silentDays of silence after which an answer counts as confirmed
     */
    public record TicketTerms(int filingDays, int faultDays, int otherDays, int silentDays) {

        public TicketTerms {
            if (filingDays < 1 || faultDays < 1 || otherDays < 1 || silentDays < 1) {
                throw new IllegalArgumentException("a clock of less than one working day");
            }
        }
    }

    public CaseTerms {
        if (appealDays < 1) {
            throw new IllegalArgumentException("an appeal has at least one working day");
        }
        reminderDays = List.copyOf(reminderDays);
    }

    /** Whether a last day is over. */
    public static boolean isOver(LocalDate lastDay, Instant now) {
        return Beijing.day(now).isAfter(lastDay);
    }
}
