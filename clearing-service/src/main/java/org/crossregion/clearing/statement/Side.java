package org.crossregion.clearing.statement;

import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

/**
 * What a region has to receive, or to pay.
 *
 * @param cases 人次
 * @param employee what is owed under the employee scheme, account in and deductions already off
 * @param resident the same under the resident scheme
 * @param deductions what was deducted; information, never subtracted again
 */
public record Side(long cases, Money employee, Money resident, Money deductions) {

    public static final Side NOTHING = new Side(0, Money.ZERO, Money.ZERO, Money.ZERO);

    static Side of(StatementRow row) {
        return switch (row.scheme()) {
            case EMPLOYEE ->
                    new Side(row.amounts().cases(), row.owed(), Money.ZERO, row.deducted());
            case RESIDENT ->
                    new Side(row.amounts().cases(), Money.ZERO, row.owed(), row.deducted());
        };
    }

    public Side plus(Side other) {
        return new Side(
                Math.addExact(cases, other.cases),
                employee.plus(other.employee),
                resident.plus(other.resident),
                deductions.plus(other.deductions));
    }

    public Money of(Scheme scheme) {
        return switch (scheme) {
            case EMPLOYEE -> employee;
            case RESIDENT -> resident;
        };
    }

    public Money subtotal() {
        return employee.plus(resident);
    }
}
