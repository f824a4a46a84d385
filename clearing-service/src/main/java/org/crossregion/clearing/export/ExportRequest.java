package org.crossregion.clearing.export;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.crossregion.clearing.total.DetailState;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Optional;

/**
 * Which details somebody wants as a file. What is left out is not asked about.
 *
 * @param region whose; the caller's own if left out
 * @param clearingPeriod what clears in a month, or in a year's end
 * @param originPeriod what was settled in a month
 * @param side which side the region is; both if left out
 * @param state {@code due} if left out: what clears; {@code held}, or {@code all}
 * @param counterparty the region or province on the other side
 * @param columns by name and in order; what finance needs if left out
 * @param identity identity numbers, if they are among the columns, masked if left out
 */
record ExportRequest(
        RegionCode region,
        @Schema(examples = "2026-10") Period clearingPeriod,
        @Schema(examples = "2026-10") Period originPeriod,
        ExportSide side,
        @Pattern(regexp = "due|held|all") String state,
        Tier tier,
        RegionCode counterparty,
        Scheme scheme,
        CareType careType,
        ExportKind kind,
        @Pattern(regexp = "[0-9A-Za-z_-]{1,40}") String institution,
        SheetFormat format,
        @Size(max = 100) List<@NotNull @Size(max = 40) String> columns,
        ExportIdentity identity) {

    /** The same for a region and with everything said that was left to us. */
    ExportRequest completed(RegionCode whose) {
        return new ExportRequest(
                whose,
                clearingPeriod,
                originPeriod,
                side,
                state == null ? DetailState.DUE.code() : state,
                tier,
                counterparty,
                scheme,
                careType,
                kind,
                institution,
                format == null ? SheetFormat.XLSX : format,
                chosen().stream().map(ExportColumn::code).toList(),
                identity == null ? ExportIdentity.MASKED : identity);
    }

    /**
     * What a completed request asks for.
     *
     * @throws Refused naming the field that is not as it must be
     */
    ExportCriteria criteria() {
        if (clearingPeriod == null && originPeriod == null) {
            throw Refused.field(
                    "clearingPeriod",
                    "required",
                    "must name a month such as 2026-10, or originPeriod");
        }
        if (originPeriod != null && originPeriod.isYear()) {
            throw Refused.field("originPeriod", "month", "must be a month such as 2026-10");
        }
        return new ExportCriteria(
                region,
                Optional.ofNullable(clearingPeriod),
                Optional.ofNullable(originPeriod),
                Optional.ofNullable(side),
                Optional.of(state)
                        .filter(code -> !code.equals("all"))
                        .map(code -> Coded.ofCode(DetailState.class, code)),
                Optional.ofNullable(tier),
                Optional.ofNullable(counterparty),
                Optional.ofNullable(scheme),
                Optional.ofNullable(careType),
                Optional.ofNullable(kind),
                Optional.ofNullable(institution),
                chosen());
    }

    private List<ExportColumn> chosen() {
        try {
            return ExportColumn.of(columns == null ? List.of() : columns);
        } catch (IllegalArgumentException e) {
            throw Refused.field("columns", "known", e.getMessage());
        }
    }

    /** What a file says of itself. */
    List<List<String>> about() {
        return List.of(
                List.of("地区", region.value()),
                List.of("清算期", clearingPeriod == null ? "" : clearingPeriod.toString()),
                List.of("费用所属期", originPeriod == null ? "" : originPeriod.toString()),
                List.of("本地为", side == null ? "全部" : side.label()),
                List.of(
                        "清算状态",
                        state.equals("all")
                                ? "全部"
                                : Coded.ofCode(DetailState.class, state).label()),
                List.of("层级", tier == null ? "全部" : tier.label()),
                List.of("对方地区", counterparty == null ? "全部" : counterparty.value()),
                List.of("险种", scheme == null ? "全部" : scheme.label()),
                List.of("医疗类别", careType == null ? "全部" : careType.label()),
                List.of("类型", kind == null ? "全部" : kind.label()),
                List.of("定点医药机构", institution == null ? "全部" : institution));
    }
}
