package org.crossregion.settlement.topup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.crossregion.settlement.payout.PaidTo;
import org.crossregion.values.FilingType;
import org.crossregion.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A settlement was underpaid.
 *
 * @param personType what it should have been, for cause person-type
 * @param civilServant what it should have been, for cause civil-servant
 * @param filingType as which the person was filed, for cause filing
 * @param filingId the filing; not needed for emergencies
 * @param evidence what proves it, and where it is kept
 * @param payee whom to pay what does not go back to the account; may be said when it is paid
 */
@Schema(
        examples =
                """
                {"cause": "person-type", "personType": "12", "reason": "结算时未更新退休身份",
                 "evidence": "退休审批表，档案2026-0231"}
                """)
record TopUpRequest(
        @NotNull TopUpCause cause,
        @Pattern(regexp = "1[12456]([0-9]{2})?") String personType,
        Boolean civilServant,
        FilingType filingType,
        @Size(max = 40) String filingId,
        @NotBlank @Size(max = 200) String reason,
        @NotBlank @Size(max = 200) String evidence,
        @Valid PaidTo payee) {

    /** A top-up is rejected, or taken back. */
    @Schema(examples = "{\"reason\": \"证明材料不足\"}")
    record Decision(@NotBlank @Size(max = 200) String reason) {}

    /**
     * A top-up is approved.
     *
     * @param amount as it was computed for the one who approves
     */
    @Schema(examples = "{\"amount\": \"630.00\"}")
    record Approval(@NotNull Money amount, @Size(max = 200) String reason) {

        String comment() {
            return reason == null ? "" : reason;
        }
    }
}
