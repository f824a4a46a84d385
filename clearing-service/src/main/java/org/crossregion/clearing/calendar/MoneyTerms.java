package org.crossregion.clearing.calendar;

import org.crossregion.values.Coded;
import org.crossregion.values.Tier;
import org.crossregion.values.WorkingCalendar;

import java.time.LocalDate;

/**
 * How the money of a tier moves once a statement is signed: the three clocks, each beginning where
 * the one before ends and the first on the day of signing, in working days.
 *
 * @param agencyDays for the agency to apply to its finance bureau; 0 where nobody need apply
 * @param financeDays for the finance bureau to transfer; at least 1
 * @param receiptDays for the receipt to be fed back; 0 where none is asked for
 * @param negativePairs what becomes of a pair that came out negative, where money goes gross
 * @param unpaidAtClosing what unpaid notices mean for the closing of their period
 * @param hospitals when treatment regions pay their hospitals
 */
public record MoneyTerms(
        int agencyDays,
        int financeDays,
        int receiptDays,
        NegativePairs negativePairs,
        Unpaid unpaidAtClosing,
        Hospitals hospitals) {

    /** What becomes of a pair whose refunds outweigh its bills. */
    public enum NegativePairs implements Coded {
        /** It lowers the same pair of the next period. */
        CARRIED("carried", "结转下期"),
        /** The creditor gets the order and the debtor the advice. */
        TURNED("turned", "反向通知");

        private final String code;
        private final String label;

        NegativePairs(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** What notices that are not paid mean for the closing of their period. */
    public enum Unpaid implements Coded {
        REFUSED("refused", "未结清不得关闭"),
        /** The period closes; what is open stays owed by name and shows at the year's end. */
        CARRIED("carried", "结转年终");

        private final String code;
        private final String label;

        Unpaid(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** When hospitals are paid for a month (拨付). */
    public enum Hospitals implements Coded {
        /** Once the month is generated; the revolving fund has no part in it. */
        CLEARED("cleared", "清算后拨付"),
        /** From the month's confirmation on, the revolving fund standing in until it is cleared. */
        BEFORE_CLEARING("before-clearing", "清算前先行拨付");

        private final String code;
        private final String label;

        Hospitals(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** The last days of the three clocks; where a clock has no days, the day of the one before. */
    public record Clocks(LocalDate applyBy, LocalDate transferBy, LocalDate receiptBy) {}

    public MoneyTerms {
        if (agencyDays < 0 || financeDays < 1 || receiptDays < 0) {
            throw new IllegalArgumentException("a clock of less than no working days");
        }
    }

    /** What counts where a policy says nothing: 10 days flat, across a border 5, 10 and 5. */
    public static MoneyTerms usual(Tier tier) {
        return switch (tier) {
            case PROVINCE -> usual(0, 10, 0);
            case NATIONAL -> usual(5, 10, 5);
        };
    }

    private static MoneyTerms usual(int agency, int finance, int receipt) {
        return new MoneyTerms(
                agency, finance, receipt, NegativePairs.CARRIED, Unpaid.REFUSED, Hospitals.CLEARED);
    }

    /**
     * When the clocks run out.
     *
     * @throws IllegalArgumentException if the working days of a year are not known
     */
    public Clocks clocks(LocalDate signedOn, WorkingCalendar workingDays) {
        LocalDate applyBy = after(signedOn, agencyDays, workingDays);
        LocalDate transferBy = after(applyBy, financeDays, workingDays);
        return new Clocks(applyBy, transferBy, after(transferBy, receiptDays, workingDays));
    }

    private static LocalDate after(LocalDate from, int days, WorkingCalendar workingDays) {
        return days == 0 ? from : workingDays.plusWorkingDays(from, days);
    }
}
