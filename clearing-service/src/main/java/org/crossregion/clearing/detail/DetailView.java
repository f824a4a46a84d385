package org.crossregion.clearing.detail;

import org.crossregion.values.Beijing;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A detail as lists show it; the identity number is not among it.
 *
 * @param deducted what is deducted from it where it stands; what is deducted in a later period is
 *     among the deductions of that
 * @param priorYear whether it clears in a later year than it was settled in (以前年度)
 */
public record DetailView(
        String settlementId,
        String kind,
        String originalId,
        String originPeriod,
        String clearingPeriod,
        boolean priorYear,
        String state,
        String insuredRegion,
        String treatmentRegion,
        String scheme,
        String careType,
        String filingType,
        String institution,
        String personNo,
        String visitId,
        OffsetDateTime settledAt,
        LocalDate beganOn,
        LocalDate endedOn,
        Money total,
        Map<String, Money> funds,
        Money account,
        Money cash,
        Money hospitalBorne,
        Money cleared,
        Money deducted) {

    static DetailView of(Standing standing) {
        Detail detail = standing.detail();
        Map<String, Money> funds = new LinkedHashMap<>();
        for (Map.Entry<Fund, Money> fund : detail.split().funds().entrySet()) {
            funds.put(fund.getKey().code(), fund.getValue());
        }
        return new DetailView(
                detail.settlementId(),
                detail.kind().code(),
                detail.originalId().orElse(null),
                detail.origin().toString(),
                standing.placement().period().toString(),
                standing.isPriorYears(),
                standing.placement().state().code(),
                detail.pair().insured().value(),
                detail.pair().treatment().value(),
                detail.scheme().code(),
                detail.careType().code(),
                detail.stay().filingType().orElse(null),
                detail.stay().institution(),
                detail.stay().personNo(),
                detail.stay().visitId().orElse(null),
                detail.settledAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                detail.stay().beganOn().orElse(null),
                detail.stay().endedOn().orElse(null),
                detail.split().total(),
                funds,
                detail.split().account(),
                detail.split().cash(),
                detail.split().hospitalBorne(),
                detail.cleared(),
                standing.deducted());
    }
}
