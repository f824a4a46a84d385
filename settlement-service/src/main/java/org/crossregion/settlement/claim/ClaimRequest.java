package org.crossregion.settlement.claim;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.crossregion.settlement.payout.PaidTo;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A claim is handed in: the list of what was charged, or sums per charge category, or both.
 *
 * @param institution its code, or name, level and region if it is not in the register
 * @param medType 医疗类别; if it is not said, the usual one of the kind of care
 * @param thirdParty somebody else is liable, so it is refused
 * @param total of the invoices; what the lines and sums must add up to
 */
@Schema(
        examples =
                """
                {"personNo": "99990000000000000001", "scheme": "employee",
                 "institution": {"name": "示例镇卫生院", "level": "09", "region": "220221"},
                 "careType": "inpatient", "beganOn": "2026-10-05", "endedOn": "2026-10-12",
                 "reason": "not-networked", "diagnosis": "急性阑尾炎", "total": "3640.00",
                 "invoices": [{"number": "99990001", "amount": "3640.00"}],
                 "lines": [{"itemCode": "001101000010000", "occurredOn": "2026-10-06",
                   "count": 7, "price": 40, "amount": "280.00"}],
                 "sums": [{"category": "10", "amount": "3360.00", "fullSelfPay": "360.00"}],
                 "evidence": [{"kind": "invoice", "reference": "档案2026-0117"}],
                 "payee": {"name": "示例人员", "bank": "示例银行", "account": "9999000011112222"}}
                """)
record ClaimRequest(
        @NotBlank @Size(max = 30) String personNo,
        @NotNull Scheme scheme,
        @NotNull @Valid At institution,
        @NotNull CareType careType,
        @Size(max = 6) String medType,
        boolean emergency,
        boolean injury,
        boolean thirdParty,
        @NotNull LocalDate beganOn,
        @NotNull LocalDate endedOn,
        @NotNull ClaimReason reason,
        @Size(max = 500) String detail,
        @Size(max = 300) String diagnosis,
        @NotNull Money total,
        @NotEmpty @Size(max = 100) List<@Valid @NotNull Invoice> invoices,
        @Size(max = 2000) List<@Valid @NotNull Line> lines,
        @Size(max = 14) List<@Valid @NotNull Sum> sums,
        @NotEmpty @Size(max = 20) List<@Valid @NotNull Evidence> evidence,
        @NotNull @Valid PaidTo payee) {

    /** Where the care was given. */
    record At(
            @Size(max = 30) String code,
            @Size(max = 200) String name,
            @Pattern(regexp = "0[1-9]|1[01]") String level,
            RegionCode region) {}

    /** An invoice. */
    record Invoice(@NotBlank @Size(max = 40) String number, @NotNull Money amount) {}

    /**
     * An item of the list of charges.
     *
     * @param restrictionMet that a restricted item was used for what it is in scope for
     */
    record Line(
            @NotBlank @Size(max = 50) String itemCode,
            @NotNull LocalDate occurredOn,
            @NotNull @Positive @Digits(integer = 10, fraction = 4) BigDecimal count,
            @NotNull @Positive @Digits(integer = 10, fraction = 6) BigDecimal price,
            @NotNull Money amount,
            boolean restrictionMet) {}

    /** The sum of a charge category, with what of it is not in scope by the clerk's reading. */
    record Sum(
            @NotNull @Pattern(regexp = "0[1-9]|1[0-4]") String category,
            @NotNull Money amount,
            Money fullSelfPay,
            Money overLimit,
            Money priorSelfPay) {}

    /** A paper, and where it is kept. */
    record Evidence(@NotNull EvidenceKind kind, @NotBlank @Size(max = 200) String reference) {}

    List<Line> items() {
        return Optional.ofNullable(lines).orElse(List.of());
    }

    List<Sum> categories() {
        return Optional.ofNullable(sums).orElse(List.of());
    }

    String kind() {
        return medType == null || medType.isEmpty() ? CareKind.usualMedType(careType) : medType;
    }
}
