package org.crossregion.settlement.topup;

import org.crossregion.settlement.payout.Decision;
import org.crossregion.settlement.payout.DueDates;
import org.crossregion.settlement.payout.PaidTo;
import org.crossregion.settlement.payout.Payout;
import org.crossregion.settlement.payout.PayoutView;
import org.crossregion.values.Beijing;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A top-up in JSON; what there is not is null.
 *
 * @param dueOn the day by which it is to be decided and paid; null while the calendar of that year
 *     is not known
 * @param special why it takes longer
 * @param paidOn null if it is not paid at the bank, or what was paid has come back
 */
record TopUpView(
        @Schema(examples = "T2201002610120000001") String id,
        TopUpState state,
        @Schema(examples = "A2201002610120000001") String settlementId,
        String personNo,
        RegionCode insuredRegion,
        TopUpCause cause,
        String personType,
        Boolean civilServant,
        FilingType filingType,
        String filingId,
        String reason,
        String evidence,
        String proposedBy,
        OffsetDateTime proposedAt,
        String decidedBy,
        OffsetDateTime decidedAt,
        String decision,
        LocalDate dueOn,
        boolean overdue,
        String special,
        PaidTo payee,
        LocalDate paidOn,
        Computation computation,
        List<Entry> entries,
        List<PayoutView> payouts) {

    /**
     * @param payee with the account masked; null if nobody was named
     * @param computation what it would pay; null once it is decided
     */
    static TopUpView of(
            TopUp topUp,
            DueDates.Due due,
            PaidTo payee,
            Computation computation,
            List<TopUpEntry> entries,
            List<PayoutView> payouts) {
        Correction correction = topUp.correction();
        return new TopUpView(
                topUp.topUpId(),
                topUp.state(),
                topUp.settlementId(),
                topUp.personNo(),
                topUp.insuredRegion(),
                topUp.cause(),
                correction.personType().orElse(null),
                correction.civilServant().orElse(null),
                correction.filingType().orElse(null),
                correction.filingId().orElse(null),
                topUp.reason(),
                topUp.evidence(),
                topUp.proposedBy(),
                at(topUp.proposedAt()),
                topUp.decision().map(Decision::by).orElse(null),
                topUp.decision().map(decision -> at(decision.at())).orElse(null),
                topUp.decision().map(Decision::reason).orElse(null),
                due.on().orElse(null),
                due.overdue(),
                topUp.term().special().map(Decision::reason).orElse(null),
                payee,
                topUp.payout().filter(Payout::isPaid).map(Payout::doneOn).orElse(null),
                computation,
                entries.stream().map(Entry::of).toList(),
                payouts);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(Beijing.ZONE).toOffsetDateTime();
    }

    private static Map<String, Money> byCode(Map<Fund, Money> funds) {
        Map<String, Money> byCode = new LinkedHashMap<>();
        for (Fund fund : Fund.values()) {
            if (funds.containsKey(fund)) {
                byCode.put(fund.code(), funds.get(fund));
            }
        }
        return byCode;
    }

    /** What it would pay now, and why. */
    record Computation(
            Money due,
            Money paid,
            Money amount,
            Map<String, Money> funds,
            List<YearDue> years,
            Money account,
            Money cash,
            String policy,
            int policyVersion,
            List<Step> explanation) {

        static Computation of(Underpaid underpaid) {
            return new Computation(
                    underpaid.due(),
                    underpaid.paid(),
                    underpaid.amount(),
                    byCode(underpaid.funds()),
                    underpaid.years().stream()
                            .map(
                                    one ->
                                            new YearDue(
                                                    one.year(),
                                                    one.due(),
                                                    one.paid(),
                                                    one.amount(),
                                                    byCode(one.funds()),
                                                    one.deductible()))
                            .toList(),
                    underpaid.account(),
                    underpaid.cash(),
                    underpaid.policy(),
                    underpaid.policyVersion(),
                    underpaid.explanation().stream()
                            .map(
                                    one ->
                                            new Step(
                                                    one.rule().code(),
                                                    one.amount(),
                                                    one.chinese(),
                                                    one.english()))
                            .toList());
        }
    }

    /** What it would pay of one year that the settlement counts in. */
    record YearDue(
            int year,
            Money due,
            Money paid,
            Money amount,
            Map<String, Money> funds,
            Money deductible) {}

    /** What it paid of one year. */
    record YearPaid(int year, Money amount, Map<String, Money> funds, Money deductible) {}

    /** A step of the computation of what is due. */
    record Step(String rule, Money amount, String chinese, String english) {}

    /** What was paid, or is to be returned: then everything is negative. */
    record Entry(
            String id,
            String originalId,
            OffsetDateTime enteredAt,
            Money amount,
            Map<String, Money> funds,
            List<YearPaid> years,
            Money account,
            Money cash,
            String policy,
            int policyVersion,
            String reason,
            List<Step> explanation) {

        static Entry of(TopUpEntry entry) {
            return new Entry(
                    entry.entryId(),
                    entry.originalId().orElse(null),
                    at(entry.enteredAt()),
                    entry.total(),
                    byCode(entry.funds()),
                    entry.years().stream()
                            .map(
                                    one ->
                                            new YearPaid(
                                                    one.year(),
                                                    one.amount(),
                                                    byCode(one.funds()),
                                                    one.deductible()))
                            .toList(),
                    entry.account(),
                    entry.cash(),
                    entry.policy(),
                    entry.policyVersion(),
                    entry.reason(),
                    entry.explanation().stream()
                            .map(
                                    one ->
                                            new Step(
                                                    one.rule(),
                                                    one.amount(),
                                                    one.chinese(),
                                                    one.english()))
                            .toList());
        }
    }

    /** The top-ups of a settlement. */
    record Views(List<TopUpView> topUps) {}
}
