package org.crossregion.eligibility;

import java.util.Collection;
import java.util.List;

/**
 * Everything on record of a person that bears on eligibility, in any order.
 *
 * @param filings every filing, whatever its state
 * @param suspensions every suspension of the person, over or not
 * @param admissionsTold the stays elsewhere that the insured region was told of
 */
public record PersonRecord(
        List<FiledPermission> filings,
        List<PersonSuspension> suspensions,
        List<AdmissionTold> admissionsTold) {

    /** Nothing is on record. */
    public static final PersonRecord NONE = new PersonRecord(List.of(), List.of(), List.of());

    public PersonRecord {
        filings = List.copyOf(filings);
        suspensions = List.copyOf(suspensions);
        admissionsTold = List.copyOf(admissionsTold);
    }

    /** A person of whom filings alone are known. */
    public static PersonRecord of(Collection<FiledPermission> filings) {
        return new PersonRecord(List.copyOf(filings), List.of(), List.of());
    }
}
