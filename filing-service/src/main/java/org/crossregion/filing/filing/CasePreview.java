package org.crossregion.filing.filing;

import org.crossregion.eligibility.HomeCare;
import org.crossregion.filing.policy.ProofTerms;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;

/**
 * What would become of one application if it were submitted now: what is missing, which limits
 * there are, until when it would hold, and by which paragraph. Nothing is filed.
 *
 * @param accepted nothing stands against it
 * @param paragraph what the terms of its type and category were written from
 * @param missing what is still to be handed in: of each element any one will do
 * @param objections everything that stands against it, in the order of the rules
 * @param placesFiled regions of the person's other open long-term filings
 * @param placesAllowed how many regions can be filed so, those included
 * @param institutionsAllowed how many institutions must be named at most; 0 for none
 * @param validUntil the last day it would hold; null without an end
 * @param onPromise what holds if it rests on a promise; null if it does not
 * @param reviewDue the last day for its review
 */
record CasePreview(
        boolean accepted,
        String policy,
        RegionCode policyRegion,
        LocalDate policyValidFrom,
        int policyVersion,
        FilingType type,
        String typeName,
        String category,
        String categoryName,
        String paragraph,
        List<List<MaterialNamed>> missing,
        List<Objection> objections,
        List<RegionCode> places,
        List<RegionCode> placesFiled,
        int placesAllowed,
        List<String> institutions,
        int institutionsAllowed,
        boolean institutionsLocked,
        LocalDate validFrom,
        LocalDate validUntil,
        PromiseTerms onPromise,
        boolean accountSuspended,
        HomeCare homeCare,
        LocalDate reviewDue) {

    /**
     * One material.
     *
     * @param months for how many months it must speak; null if it does not matter
     */
    record MaterialNamed(String kind, String name, Integer months) {}

    /**
     * One rule that is broken.
     *
     * @param problem its code, as in the problem type
     * @param detail the rule in words, with the policy and paragraph it comes from
     */
    record Objection(String problem, String title, String detail, List<String> fields) {}

    /**
     * A filing that rests on a promise.
     *
     * @param lockedUntil the first day on which it can be changed or cancelled
     * @param proofDue the last day for the proof; null if none is set
     * @param missed what it costs to miss that day; null if there is none
     */
    record PromiseTerms(LocalDate lockedUntil, LocalDate proofDue, ProofTerms.Missed missed) {}
}
