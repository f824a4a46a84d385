package org.crossregion.eligibility;

import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;

/**
 * An answer as whoever asked is told it, in whichever service; what there is not is null.
 *
 * @param reason stable code; {@code text} and {@code remedy} say it in Chinese
 * @param until the last day on which this is the answer if nothing more is put on record; null if
 *     no day changes it
 * @param largeAmount how a stay stands with the large-amount scheme; null where that has no terms
 *     of its own
 */
public record EligibilityView(
        boolean direct,
        FilingType filingType,
        String filingId,
        boolean accountSuspended,
        String reason,
        String text,
        String remedy,
        RegionCode insuredRegion,
        RegionCode treatmentRegion,
        LocalDate until,
        LargeAmountView largeAmount) {

    /** An answer, as JSON. */
    public static final String EXAMPLE =
            """
            {"direct": false, "filingType": null, "filingId": null,
             "accountSuspended": false, "reason": "not-filed", "text": "未办理异地就医备案",
             "remedy": "请在结算前通过线上或线下渠道补办备案；结算后补办的，回参保地手工报销",
             "insuredRegion": "220100", "treatmentRegion": "220200", "until": null,
             "largeAmount": null}
            """;

    /** How a stay stands with the large-amount scheme. */
    public record LargeAmountView(
            boolean covered, LargeAmount.Standing standing, String text, LocalDate until) {

        private static LargeAmountView of(LargeAmount one) {
            return new LargeAmountView(
                    one.covered(),
                    one.standing(),
                    one.standing().label(),
                    one.until().orElse(null));
        }
    }

    /**
     * @param insured the pooling region that pays
     * @param treatment the pooling region of the care
     */
    public static EligibilityView of(
            EligibilityAnswer answer, RegionCode insured, RegionCode treatment) {
        return new EligibilityView(
                answer.direct(),
                answer.filingType().orElse(null),
                answer.filingId().orElse(null),
                answer.accountSuspended(),
                answer.reason().code(),
                answer.text(),
                answer.remedy(),
                insured,
                treatment,
                answer.until().orElse(null),
                answer.largeAmount().map(LargeAmountView::of).orElse(null));
    }
}
