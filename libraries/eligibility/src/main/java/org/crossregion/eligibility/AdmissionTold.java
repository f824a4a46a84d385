package org.crossregion.eligibility;

import java.time.LocalDate;

/**
 * The insured region was told where a person lies: hospital, department and bed.
 *
 * @param admittedOn the day of admission it speaks of
 * @param toldOn the day it was told
 * @param withPhone a telephone number was given, as the large-amount scheme demands
 */
public record AdmissionTold(
        String noticeId,
        String institution,
        LocalDate admittedOn,
        LocalDate toldOn,
        boolean withPhone) {

    /** Whether it speaks of the stay that a question is about. */
    boolean isOf(CareQuestion question) {
        return institution.equals(question.institution())
                && admittedOn.equals(question.admittedOn());
    }
}
