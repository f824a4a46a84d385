package org.crossregion.settlement.purchase;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.crossregion.settlement.fee.FeeLine;
import org.crossregion.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Something was examined or bought elsewhere.
 *
 * @param place the other hospital or pharmacy
 * @param placeCode its code in the registry, if it has one
 * @param department that ordered it; the stay's own if it is not said
 * @param diagnosis the stay's main one if it is not said
 */
@Schema(
        examples =
                """
                {"kind": "purchase", "place": "吉林示例大药房", "reason": "本院暂无该药",
                 "physician": "示例医师",
                 "items": [{"lineNo": "W1", "name": "示例注射液", "occurredAt":
                   "2026-10-07T10:00:00+08:00", "itemCode": "XJ01DDT131B002010100001",
                   "amount": "360.00", "count": 2, "price": 180}]}
                """)
record PurchaseRequest(
        @NotNull OutsidePurchase.Kind kind,
        @NotBlank @Size(max = 200) String place,
        @Size(max = 30) String placeCode,
        @NotBlank @Size(max = 500) String reason,
        @Size(max = 100) String department,
        @NotBlank @Size(max = 50) String physician,
        @Size(max = 200) String diagnosis,
        @NotEmpty @Size(max = 100) List<@Valid @NotNull Item> items) {

    /**
     * One item or drug, which becomes a line of the stay's bill.
     *
     * @param lineNo unique in the visit
     * @param approval of a restricted item's use: 1 approved
     */
    record Item(
            @NotBlank @Size(max = 30) String lineNo,
            @NotBlank @Size(max = 200) String name,
            @NotNull OffsetDateTime occurredAt,
            @NotBlank @Size(max = 50) String itemCode,
            @Size(max = 150) String hospitalItemCode,
            @NotNull Money amount,
            @NotNull @Digits(integer = 12, fraction = 4) BigDecimal count,
            @NotNull @Digits(integer = 10, fraction = 6) BigDecimal price,
            @Pattern(regexp = "[012]?") String approval) {

        FeeLine line(String departmentName, String physicianName) {
            return new FeeLine(
                    lineNo,
                    "",
                    occurredAt.toInstant(),
                    itemCode,
                    hospitalItemCode == null ? "" : hospitalItemCode,
                    amount,
                    count,
                    price,
                    "",
                    departmentName,
                    "",
                    physicianName,
                    Optional.empty(),
                    approval == null ? "" : approval,
                    "");
        }
    }
}
