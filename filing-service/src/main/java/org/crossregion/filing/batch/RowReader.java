package org.crossregion.filing.batch;

import org.crossregion.filing.batch.BatchColumn.Use;
import org.crossregion.filing.filing.FilingRequest.MaterialRequest;
import org.crossregion.filing.person.Certificate;
import org.crossregion.filing.person.PersonName;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.policy.TypeTerms;
import org.crossregion.sheet.SheetCell;
import org.crossregion.sheet.SheetRow;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the rows of a list; whatever cannot be read is a fault of its cell, all of a row's at once.
 *
 * @param inventedAllowed whether identity numbers of nobody pass, which is not so in production
 */
record RowReader(Heading heading, FilingPolicy policy, boolean inventedAllowed, LocalDate today) {

    RowDraft read(SheetRow row) {
        return new Reading(row).draft();
    }

    /** The reading of one row. */
    private final class Reading {

        private final SheetRow row;
        private final List<Fault> faults = new ArrayList<>();
        private final Map<String, String> columns = new LinkedHashMap<>();

        Reading(SheetRow row) {
            this.row = row;
        }

        RowDraft draft() {
            for (Map.Entry<Integer, BatchColumn> column : heading.columns().entrySet()) {
                SheetCell.Flaw flaw = row.cell(column.getKey()).flaw();
                if (column.getValue().use() != Use.RESULT && flaw != SheetCell.Flaw.NONE) {
                    fault(column.getValue().key(), flaw.code(), "单元格" + flaw.label());
                }
            }
            String personNo = Certificate.normal(text(Use.PERSON_NO));
            String certificateType = certificateType();
            String certificateNo = certificateNo(certificateType, personNo);
            columns.put("personNo", certificateNo.isEmpty() ? "person_no" : "certificate_no");
            Optional<FilingType> type = type();
            String category = category();
            List<RegionCode> regions = regions();
            List<String> institutions = institutions();
            Optional<LocalDate> from = day(Use.VALID_FROM, "valid_from", "validFrom", true);
            Optional<LocalDate> until = day(Use.VALID_UNTIL, "valid_until", "validUntil", false);
            List<MaterialRequest> materials = materials();
            return new RowDraft(
                    row.number(),
                    personNo,
                    name(),
                    certificateType,
                    certificateNo,
                    type,
                    category,
                    regions,
                    institutions,
                    from,
                    until,
                    needed(Use.REASON, "reason", "申请原因"),
                    materials,
                    columns,
                    faults);
        }

        private String name() {
            String name = PersonName.normal(needed(Use.NAME, "name", "姓名"));
            if (!name.isEmpty() && PersonName.fault(name, inventedAllowed).isPresent()) {
                fault("name", "name", "姓名应为 2 至 50 个字，不含符号");
            }
            return name;
        }

        private String certificateType() {
            String given = text(Use.CERTIFICATE_TYPE);
            if (given.isEmpty()) {
                return Certificate.RESIDENT_CARD;
            }
            String code = CellText.code(given);
            String twoDigits = code.matches("[0-9]") ? "0" + code : code;
            Optional<String> byLabel =
                    Certificate.labels().entrySet().stream()
                            .filter(
                                    label ->
                                            label.getKey().equals(twoDigits)
                                                    || label.getValue().startsWith(code))
                            .map(Map.Entry::getKey)
                            .findFirst();
            if (byLabel.isEmpty() && !twoDigits.matches("[0-9]{2}")) {
                fault("certificate_type", "known", "证件类型不在代码表中");
            }
            return byLabel.orElse(twoDigits);
        }

        private String certificateNo(String type, String personNo) {
            String number = Certificate.normal(text(Use.CERTIFICATE_NO));
            if (number.isEmpty()) {
                if (personNo.isEmpty()) {
                    fault("certificate_no", "required", "证件号码和人员编号不能都为空");
                }
                return "";
            }
            Certificate.fault(type, number, inventedAllowed, today)
                    .ifPresent(
                            wrong ->
                                    fault(
                                            "certificate_no",
                                            "identity-number",
                                            "证件号码" + wrong.label()));
            return number;
        }

        private Optional<FilingType> type() {
            columns.put("type", "type");
            String given = needed(Use.TYPE, "type", "备案类型");
            if (given.isEmpty()) {
                return Optional.empty();
            }
            String code = CellText.code(given);
            Optional<FilingType> type =
                    Arrays.stream(FilingType.values())
                            .filter(
                                    known ->
                                            known.code().equals(code)
                                                    || known.label().equals(CellText.plain(given)))
                            .findFirst();
            if (type.isEmpty()) {
                fault("type", "known", "备案类型不在代码表中");
            }
            return type;
        }

        /** By code or printed name; an unknown one is left to the rules. */
        private String category() {
            columns.put("category", "category");
            String given = text(Use.CATEGORY);
            String code = CellText.code(given);
            return policy.types().stream()
                    .filter(
                            terms ->
                                    !terms.category().isEmpty()
                                            && (terms.category().equals(code)
                                                    || CellText.plain(terms.label())
                                                            .equals(CellText.plain(given))))
                    .map(TypeTerms::category)
                    .findFirst()
                    .orElse(code);
        }

        private List<RegionCode> regions() {
            List<RegionCode> regions = new ArrayList<>();
            for (String code :
                    CellText.codes(needed(Use.TREATMENT_REGION, "treatment_region", "就医地区划"))) {
                if (RegionCode.isCode(code)) {
                    columns.put("treatmentRegions[" + regions.size() + "]", "treatment_region");
                    regions.add(RegionCode.of(code));
                } else {
                    fault("treatment_region", "form", "就医地区划应为 6 位数字");
                }
            }
            columns.put("treatmentRegions", "treatment_region");
            return regions;
        }

        private List<String> institutions() {
            List<String> institutions = new ArrayList<>();
            for (Map.Entry<Integer, BatchColumn> column : heading.with(Use.INSTITUTION)) {
                String key = column.getValue().key();
                columns.putIfAbsent("institutions", key);
                for (String code : CellText.codes(row.cell(column.getKey()).text())) {
                    columns.put("institutions[" + institutions.size() + "]", key);
                    institutions.add(code);
                }
            }
            List<String> distinct = institutions.stream().distinct().toList();
            if (distinct.size() < institutions.size()) {
                fault(columns.get("institutions"), "unique", "定点医疗机构重复");
            }
            return distinct;
        }

        private List<MaterialRequest> materials() {
            List<MaterialRequest> materials = new ArrayList<>();
            for (Map.Entry<Integer, BatchColumn> column : heading.with(Use.MATERIAL)) {
                String text = row.cell(column.getKey()).text();
                String kind = column.getValue().material();
                Optional<LocalDate> since = dayOf(kind + ".since");
                Optional<LocalDate> until = dayOf(kind + ".until");
                if (!CellText.saysNo(text)) {
                    String field = "materials[" + materials.size() + "]";
                    columns.put(field + ".kind", kind);
                    columns.put(field + ".reference", kind);
                    columns.put(
                            field + ".since",
                            heading.place(kind + ".since").isPresent() ? kind + ".since" : kind);
                    materials.add(
                            new MaterialRequest(
                                    kind, text, since.orElse(null), until.orElse(null), null));
                }
            }
            return materials;
        }

        private Optional<LocalDate> dayOf(String key) {
            return heading.place(key).flatMap(place -> day(place, key));
        }

        private Optional<LocalDate> day(Use use, String key, String field, boolean isNeeded) {
            columns.put(field, key);
            if (isNeeded) {
                needed(use, key, use == Use.VALID_FROM ? "开始日期" : "结束日期");
            }
            return heading.place(use).flatMap(place -> day(place, key));
        }

        private Optional<LocalDate> day(int place, String key) {
            String text = row.cell(place).text();
            Optional<LocalDate> day = CellText.day(text);
            if (!text.isEmpty() && day.isEmpty()) {
                fault(key, "date", "不是日期，应如 2026-11-01");
            }
            return day;
        }

        private String needed(Use use, String key, String title) {
            columns.putIfAbsent(key, key);
            String text = text(use);
            if (text.isEmpty()) {
                fault(key, "required", title + "不能为空");
            }
            return text;
        }

        private String text(Use use) {
            return heading.place(use).map(place -> row.cell(place).text()).orElse("");
        }

        private void fault(String column, String code, String message) {
            faults.add(new Fault(column, code, message));
        }
    }
}
