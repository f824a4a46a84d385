package org.crossregion.filing.batch;

import org.crossregion.filing.batch.BatchColumn.Use;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.policy.TypeTerms;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The columns of a region's list, which follow from its policy. */
record BatchColumns(List<BatchColumn> list) {

    static final BatchColumn OUTCOME = new BatchColumn("outcome", "处理结果", 12, Use.RESULT);
    static final BatchColumn FILING_ID = new BatchColumn("filing_id", "备案编号", 24, Use.RESULT);
    static final BatchColumn FAULTS = new BatchColumn("faults", "退回原因", 60, Use.RESULT);

    /** What is added when a list is handed back, in this order. */
    static final List<BatchColumn> RESULTS = List.of(OUTCOME, FILING_ID, FAULTS);

    BatchColumns {
        list = List.copyOf(list);
    }

    /** Every column that a list of the region may have. */
    static BatchColumns of(FilingPolicy policy) {
        return of(policy, policy.types(), policy.materials().keySet());
    }

    /** The columns that filings under some of its terms need. */
    static BatchColumns of(FilingPolicy policy, List<TypeTerms> terms) {
        Set<String> materials = new LinkedHashSet<>();
        for (TypeTerms one : terms) {
            materials.addAll(one.allOf());
            materials.addAll(one.oneOf());
        }
        return of(policy, terms, materials);
    }

    private static BatchColumns of(
            FilingPolicy policy, List<TypeTerms> terms, Set<String> materials) {
        List<BatchColumn> columns = new ArrayList<>();
        columns.add(new BatchColumn("person_no", "人员编号", 24, Use.PERSON_NO));
        columns.add(new BatchColumn("name", "姓名", 12, Use.NAME));
        columns.add(new BatchColumn("certificate_type", "证件类型", 16, Use.CERTIFICATE_TYPE));
        columns.add(new BatchColumn("certificate_no", "证件号码", 22, Use.CERTIFICATE_NO));
        columns.add(new BatchColumn("type", "备案类型", 18, Use.TYPE));
        columns.add(new BatchColumn("category", "人员类别", 18, Use.CATEGORY));
        columns.add(new BatchColumn("treatment_region", "就医地区划", 16, Use.TREATMENT_REGION));
        int institutions = terms.stream().mapToInt(policy::mostInstitutions).max().orElse(0);
        for (int i = 1; i <= institutions; i++) {
            columns.add(new BatchColumn("institution_" + i, "定点医疗机构" + i, 18, Use.INSTITUTION));
        }
        columns.add(new BatchColumn("valid_from", "开始日期", 14, Use.VALID_FROM));
        columns.add(new BatchColumn("valid_until", "结束日期", 14, Use.VALID_UNTIL));
        columns.add(new BatchColumn("reason", "申请原因", 24, Use.REASON));
        for (String material : policy.materials().keySet()) {
            if (materials.contains(material)) {
                addMaterial(columns, policy, material);
            }
        }
        return new BatchColumns(columns);
    }

    private static void addMaterial(
            List<BatchColumn> columns, FilingPolicy policy, String material) {
        String name = policy.materials().get(material);
        columns.add(new BatchColumn(material, name, 24, Use.MATERIAL, material));
        if (policy.materialMonths().containsKey(material)) {
            columns.add(
                    new BatchColumn(material + ".since", name + "起始日", 14, Use.SINCE, material));
            columns.add(
                    new BatchColumn(material + ".until", name + "截止日", 14, Use.UNTIL, material));
        }
    }

    /** The column that a heading means, by its title or key; the added ones included. */
    Optional<BatchColumn> named(String heading) {
        String wanted = normal(heading);
        return Stream.concat(list.stream(), RESULTS.stream())
                .filter(
                        column ->
                                normal(column.title()).equals(wanted)
                                        || normal(column.key()).equals(wanted))
                .findFirst();
    }

    /** Without blanks, marks of duty and differences of width. */
    private static String normal(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .replaceAll("[\\s*＊]", "")
                .toLowerCase(Locale.ROOT);
    }
}
