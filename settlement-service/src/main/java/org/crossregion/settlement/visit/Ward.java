package org.crossregion.settlement.visit;

import org.crossregion.web.identity.IdentityNumbers;

/**
 * Where in the hospital a patient is, and who treats them. Texts that were not given are empty;
 * identity numbers in them are masked.
 */
public record Ward(
        String departmentCode,
        String departmentName,
        String bed,
        String doctorCode,
        String doctorName) {

    public Ward {
        departmentName = IdentityNumbers.maskAll(departmentName);
        bed = IdentityNumbers.maskAll(bed);
        doctorCode = IdentityNumbers.maskAll(doctorCode);
        doctorName = IdentityNumbers.maskAll(doctorName);
    }

    /** This one, with what it leaves out taken from another. */
    Ward or(Ward other) {
        return new Ward(
                given(departmentCode, other.departmentCode),
                given(departmentName, other.departmentName),
                given(bed, other.bed),
                given(doctorCode, other.doctorCode),
                given(doctorName, other.doctorName));
    }

    private static String given(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
