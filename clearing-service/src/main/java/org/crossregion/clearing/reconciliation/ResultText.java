package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has found as the result file of 3202: ten columns with tabs between them, and the word
 * null where there is nothing.
 */
@ApplicationScoped
class ResultText {

    private static final int PAGE = 5_000;

    private final DiscrepancyRepository discrepancies;
    private final FactRepository facts;

    ResultText(DiscrepancyRepository discrepancies, FactRepository facts) {
        this.discrepancies = discrepancies;
        this.facts = facts;
    }

    String of(long run) {
        return of(run, "");
    }

    /**
     * @param only 1, 2 or 3; all of them if it is empty
     */
    String of(long run, String only) {
        StringBuilder text = new StringBuilder();
        String afterId = "";
        int afterOrdinal = 0;
        List<Discrepancy> page;
        do {
            page = discrepancies.ofRun(run, Optional.empty(), false, afterId, afterOrdinal, PAGE);
            Map<String, String> messages =
                    facts.messages(
                            page.stream()
                                    .map(one -> one.seen().settlementId())
                                    .distinct()
                                    .toList());
            for (Discrepancy one : page) {
                if (only.isEmpty() || only.equals(result(one.seen()))) {
                    line(text, one.seen(), messages);
                }
                afterId = one.seen().settlementId();
                afterOrdinal = one.seen().ordinal();
            }
        } while (page.size() == PAGE);
        return text.toString();
    }

    private static void line(StringBuilder text, Difference one, Map<String, String> messages) {
        Sums amounts = one.here().bills() > 0 ? one.here() : one.there();
        boolean refunded = one.kind() == DifferenceClass.REFUNDED || amounts.total().isNegative();
        List<String> values =
                List.of(
                        word(one.personNo()),
                        word(one.visitId()),
                        one.settlementId(),
                        word(messages.getOrDefault(one.settlementId(), "")),
                        result(one),
                        refunded ? "1" : "0",
                        one.kind().label() + "：" + one.said(),
                        amounts.total().toString(),
                        amounts.fund().toString(),
                        amounts.account().toString());
        text.append(String.join("\t", values)).append("\r\n");
    }

    /** 1 ours only, 2 the hospital's only, 3 both but not the same. */
    private static String result(Difference one) {
        if (one.there().bills() == 0) {
            return "1";
        }
        return one.here().bills() == 0 ? "2" : "3";
    }

    private static String word(String text) {
        return text.isEmpty() ? "null" : text;
    }
}
