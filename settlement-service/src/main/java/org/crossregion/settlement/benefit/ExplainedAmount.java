package org.crossregion.settlement.benefit;

import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One amount of a bill with the rule that made it and what the rule was given.
 *
 * @param amount negative in the explanation of a mirror
 * @param inputs in the order the sentence uses them
 */
public record ExplainedAmount(BenefitRule rule, Money amount, Map<String, String> inputs) {

    public ExplainedAmount {
        inputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** Pairs of name and value. */
    static ExplainedAmount of(BenefitRule rule, Money amount, Object... pairs) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            inputs.put((String) pairs[i], pairs[i + 1].toString());
        }
        return new ExplainedAmount(rule, amount, inputs);
    }

    /** That another platform computed the bill, and by what. */
    public static ExplainedAmount remote(
            RegionCode region, String policy, int version, String request) {
        return of(
                BenefitRule.REMOTE,
                Money.ZERO,
                "region",
                region,
                "policy",
                policy,
                "version",
                version,
                "request",
                request.isEmpty() ? "-" : request);
    }

    /** What the other platform says of its computation. */
    public static ExplainedAmount remoteStep(String chinese, String english) {
        return of(BenefitRule.REMOTE_STEP, Money.ZERO, "chinese", chinese, "english", english);
    }

    /** What a bill is made of. */
    public static List<ExplainedAmount> parts(FundSplit split) {
        return List.of(
                of(BenefitRule.FULL_SELF_PAY, split.fullSelfPay()),
                of(BenefitRule.OVER_LIMIT, split.overLimit()),
                of(BenefitRule.PRIOR_SELF_PAY, split.priorSelfPay()),
                of(BenefitRule.IN_SCOPE, split.inScope()));
    }

    /** Who pays it by the other platform's word. */
    public static List<ExplainedAmount> remotePayers(FundSplit split, Money deductible) {
        List<ExplainedAmount> payers = new ArrayList<>();
        payers.add(of(BenefitRule.REMOTE_DEDUCTIBLE, deductible));
        split.funds()
                .forEach(
                        (fund, amount) ->
                                payers.add(
                                        of(BenefitRule.REMOTE_FUND, amount, "fund", fund.code())));
        payers.add(of(BenefitRule.REMOTE_ACCOUNT, split.account()));
        payers.add(of(BenefitRule.HOSPITAL_BORNE, split.hospitalBorne()));
        payers.add(of(BenefitRule.CASH, split.cash()));
        return payers;
    }

    /** Whether it tells something: an amount, or who computed and how. */
    public boolean isTelling() {
        return !amount.isZero()
                || rule == BenefitRule.REMOTE
                || rule == BenefitRule.REMOTE_STEP
                || rule == BenefitRule.YEAR_POLICY
                || rule == BenefitRule.REDUCTION
                || rule == BenefitRule.REDUCTION_OF_SHARE
                || rule == BenefitRule.ACCOUNT_SUSPENDED;
    }

    public String chinese() {
        return fill(rule.chinese(), Wording.CHINESE);
    }

    public String english() {
        return fill(rule.english(), Wording.ENGLISH);
    }

    private String fill(String sentence, Wording wording) {
        String filled = sentence.replace("{amount}", amount.toString());
        for (String since : List.of("claimedAt", "bands")) {
            if (!inputs.containsKey(since)) {
                filled = filled.replace("{" + since + "}", wording.of(since, ""));
            }
        }
        for (Map.Entry<String, String> input : inputs.entrySet()) {
            filled =
                    filled.replace(
                            "{" + input.getKey() + "}",
                            wording.of(input.getKey(), input.getValue()));
        }
        return filled;
    }
}
