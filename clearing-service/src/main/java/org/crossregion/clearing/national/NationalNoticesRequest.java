package org.crossregion.clearing.national;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** The nation's notices to a province (国家收款、付款通知书), as the province was told them. */
public record NationalNoticesRequest(@NotEmpty @Size(max = 20) List<@NotNull @Valid Told> notices) {

    /**
     * One of them.
     *
     * @param number the nation's own number
     * @param direction as the province sees it: {@code receivable} (form 7) or {@code payable} (8)
     * @param deadline the last day for the payer's transfer
     */
    public record Told(
            @NotNull
                    @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9-]{2,27}")
                    @Schema(examples = "100000-2026-7-0012")
                    String number,
            @NotNull @Schema(examples = "receivable") String direction,
            @NotNull LocalDate signedOn,
            @NotNull LocalDate deadline,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid Line> lines) {

        Direction way() {
            return Direction.fromString(direction);
        }
    }

    /** What one other province pays, or is paid, under one scheme. */
    public record Line(
            @NotNull @Schema(examples = "430000") RegionCode province,
            @NotNull @Schema(examples = "employee") Scheme scheme,
            @NotNull @Schema(examples = "35067.00") Money amount) {}
}
