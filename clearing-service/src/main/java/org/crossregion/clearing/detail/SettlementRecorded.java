package org.crossregion.clearing.detail;

import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The event {@code settlement-recorded.v1} as clearing reads it; see docs/contracts. A component
 * that the message lacks is null and makes the detail impossible, unless it is one that may lack.
 */
record SettlementRecorded(
        String settlementId,
        String kind,
        String originalId,
        String visitId,
        String institution,
        String personNo,
        Identity identity,
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
        long clearedFen) {

    /** The protected identity number as the event carries it. */
    record Identity(String cipher, String index, String keyId) {}

    /**
     * The detail this tells of.
     *
     * @throws IllegalArgumentException if it contradicts itself
     */
    Detail detail(int lane) {
        Detail detail =
                new Detail(
                        given("settlementId", settlementId),
                        DetailKind.fromString(given("kind", kind)),
                        Optional.ofNullable(originalId),
                        given("settledAt", settledAt).truncatedTo(ChronoUnit.MICROS),
                        new RegionPair(
                                RegionCode.of(given("insuredRegion", insuredRegion)),
                                RegionCode.of(given("treatmentRegion", treatmentRegion))),
                        Scheme.fromString(given("scheme", scheme)),
                        CareType.fromString(given("careType", careType)),
                        split(),
                        Money.ofFen(clearedFen),
                        stay(),
                        lane);
        if (!detail.origin().equals(Period.fromString(given("originPeriod", originPeriod)))) {
            throw new IllegalArgumentException(
                    settlementId + " was settled in " + detail.origin() + ", not " + originPeriod);
        }
        return detail;
    }

    private FundSplit split() {
        EnumMap<Fund, Money> funds = new EnumMap<>(Fund.class);
        given("fundsFen", fundsFen)
                .forEach(
                        (fund, fen) -> funds.put(Coded.ofCode(Fund.class, fund), Money.ofFen(fen)));
        return new FundSplit(
                Money.ofFen(totalFen),
                Money.ofFen(fullSelfPayFen),
                Money.ofFen(overLimitFen),
                Money.ofFen(priorSelfPayFen),
                Money.ofFen(inScopeFen),
                funds,
                Money.ofFen(accountFen),
                Money.ofFen(mutualAidFen),
                Money.ofFen(cashFen),
                Money.ofFen(hospitalBorneFen));
    }

    private Stay stay() {
        return new Stay(
                given("institution", institution),
                given("personNo", personNo),
                Optional.ofNullable(identity)
                        .map(it -> new Stay.Identity(it.cipher(), it.index(), it.keyId())),
                Optional.ofNullable(filingType),
                Optional.ofNullable(visitId),
                Optional.ofNullable(messageId),
                Optional.ofNullable(beganOn),
                Optional.ofNullable(endedOn));
    }

    private <T> T given(String field, T value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "settlement-recorded.v1 of " + settlementId + " lacks " + field);
        }
        return value;
    }
}
