package org.crossregion.settlement.bill;

import org.crossregion.settlement.benefit.ExplainedAmount;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bill or a mirror in JSON; what there is not is null. */
public record SettlementView(
        @Schema(examples = "A2201002610120000001") String id,
        SettlementKind kind,
        SettlementChannel channel,
        String originalId,
        String cancelledBy,
        String restoredAs,
        @Schema(examples = "S2201002610050000001") String visitId,
        String institution,
        String personNo,
        String personName,
        Scheme scheme,
        String personType,
        RegionCode insuredRegion,
        RegionCode treatmentRegion,
        CareType careType,
        String medType,
        FilingType filingType,
        String filingId,
        OffsetDateTime settledAt,
        Period originPeriod,
        LocalDate beganOn,
        LocalDate endedOn,
        boolean inClearing,
        boolean midStay,
        Money total,
        Money fullSelfPay,
        Money overLimit,
        Money priorSelfPay,
        Money inScope,
        Money deductible,
        @Schema(examples = "85.00") String poolingPercent,
        @Schema(examples = "{\"pooling\": \"8500.00\"}") Map<String, Money> funds,
        Money fundTotal,
        Money account,
        Money mutualAid,
        Money cash,
        Money hospitalBorne,
        Money cleared,
        Money accountBalance,
        String policy,
        int policyVersion,
        @Schema(examples = "here") String computedBy) {

    /**
     * @param cancelledBy the mirror that took it back; null if there is none
     */
    public static SettlementView of(Settlement bill, String cancelledBy) {
        return of(bill, cancelledBy, null);
    }

    /**
     * @param cancelledBy the mirror that took it back; null if there is none
     * @param restoredAs the bill that stands in its place since that was undone; null if none does
     */
    static SettlementView of(Settlement bill, String cancelledBy, String restoredAs) {
        FundSplit split = bill.split();
        Map<String, Money> funds = new LinkedHashMap<>();
        split.funds().forEach((fund, amount) -> funds.put(fund.code(), amount));
        return new SettlementView(
                bill.settlementId().orElse(null),
                bill.kind(),
                bill.channel(),
                bill.originalId().orElse(null),
                cancelledBy,
                restoredAs,
                bill.visitId(),
                bill.institution(),
                bill.person().personNo(),
                bill.person().name(),
                bill.scheme(),
                bill.personType(),
                bill.insuredRegion(),
                bill.treatmentRegion(),
                bill.careType(),
                bill.medType(),
                bill.filingType().orElse(null),
                bill.filingId().orElse(null),
                bill.settledAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                bill.originPeriod(),
                bill.beganOn(),
                bill.endedOn(),
                bill.inClearing(),
                bill.midStay(),
                split.total(),
                split.fullSelfPay(),
                split.overLimit(),
                split.priorSelfPay(),
                split.inScope(),
                bill.deductible(),
                BigDecimal.valueOf(bill.poolingRate().basisPoints(), 2).toPlainString(),
                funds,
                split.fundTotal(),
                split.account(),
                split.mutualAid(),
                split.cash(),
                split.hospitalBorne(),
                bill.cleared(),
                bill.accountBalance(),
                bill.policy(),
                bill.policyVersion(),
                computedBy(bill));
    }

    /** {@code here}, or {@code platform} for a region that is not hosted. */
    static String computedBy(Settlement bill) {
        return bill.remoteRequest().isPresent() ? "platform" : "here";
    }

    /** The bills and mirrors of a visit. */
    record Bills(List<SettlementView> settlements) {}

    /** One amount with its rule, the policy version that states it, and what it was given. */
    public record Amount(
            @Schema(examples = "deductible") String rule,
            Money amount,
            String policy,
            int policyVersion,
            @Schema(examples = "{\"standard\": \"1200.00\"}") Map<String, String> inputs,
            String chinese,
            String english) {

        public static Amount of(ExplainedAmount explained, Settlement bill) {
            return new Amount(
                    explained.rule().code(),
                    explained.amount(),
                    bill.policy(),
                    bill.policyVersion(),
                    explained.inputs(),
                    explained.chinese(),
                    explained.english());
        }
    }
}
