package org.crossregion.settlement.fee;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.crossregion.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One fee line as a hospital uploads it.
 *
 * @param refundOf the line that a negative line takes back
 * @param approval of a restricted item's use: 1 approved, 2 not; 0 or nothing if not asked
 * @param diseaseCode of chronic outpatient care
 */
record FeeLineRequest(
        @Schema(examples = "1") @NotBlank @Size(max = 30) String lineNo,
        @Size(max = 30) String batch,
        @NotNull OffsetDateTime occurredAt,
        @NotBlank @Size(max = 50) String itemCode,
        @Size(max = 150) String hospitalItemCode,
        @NotNull Money amount,
        @Schema(examples = "2") @NotNull @Digits(integer = 12, fraction = 4) BigDecimal count,
        @Schema(examples = "120.50") @NotNull @Digits(integer = 10, fraction = 6) BigDecimal price,
        @Size(max = 30) String departmentCode,
        @Size(max = 100) String departmentName,
        @Size(max = 30) String doctorCode,
        @Size(max = 50) String doctorName,
        @Size(max = 30) String refundOf,
        @Pattern(regexp = "[012]?") String approval,
        @Size(max = 30) String diseaseCode) {

    /** Lines to be taken in together, all or none. */
    @Schema(
            examples =
                    """
                    {"lines": [{"lineNo": "1", "occurredAt": "2026-10-06T08:00:00+08:00",
                      "itemCode": "001101000010000", "hospitalItemCode": "X1",
                      "amount": "241.00", "count": 2, "price": 120.50}]}
                    """)
    record Upload(@NotEmpty @Size(max = 1000) List<@Valid @NotNull FeeLineRequest> lines) {}

    /** Lines to be withdrawn; the one number 0000 means all that are not settled. */
    @Schema(examples = "{\"lineNos\": [\"1\", \"2\"]}")
    record Withdrawal(@NotEmpty @Size(max = 1000) List<@NotBlank String> lineNos) {}

    FeeLine line() {
        return new FeeLine(
                lineNo,
                text(batch),
                occurredAt.toInstant(),
                itemCode,
                text(hospitalItemCode),
                amount,
                count,
                price,
                text(departmentCode),
                text(departmentName),
                text(doctorCode),
                text(doctorName),
                Optional.ofNullable(refundOf).filter(number -> !number.isEmpty()),
                text(approval),
                text(diseaseCode));
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}
