package org.crossregion.clearing.refusal;

import org.crossregion.web.problem.Refusal;

import java.util.Locale;

/** Why clearing-service refuses; each has a section in docs/reference/problems.md. */
public enum ClearingRefusal implements Refusal {
    AUTHORITY_UNKNOWN(404, "No such clearing authority"),
    PERIOD_IS_NO_MONTH(404, "Months are cleared here, years elsewhere"),
    PERIOD_NOT_ENDED(409, "The month has not ended"),
    PERIOD_IN_OTHER_STATE(409, "The period is in another state"),
    PERIOD_NOT_GENERATED(409, "The period has not been generated"),
    MONTH_NOT_SEALED(409, "The settlements of the month are not complete yet"),
    MONTH_INCOMPLETE(409, "What arrived is not what was sent"),
    SIGNER_SIGNED_BEFORE(403, "The same person has signed before"),
    TOTALS_DISAGREE(409, "The totals are not what the settlements come to"),
    CLEARED_AMOUNT_DISPUTED(409, "The cleared amounts do not follow from policy"),
    FUND_UNMAPPED(409, "A fund has no column"),
    BALANCE_BROKEN(409, "Receivable and payable are not equal"),
    INTAKE_BUSY(503, "Settlements are being taken in"),
    DETAIL_UNKNOWN(404, "No such detail"),
    DETAIL_CLEARED(409, "The detail has been cleared"),
    OBJECTION_TOO_LATE(409, "The table cannot be objected to any more"),
    TABLE_OBJECTED(409, "The version has been objected to"),
    VERSION_UNKNOWN(404, "No such version of the table"),
    EXPORT_UNKNOWN(404, "No such export"),
    EXPORT_NOT_READY(409, "The export cannot be fetched"),
    EXPORT_GONE(410, "The export is no longer kept"),
    EXPORTS_WAITING(429, "Exports of the region are being written"),
    DETAIL_STATE_UNCHANGED(409, "The detail is in that state already"),
    APPLICATION_REQUIRED(409, "What a year left over moves by application only"),
    WORKING_DAYS_UNKNOWN(409, "The working days of that year are not known"),
    NOTICE_UNKNOWN(404, "No such notice"),
    SETTLEMENT_TAKEN_BACK(409, "The settlement has been taken back"),
    DEDUCTION_UNKNOWN(404, "No such deduction"),
    DEDUCTION_TOO_LARGE(409, "More would be deducted than was paid"),
    DEDUCTION_DECIDED(409, "The deduction has been decided"),
    DEDUCTION_NEEDS_ANOTHER(403, "Another person must decide this deduction"),
    DEDUCTION_NOT_APPEALED(409, "There is no open appeal against the deduction"),
    APPEAL_MADE(409, "That side has appealed once"),
    APPEAL_TOO_LATE(409, "The days to appeal have passed"),
    AUDIT_CASE_UNKNOWN(404, "No such audit case"),
    AUDIT_CASE_CLOSED(409, "The audit case is closed"),
    AUDIT_CASE_UNDECIDED(409, "Deductions of the audit case are not decided"),
    CONTRACT_CHARGE_UNKNOWN(404, "No such contract charge"),
    CONTRACT_CHARGE_DECIDED(409, "The contract charge is in another state"),
    CONTRACT_CHARGE_NEEDS_ANOTHER(403, "Another person must decide this charge"),
    INQUIRY_UNKNOWN(404, "No such inquiry"),
    INQUIRY_TOO_SMALL(409, "The care is no stay that can be inquired into"),
    INQUIRY_OPEN(409, "The stay is being inquired into already"),
    INQUIRY_IN_OTHER_STATE(409, "The inquiry is in another state"),
    INQUIRY_NEEDS_ANOTHER(403, "Another person speaks for the other side"),
    INQUIRY_FOUND_NOTHING(409, "The inquiry has not found the cost wrong"),
    TICKET_UNKNOWN(404, "No such ticket"),
    TICKET_IN_OTHER_STATE(409, "The ticket is in another state"),
    TICKET_NEEDS_ANOTHER(403, "Another person speaks for the other side"),
    TICKET_ESCALATED(409, "The ticket was put before the authority already"),
    TICKET_NOT_OVERDUE(409, "The ticket may still be answered"),
    EVIDENCE_UNKNOWN(404, "No such evidence"),
    EVIDENCE_CLOSED(409, "Nothing is added to the matter any more"),
    DOCUMENT_TOO_LARGE(413, "The document is too large"),
    DOCUMENT_TYPE_REFUSED(415, "The document is not of a type that is taken, or not what it says"),
    DOCUMENT_BROKEN(422, "The document cannot be read"),
    DOCUMENT_ENCRYPTED(422, "The document is encrypted"),
    DOCUMENT_UNSAFE(422, "The document is not safe to open"),
    NOTICE_VOID(409, "The notice has been voided"),
    NOTICE_PAID(409, "Something has been paid on the notice"),
    NOTICE_NOT_PAYABLE(409, "Nothing is paid in on this notice"),
    NOTICE_OF_FUND(409, "The notice is the revolving fund's"),
    PAYMENT_TOO_HIGH(409, "More is paid than is open"),
    BANK_REFERENCE_USED(409, "The bank reference stands for another transfer"),
    BANK_STATEMENT_UNREADABLE(422, "The bank statement cannot be read"),
    BANK_STATEMENT_UNKNOWN(404, "No such bank statement or line"),
    BANK_LINE_SETTLED(409, "Nothing of the line is left to be assigned"),
    ASSIGNMENT_OPEN(409, "An assignment of the line waits for its second person"),
    ASSIGNMENT_UNKNOWN(404, "No such assignment waits"),
    ASSIGNMENT_NEEDS_ANOTHER(403, "Another person must decide this assignment"),
    REMITTANCE_UNKNOWN(404, "No such remittance"),
    REMITTANCE_IN_OTHER_STATE(409, "The remittance is in another state"),
    REMITTANCE_NEEDS_ANOTHER(403, "Another person must take this step of the remittance"),
    NOTHING_OVER(409, "Nothing has come over that is left to be given back"),
    REFUND_UNKNOWN(404, "No such refund"),
    REFUND_IN_OTHER_STATE(409, "The refund is in another state"),
    REFUND_NEEDS_ANOTHER(403, "Another person must take this step of the refund"),
    SURPLUS_HELD(409, "Money that has come over has not been given back"),
    HOSPITAL_PAYMENT_UNKNOWN(404, "No such payment to a hospital"),
    NOTICES_OUTSTANDING(409, "Notices of the period are not settled"),
    NOT_LEFT_OVER(409, "The item is not left over"),
    APPLICATION_UNKNOWN(404, "No such application"),
    APPLICATION_OPEN(409, "The item is applied for already"),
    APPLICATION_ANSWERED(409, "The application has been answered"),
    APPLICATION_UNANSWERED(409, "The other side may still answer"),
    APPLICATION_DECIDED(409, "The application has been decided"),
    APPLICATION_NEEDS_ANOTHER(403, "Three people apply, answer and decide"),
    PERIOD_IS_NO_YEAR(404, "Years are cleared here, months elsewhere"),
    MONTHS_UNFINISHED(409, "Months of the year are not far enough"),
    YEAR_NOT_COLLECTED(409, "What the year left over has not been collected"),
    APPLICATIONS_UNDECIDED(409, "Applications of the year are not decided"),
    YEAR_CONFIRMED(409, "The year takes no more applications"),
    YEAR_NOT_SQUARED(409, "Twelve months and the year's end are not the year"),
    FUND_YEAR_OPEN(409, "The revolving fund has not closed the year"),
    CONFIRMATION_REFUSED(422, "The hospital's confirmation does not fit"),
    DETAIL_DISPUTED(409, "The detail has an open difference"),
    LIST_UNREADABLE(422, "The list cannot be read"),
    CONTROL_TOTALS_DIFFER(422, "The list does not come to its control totals"),
    RECONCILIATION_UNKNOWN(404, "No such reconciliation"),
    DISCREPANCY_UNKNOWN(404, "No such difference"),
    DISCREPANCY_RESOLVED(409, "The difference is resolved already"),
    DISCREPANCY_NEEDS_ANOTHER(403, "Another person must resolve this difference"),
    NATIONAL_RESULT_NOT_ASKED(409, "The national tier of this month is computed"),
    NATIONAL_RESULT_UNREADABLE(422, "The nation's result cannot be read"),
    NATIONAL_RESULT_CLOSED(409, "The month takes no more results of the nation"),
    NATIONAL_RESULT_MISSING(409, "The nation's result has not been loaded"),
    NATIONAL_RESULT_DIFFERS(409, "The nation's result is not what stands due here"),
    NATIONAL_DIFFERENCE_STAYS(409, "The difference would stay");

    private final int status;
    private final String title;

    ClearingRefusal(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
