package org.crossregion.values;

import java.util.Map;

/**
 * The kinds of insured persons (人员类别, psn_type): a national code of two digits, which may be told
 * apart further by two more.
 */
public final class PersonType {

    private static final Map<String, String> LABELS =
            Map.ofEntries(
                    Map.entry("11", "在职"),
                    Map.entry("1101", "职工在职"),
                    Map.entry("1102", "公务员在职"),
                    Map.entry("1103", "灵活就业人员在职"),
                    Map.entry("1160", "其他在职人员"),
                    Map.entry("12", "退休人员"),
                    Map.entry("1201", "退休职工"),
                    Map.entry("1202", "退休公务员"),
                    Map.entry("1203", "退休灵活就业人员"),
                    Map.entry("1260", "其他退休人员"),
                    Map.entry("13", "离休"),
                    Map.entry("1300", "离休人员"),
                    Map.entry("1360", "其他离休人员"),
                    Map.entry("14", "居民（未成年）"),
                    Map.entry("1401", "新生儿"),
                    Map.entry("1402", "学龄前儿童"),
                    Map.entry("1403", "中小学生"),
                    Map.entry("1404", "大学生"),
                    Map.entry("1405", "未成年（未入学）"),
                    Map.entry("15", "居民（成年）"),
                    Map.entry("1501", "普通居民（成年）"),
                    Map.entry("1560", "其他居民（成年）"),
                    Map.entry("16", "居民（老年）"),
                    Map.entry("1601", "普通居民（老年）"),
                    Map.entry("1660", "其他居民（老年）"));

    private PersonType() {}

    /**
     * The printed name of a code: its own, else that of its two first digits, else the code itself,
     * so that an unknown one stays visible.
     */
    public static String label(String code) {
        String own = LABELS.get(code);
        if (own != null || code.length() < 2) {
            return own == null ? code : own;
        }
        return LABELS.getOrDefault(code.substring(0, 2), code);
    }
}
