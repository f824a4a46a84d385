package org.crossregion.settlement.benefit;

/**
 * What an insured region says of stays under way (1.3: stays already admitted may finish).
 *
 * @param finishAfterAgreement a stay admitted while the institution's agreement held is settled
 *     directly although it has ended since; otherwise the person claims
 * @param promiseDemanded a stay marked as an injury is settled only once the promise that nobody
 *     else is liable (attachment 3) is registered; otherwise it may be signed on the printed form
 */
public record StayTerms(boolean finishAfterAgreement, boolean promiseDemanded) {

    /** What holds where a policy says nothing of it, or where there is none. */
    public static final StayTerms DEFAULT = new StayTerms(true, false);

    static StayTerms read(YamlNode node) {
        var entries = node.entries("agreementEnded", "injuryPromise");
        return new StayTerms(
                !node.of(entries, "agreementEnded").either("refuse", "finish"),
                node.of(entries, "injuryPromise").either("demanded", "on-paper"));
    }
}
