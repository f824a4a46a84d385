package org.crossregion.settlement.bill;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.FundSplit;
import org.crossregion.web.identity.ProtectedIdentity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A bill was settled, or taken back by a mirror. See docs/contracts. What there is not is null.
 *
 * @param originalId the bill that a mirror takes back
 */
record SettlementRecorded(
        UUID eventId,
        Instant occurredAt,
        String settlementId,
        String kind,
        String channel,
        String originalId,
        String visitId,
        String institution,
        String personNo,
        ProtectedIdentity identity,
        String insuredRegion,
        String treatmentRegion,
        String scheme,
        String careType,
        String filingType,
        Instant settledAt,
        String originPeriod,
        LocalDate beganOn,
        LocalDate endedOn,
        boolean inClearing,
        String messageId,
        long totalFen,
        long fullSelfPayFen,
        long overLimitFen,
        long priorSelfPayFen,
        long inScopeFen,
        Map<String, Long> fundsFen,
        long accountFen,
        long mutualAidFen,
        long cashFen,
        long hospitalBorneFen,
        long clearedFen)
        implements OutboxEvent {

    static SettlementRecorded of(Settlement settlement) {
        FundSplit split = settlement.split();
        Map<String, Long> funds = new TreeMap<>();
        split.funds().forEach((fund, amount) -> funds.put(fund.code(), amount.fen()));
        return new SettlementRecorded(
                EventIds.next(),
                settlement.settledAt(),
                settlement.settlementId().orElseThrow(),
                settlement.kind().code(),
                settlement.channel().code(),
                settlement.originalId().orElse(null),
                settlement.visitId(),
                settlement.institution(),
                settlement.person().personNo(),
                settlement.person().identity(),
                settlement.insuredRegion().value(),
                settlement.treatmentRegion().value(),
                settlement.scheme().code(),
                settlement.careType().code(),
                settlement.filingType().map(type -> type.code()).orElse(null),
                settlement.settledAt(),
                settlement.originPeriod().toString(),
                settlement.beganOn(),
                settlement.endedOn(),
                settlement.inClearing(),
                settlement.messageId(),
                split.total().fen(),
                split.fullSelfPay().fen(),
                split.overLimit().fen(),
                split.priorSelfPay().fen(),
                split.inScope().fen(),
                funds,
                split.account().fen(),
                split.mutualAid().fen(),
                split.cash().fen(),
                split.hospitalBorne().fen(),
                settlement.cleared().fen());
    }

    @Override
    public String type() {
        return "settlement-recorded.v1";
    }

    /** A mirror follows its original. */
    @Override
    public String key() {
        return originalId == null ? settlementId : originalId;
    }

    @Override
    public String topic() {
        return "settlement-events";
    }
}
