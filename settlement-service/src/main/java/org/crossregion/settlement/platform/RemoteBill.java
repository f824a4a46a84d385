package org.crossregion.settlement.platform;

import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;

/**
 * A bill as the treatment side hands it over: classed by our catalogue, to be paid by their policy.
 *
 * @param level of the institution: tertiary, secondary or primary
 * @param filingType what the person is filed as; null if no filing was needed
 * @param settledAt by our clock, in Beijing; its month is the bill's month
 * @param total what the four parts add up to
 * @param charges the total by charge category (大类费用) 01…14
 * @param diseases what chronic outpatient care is for (门慢门特病种), in order; empty for other care
 */
public record RemoteBill(
        String visit,
        int round,
        String personNo,
        Scheme scheme,
        String personType,
        RegionCode insuredRegion,
        RegionCode treatmentRegion,
        String institution,
        String level,
        CareType careType,
        String medType,
        boolean stay,
        boolean midStay,
        boolean emergency,
        FilingType filingType,
        LocalDate beganOn,
        LocalDate endedOn,
        OffsetDateTime settledAt,
        boolean useAccount,
        Money total,
        Money fullSelfPay,
        Money overLimit,
        Money priorSelfPay,
        Money inScope,
        SortedMap<String, Money> charges,
        List<String> diseases) {

    public RemoteBill {
        diseases = diseases == null ? List.of() : List.copyOf(diseases);
    }

    LineSplit parts() {
        return new LineSplit(fullSelfPay, overLimit, priorSelfPay, inScope);
    }

    /** Whether another asks for the same, perhaps a moment later, but in the same month. */
    boolean asksTheSame(RemoteBill other) {
        return Period.monthOf(settledAt.toInstant())
                        .equals(Period.monthOf(other.settledAt.toInstant()))
                && at(other.settledAt).equals(other.at(other.settledAt));
    }

    private RemoteBill at(OffsetDateTime time) {
        return new RemoteBill(
                visit,
                round,
                personNo,
                scheme,
                personType,
                insuredRegion,
                treatmentRegion,
                institution,
                level,
                careType,
                medType,
                stay,
                midStay,
                emergency,
                filingType,
                beganOn,
                endedOn,
                time.atZoneSameInstant(Beijing.ZONE).toOffsetDateTime(),
                useAccount,
                total,
                fullSelfPay,
                overLimit,
                priorSelfPay,
                inScope,
                charges,
                diseases);
    }
}
