package org.crossregion.clearing.deduction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Map;
import java.util.Optional;

/**
 * A deduction as it is recorded.
 *
 * @param funds what each fund gets back
 * @param account what the personal account gets back; nothing if it is absent
 * @param personal what the hospital returns to the patient; nothing if it is absent
 * @param source only for a caller whose region covers both sides; else it follows from the region
 */
public record DeductionRequest(
        @NotBlank @Size(max = 64) @Schema(examples = "01989f6e000070008000000000000001")
                String settlementId,
        @NotNull Reason reason,
        @Schema(examples = "{\"pooling\": \"120.00\"}") Map<Fund, @NotNull Money> funds,
        @Schema(examples = "0.00") Money account,
        @Schema(examples = "15.00") Money personal,
        @NotBlank @Size(max = 2000) @Schema(examples = "病历第3页与收费清单不符") String evidence,
        @Size(max = 500) String note,
        Source source) {

    /** What it takes back; refused if a part is negative or nothing is left. */
    Parts parts() {
        Map<Fund, Money> given = Optional.ofNullable(funds).orElse(Map.of());
        given.forEach((fund, amount) -> mustNotBeNegative("funds." + fund.code(), amount));
        Parts parts = new Parts(given, amount("account", account), amount("personal", personal));
        if (parts.gross().isZero()) {
            throw Refused.field("funds", "something", "a deduction takes something back");
        }
        return parts;
    }

    private static Money amount(String field, Money given) {
        Money amount = Optional.ofNullable(given).orElse(Money.ZERO);
        mustNotBeNegative(field, amount);
        return amount;
    }

    private static void mustNotBeNegative(String field, Money amount) {
        if (amount.isNegative()) {
            throw Refused.field(field, "not-negative", "must not be negative");
        }
    }
}
