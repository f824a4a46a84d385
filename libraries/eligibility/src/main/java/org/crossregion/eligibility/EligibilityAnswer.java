package org.crossregion.eligibility;

import org.crossregion.values.FilingType;

import java.util.Optional;

/**
 * Whether a person is settled directly, as what, and why.
 *
 * @param direct true exactly if the reason is one to settle directly
 * @param filingType what the person is filed as; absent at home, in an exempt county, and for
 *     whoever is settled directly without a filing or not at all
 * @param filingId the filing that permits it; present exactly if the reason is {@link
 *     EligibilityReason#FILED}
 * @param accountSuspended the personal account may not be used on the day asked about
 */
public record EligibilityAnswer(
        boolean direct,
        Optional<FilingType> filingType,
        Optional<String> filingId,
        boolean accountSuspended,
        EligibilityReason reason) {

    public EligibilityAnswer {
        if (direct != reason.isDirect()) {
            throw new IllegalArgumentException(reason + " and direct " + direct);
        }
        if (filingId.isPresent() != (reason == EligibilityReason.FILED)) {
            throw new IllegalArgumentException(reason + " under filing " + filingId);
        }
    }
}
