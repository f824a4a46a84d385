package org.crossregion.settlement.platform;

import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Map;

/**
 * What another platform answers for a bill, as it was sent: not to be believed before {@link
 * #split} has held it against the bill.
 *
 * @param request the request it answers; null in the answer to a quote
 * @param total of the bill, said again
 * @param deductible 本次起付标准 borne by the person within the in-scope part
 * @param poolingPercent 统筹支付比例
 * @param accountBalance what the personal account holds afterwards
 */
public record RemoteShare(
        String request,
        Money total,
        Map<Fund, Money> funds,
        Money account,
        Money mutualAid,
        Money cash,
        Money hospitalBorne,
        Money deductible,
        Rate poolingPercent,
        Money accountBalance,
        String policy,
        int policyVersion,
        List<Sentence> explanation) {

    private static final int MOST_SENTENCES = 50;
    private static final int LONGEST_SENTENCE = 300;
    private static final int MINUS = 0x2212;

    /** One step of the other platform's computation, in both languages. */
    public record Sentence(String chinese, String english) {}

    /**
     * The bill with both identities of the settlement sheet, if the answer is one for this bill.
     *
     * @throws IllegalArgumentException saying what does not add up
     */
    FundSplit split(RemoteBill bill) {
        must(
                total != null
                        && funds != null
                        && account != null
                        && mutualAid != null
                        && cash != null
                        && hospitalBorne != null
                        && deductible != null
                        && poolingPercent != null
                        && accountBalance != null
                        && policy != null
                        && !policy.isBlank(),
                "an amount is missing");
        must(total.equals(bill.total()), "total " + total + " of a bill of " + bill.total());
        must(policyVersion > 0, "policy version " + policyVersion);
        must(!accountBalance.isNegative(), "an account below zero");
        must(account.isZero() || bill.useAccount(), "the account pays unasked");
        must(
                !deductible.isNegative() && deductible.compareTo(bill.inScope()) <= 0,
                "a deductible of " + deductible + " within " + bill.inScope());
        must(poolingPercent.isAtMostWhole(), "a share of " + poolingPercent);
        FundSplit split =
                new FundSplit(
                        bill.total(),
                        bill.fullSelfPay(),
                        bill.overLimit(),
                        bill.priorSelfPay(),
                        bill.inScope(),
                        funds,
                        account,
                        mutualAid,
                        cash,
                        hospitalBorne);
        must(
                !account.isNegative()
                        && !mutualAid.isNegative()
                        && !cash.isNegative()
                        && !hospitalBorne.isNegative()
                        && funds.values().stream().noneMatch(Money::isNegative),
                "a negative share");
        return split;
    }

    /** The steps, where they are whole, as they can be printed: their words are not ours. */
    public List<Sentence> sentences() {
        return explanation == null
                ? List.of()
                : explanation.stream()
                        .filter(
                                one ->
                                        one != null
                                                && one.chinese() != null
                                                && one.english() != null)
                        .limit(MOST_SENTENCES)
                        .map(
                                one ->
                                        new Sentence(
                                                printable(one.chinese()), printable(one.english())))
                        .toList();
    }

    /** What no font of our papers has becomes a box, and a minus sign a hyphen. */
    private static String printable(String text) {
        CharsetEncoder printed = Charset.forName("GBK").newEncoder();
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_SENTENCE)
                .map(one -> one == MINUS ? '-' : one)
                .mapToObj(Character::toString)
                .forEach(one -> clean.append(printed.canEncode(one) ? one : "□"));
        return clean.toString();
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
