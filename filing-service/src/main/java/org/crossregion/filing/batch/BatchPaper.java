package org.crossregion.filing.batch;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.batch.BatchColumn.Use;
import org.crossregion.filing.batch.RowOutcome.Kind;
import org.crossregion.filing.person.Certificate;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.policy.TypeTerms;
import org.crossregion.filing.region.Regions;
import org.crossregion.sheet.Sheet;
import org.crossregion.sheet.SheetCell;
import org.crossregion.sheet.SheetColumn;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.SheetLimits;
import org.crossregion.sheet.SheetRow;
import org.crossregion.sheet.SheetWriter;
import org.crossregion.sheet.WrittenRow;
import org.crossregion.values.Beijing;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the empty list that employers fill in, and the worked list that goes back to them. */
@ApplicationScoped
class BatchPaper {

    private static final String NAME = "异地就医批量备案";

    private final BatchRepository batches;
    private final FilingPolicies policies;
    private final Regions regions;
    private final Clock clock;

    BatchPaper(BatchRepository batches, FilingPolicies policies, Regions regions, Clock clock) {
        this.batches = batches;
        this.policies = policies;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * The empty list of a region, or of one type or category of it.
     *
     * @throws Refused if the region files no such type or category
     */
    byte[] template(
            RegionCode region,
            Optional<FilingType> type,
            Optional<String> category,
            SheetFormat format) {
        FilingPolicy policy = policies.inForce(region, Beijing.day(clock.instant())).value();
        List<TypeTerms> terms =
                policy.types().stream()
                        .filter(one -> type.isEmpty() || one.type() == type.get())
                        .filter(one -> category.isEmpty() || one.category().equals(category.get()))
                        .toList();
        if (terms.isEmpty()) {
            throw Refused.field("category", "known", "the region files no such type or category");
        }
        List<BatchColumn> columns = BatchColumns.of(policy, terms).list();
        return SheetWriter.bytes(
                format,
                new SheetWriter.Content(
                        NAME,
                        List.of(),
                        columns.stream().map(column -> column(column, terms)).toList(),
                        List.<WrittenRow>of().iterator(),
                        explanations(columns, policy, terms)));
    }

    private SheetColumn column(BatchColumn column, List<TypeTerms> terms) {
        return new SheetColumn(column.title(), column.width(), choices(column, terms));
    }

    private List<String> choices(BatchColumn column, List<TypeTerms> terms) {
        return switch (column.use()) {
            case TYPE ->
                    terms.stream()
                            .map(one -> one.type().code() + " " + one.type().label())
                            .distinct()
                            .toList();
            case CATEGORY ->
                    terms.stream()
                            .filter(one -> !one.category().isEmpty())
                            .map(one -> one.category() + " " + one.label())
                            .distinct()
                            .toList();
            case CERTIFICATE_TYPE ->
                    Certificate.labels().entrySet().stream()
                            .map(label -> label.getKey() + " " + label.getValue())
                            .toList();
            case TREATMENT_REGION ->
                    regions.poolingRegions().stream()
                            .map(region -> region.code() + " " + region.name())
                            .toList();
            case PERSON_NO,
                    NAME,
                    CERTIFICATE_NO,
                    INSTITUTION,
                    VALID_FROM,
                    VALID_UNTIL,
                    REASON,
                    MATERIAL,
                    SINCE,
                    UNTIL,
                    RESULT ->
                    List.of();
        };
    }

    private static List<List<String>> explanations(
            List<BatchColumn> columns, FilingPolicy policy, List<TypeTerms> terms) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("列", "说明", "列代码"));
        for (BatchColumn column : columns) {
            lines.add(List.of(column.title(), explanation(column, policy), column.key()));
        }
        lines.add(List.of("", "", ""));
        lines.add(List.of("备案类型 / 人员类别", "须交材料", "任交一种"));
        for (TypeTerms one : terms) {
            String name =
                    one.type().label() + (one.label().isEmpty() ? "" : "（" + one.label() + "）");
            lines.add(List.of(name, names(one.allOf(), policy), names(one.oneOf(), policy)));
        }
        return lines;
    }

    private static String names(List<String> kinds, FilingPolicy policy) {
        return kinds.stream().map(policy.materials()::get).collect(Collectors.joining("；"));
    }

    private static String explanation(BatchColumn column, FilingPolicy policy) {
        return switch (column.use()) {
            case PERSON_NO -> "可不填；与证件号码至少填一项，两项都填时须为同一人";
            case NAME -> "必填；与参保登记一致";
            case CERTIFICATE_TYPE -> "可不填，不填为 01 居民身份证";
            case CERTIFICATE_NO -> "必填（已填人员编号的除外）；18 位，文本格式";
            case TYPE -> "必填；从列表中选，或填代码";
            case CATEGORY -> "政策分人员类别的填写；仅有一类适用于该人员时可不填";
            case TREATMENT_REGION -> "必填；6 位区划代码，可多个，用分号分隔，政策允许 " + policy.placesOnProof() + " 个";
            case INSTITUTION -> "医疗机构编码（H 加 11 位数字）；须在就医地且已联网";
            case VALID_FROM -> "必填；如 2026-11-01、2026/11/1、20261101";
            case VALID_UNTIL -> "可不填；长期备案不填为长期有效";
            case REASON -> "必填";
            case MATERIAL -> "已交的填材料编号或“见附件”；未交的留空";
            case SINCE -> "材料所证明的起始日";
            case UNTIL ->
                    "材料所证明的截止日，可不填；应满 " + policy.materialMonths().get(column.material()) + " 个月";
            case RESULT -> "";
        };
    }

    /**
     * The list as it came, each row with what became of it.
     *
     * @param rejectedOnly without the rows that are filed
     */
    byte[] result(Batch batch, boolean rejectedOnly) {
        FilingPolicy policy =
                policies.inForce(batch.region(), Beijing.day(batch.uploadedAt())).value();
        Sheet sheet =
                Sheet.read(batches.file(batch.id()), SheetLimits.ofRows(Integer.MAX_VALUE - 1));
        Heading heading = Heading.of(sheet, BatchColumns.of(policy));
        Map<Integer, RowOutcome> outcomes = new HashMap<>();
        batches.outcomes(batch.id(), "", 0, Integer.MAX_VALUE)
                .forEach(outcome -> outcomes.put(outcome.row(), outcome));
        List<BatchColumn> written = new ArrayList<>();
        Map<BatchColumn, Integer> results = places(heading, sheet, written);
        int width = results.values().stream().mapToInt(place -> place + 1).max().orElse(0);
        List<SheetColumn> columns = new ArrayList<>();
        List<TypeTerms> terms = policy.types();
        for (int i = 0; i < width; i++) {
            columns.add(heading(heading, results, i, terms));
        }
        List<WrittenRow> rows =
                heading.rowsOf(sheet).stream()
                        .filter(row -> !rejectedOnly || isRejected(outcomes.get(row.number())))
                        .map(row -> row(row, outcomes.get(row.number()), heading, results, width))
                        .toList();
        return SheetWriter.bytes(
                batch.format(),
                new SheetWriter.Content(
                        NAME,
                        sheet.rows().subList(0, heading.position()).stream()
                                .map(row -> WrittenRow.of(texts(row, row.cells().size())))
                                .toList(),
                        columns,
                        rows.iterator(),
                        List.of()));
    }

    private static boolean isRejected(RowOutcome outcome) {
        return outcome != null && outcome.outcome() == Kind.REJECTED;
    }

    /** Where the added columns stand: where they stood, else behind the last. */
    private static Map<BatchColumn, Integer> places(
            Heading heading, Sheet sheet, List<BatchColumn> written) {
        int next =
                heading.rowsOf(sheet).stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        next = Math.max(next, heading.row().cells().size());
        Map<BatchColumn, Integer> places = new LinkedHashMap<>();
        for (BatchColumn added : BatchColumns.RESULTS) {
            Optional<Integer> place = heading.place(added.key());
            places.put(added, place.isPresent() ? place.get() : next++);
            written.add(added);
        }
        return places;
    }

    private SheetColumn heading(
            Heading heading, Map<BatchColumn, Integer> results, int place, List<TypeTerms> terms) {
        Optional<BatchColumn> known =
                Optional.ofNullable(heading.columns().get(place))
                        .filter(column -> column.use() != Use.RESULT);
        if (known.isPresent()) {
            return new SheetColumn(
                    heading.row().cell(place).text(),
                    known.get().width(),
                    choices(known.get(), terms));
        }
        return results.entrySet().stream()
                .filter(added -> added.getValue() == place)
                .map(added -> SheetColumn.text(added.getKey().title(), added.getKey().width()))
                .findFirst()
                .orElseGet(() -> SheetColumn.text(heading.row().cell(place).text(), 16));
    }

    private static WrittenRow row(
            SheetRow row,
            RowOutcome outcome,
            Heading heading,
            Map<BatchColumn, Integer> results,
            int width) {
        List<String> cells = new ArrayList<>(texts(row, width));
        results.values().forEach(place -> cells.set(place, ""));
        if (outcome == null) {
            return WrittenRow.of(cells);
        }
        cells.set(results.get(BatchColumns.OUTCOME), outcome.outcome().label());
        cells.set(results.get(BatchColumns.FILING_ID), outcome.filingId().orElse(""));
        cells.set(results.get(BatchColumns.FAULTS), reasons(outcome, heading));
        Map<Integer, String> remarks = new LinkedHashMap<>();
        for (Fault fault : outcome.faults()) {
            int place = heading.place(fault.column()).orElse(results.get(BatchColumns.FAULTS));
            remarks.merge(place, fault.message(), (one, other) -> one + "；" + other);
        }
        return new WrittenRow(cells, remarks);
    }

    /** Each reason with the printed name of the column it is about. */
    private static String reasons(RowOutcome outcome, Heading heading) {
        return outcome.faults().stream()
                .map(
                        fault ->
                                heading.place(fault.column())
                                                .map(
                                                        place ->
                                                                heading.row().cell(place).text()
                                                                        + "：")
                                                .orElse("")
                                        + fault.message())
                .collect(Collectors.joining("；"));
    }

    private static List<String> texts(SheetRow row, int width) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            SheetCell cell = row.cell(i);
            texts.add(cell.text());
        }
        return texts;
    }
}
