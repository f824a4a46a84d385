package org.crossregion.settlement.benefit;

import org.crossregion.values.Money;

import java.util.LinkedHashMap;
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

    public String chinese() {
        return fill(rule.chinese());
    }

    public String english() {
        return fill(rule.english());
    }

    private String fill(String sentence) {
        String filled = sentence.replace("{amount}", amount.toString());
        for (Map.Entry<String, String> input : inputs.entrySet()) {
            filled = filled.replace("{" + input.getKey() + "}", input.getValue());
        }
        return filled;
    }
}
