package org.crossregion.clearing.claim;

import org.crossregion.values.Money;

import java.util.List;

/**
 * What an institution is paid for a period, and why not more (拨付单).
 *
 * @param applied what its details of the period clear for: funds and account
 * @param deducted what audit took of that
 * @param reserved what is kept back by contract (预留金), paid later
 * @param charged what else the contract takes (违约金, 病种差额)
 * @param payable applied less all of these
 * @param paid what has been paid
 * @param moved what payments of other months have paid of this one's settlements, which have moved
 *     here since; negative where this month's payments have paid what has moved elsewhere
 * @param open payable less paid and moved
 */
public record PaymentList(
        String institution,
        String period,
        List<Line> lines,
        Money applied,
        Money deducted,
        Money reserved,
        Money charged,
        Money payable,
        Money paid,
        Money moved,
        Money open,
        List<HospitalPayment> payments) {

    /**
     * The bills of one scheme and kind.
     *
     * @param clearingType 11 outpatient, 21 inpatient, 41 pharmacy
     */
    public record Line(
            String scheme,
            String clearingType,
            long cases,
            Money total,
            Money fund,
            Money account,
            Money cash,
            Money applied,
            Money deducted) {}

    static PaymentList of(
            String institution,
            String period,
            List<Line> lines,
            PayableRepository.Charges charges,
            Money moved,
            List<HospitalPayment> payments) {
        Money applied = Money.sum(lines.stream().map(Line::applied).toList());
        Money deducted = Money.sum(lines.stream().map(Line::deducted).toList());
        Money payable = applied.minus(deducted).minus(charges.reserved()).minus(charges.charged());
        Money paid = Money.sum(payments.stream().map(HospitalPayment::amount).toList());
        return new PaymentList(
                institution,
                period,
                lines,
                applied,
                deducted,
                charges.reserved(),
                charges.charged(),
                payable,
                paid,
                moved,
                payable.minus(paid).minus(moved),
                payments);
    }
}
