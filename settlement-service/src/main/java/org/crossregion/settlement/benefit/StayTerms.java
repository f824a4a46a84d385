package org.crossregion.settlement.benefit;

import java.util.Optional;

/**
 * What an insured region says of stays under way (1.3: stays already admitted may finish).
 *
 * @param finishAfterAgreement a stay admitted while the institution's agreement held is settled
 *     directly although it has ended since; otherwise the person claims
 * @param promiseDemanded a stay marked as an injury is settled only once the promise that nobody
 *     else is liable (attachment 3) is registered; otherwise it may be signed on the printed form
 * @param familyBed the quota of a bill of a family bed (家庭病床, S4 第十一条(五)) instead of that of other
 *     stays; absent if it is settled like them
 */
public record StayTerms(
        boolean finishAfterAgreement, boolean promiseDemanded, Optional<Quota> familyBed) {

    /** What holds where a policy says nothing of it, or where there is none. */
    public static final StayTerms DEFAULT = new StayTerms(true, false, Optional.empty());

    static StayTerms read(YamlNode node) {
        var entries = node.entries("agreementEnded", "injuryPromise", "familyBed");
        YamlNode bed = node.of(entries, "familyBed");
        return new StayTerms(
                !node.of(entries, "agreementEnded").either("refuse", "finish"),
                node.of(entries, "injuryPromise").either("demanded", "on-paper"),
                CareReader.quota(bed, bed.entries("perCase", "perCaseOf", "perCaseExcess")));
    }
}
