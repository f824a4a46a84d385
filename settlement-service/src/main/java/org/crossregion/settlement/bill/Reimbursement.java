package org.crossregion.settlement.bill;

import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.settlement.benefit.HospitalLevel;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.visit.Visit;

import java.time.Instant;

/**
 * What the insured region is to reimburse: care that was paid for in full.
 *
 * @param care where and when, in the shape of a visit that has ended; its number is the claim's
 * @param answer how the person was filed for it
 * @param parts what the bill is made of, by the catalogue
 * @param lines how many lines or sums that is
 * @param countedOn decides the policy and the year that it counts in
 * @param requestId the request that asks for it
 */
public record Reimbursement(
        Visit care,
        InsuredPerson person,
        Insurance insurance,
        HospitalLevel level,
        EligibilityAnswer answer,
        LineSplit parts,
        int lines,
        Instant countedOn,
        String requestId) {}
