package org.crossregion.filing.batch;

import java.util.Map;
import java.util.Optional;

/** The titles of the columns that the test's list has. */
final class BatchColumnsOfTest {

    private static final Map<String, String> TITLES =
            Map.ofEntries(
                    Map.entry("name", "姓名"),
                    Map.entry("certificate_no", "证件号码"),
                    Map.entry("type", "备案类型"),
                    Map.entry("treatment_region", "就医地区划"),
                    Map.entry("institution_1", "定点医疗机构1"),
                    Map.entry("valid_from", "开始日期"),
                    Map.entry("reason", "申请原因"),
                    Map.entry("photo", "近期小一寸免冠彩色照片"),
                    Map.entry("record-book", "《广州市社会医疗保险异地就医记录册》（选定机构及当地经办机构盖章）"),
                    Map.entry("employer-certificate", "单位证明"),
                    Map.entry("household-register", "与申请异地就医地相同的异地户口簿（复印件）"));

    private BatchColumnsOfTest() {}

    static Optional<String> title(String column) {
        return Optional.ofNullable(TITLES.get(column));
    }
}
