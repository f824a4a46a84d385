package org.crossregion.eligibility;

import org.crossregion.values.FilingType;

import java.time.LocalDate;
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
 * @param until the last day on which this is the answer if nothing more is put on record; absent if
 *     no day changes it
 * @param detail what there is to say besides the reason's text, in Chinese; empty if nothing
 * @param largeAmount how a stay stands with the large-amount scheme; absent where that has no terms
 *     of its own
 */
public record EligibilityAnswer(
        boolean direct,
        Optional<FilingType> filingType,
        Optional<String> filingId,
        boolean accountSuspended,
        EligibilityReason reason,
        Optional<LocalDate> until,
        String detail,
        Optional<LargeAmount> largeAmount) {

    public EligibilityAnswer {
        if (direct != reason.isDirect()) {
            throw new IllegalArgumentException(reason + " and direct " + direct);
        }
        if (filingId.isPresent() != (reason == EligibilityReason.FILED)) {
            throw new IllegalArgumentException(reason + " under filing " + filingId);
        }
    }

    /** An answer of which nothing more is known, such as another platform's. */
    public EligibilityAnswer(
            boolean direct,
            Optional<FilingType> filingType,
            Optional<String> filingId,
            boolean accountSuspended,
            EligibilityReason reason) {
        this(
                direct,
                filingType,
                filingId,
                accountSuspended,
                reason,
                Optional.empty(),
                "",
                Optional.empty());
    }

    /** The reason in Chinese, with what there is to say besides. */
    public String text() {
        return detail.isEmpty() ? reason.text() : reason.text() + "：" + detail;
    }

    /** What can be done about it, in Chinese; empty if there is nothing to do. */
    public String remedy() {
        return reason.remedy();
    }

    /** Whether another answer settles the same way, for the same reason, under the same filing. */
    boolean decidesAs(EligibilityAnswer other) {
        return reason == other.reason && filingId.equals(other.filingId);
    }

    EligibilityAnswer until(LocalDate day) {
        return new EligibilityAnswer(
                direct,
                filingType,
                filingId,
                accountSuspended,
                reason,
                Optional.of(day),
                detail,
                largeAmount);
    }
}
