package org.crossregion.filing.person;

/** What can be wrong with a certificate number; none of the words repeat it. */
public enum NumberFault {
    FORM("is not 17 digits and a digit or X", "应为 17 位数字加 1 位数字或 X"),
    OLD("is an old number of 15 digits; the one of 18 digits is needed", "是 15 位旧号码，应填写 18 位号码"),
    PROVINCE("begins with no province's code", "的前两位不是省级区划"),
    BIRTH("holds no possible day of birth", "中的出生日期不成立"),
    CHECK_DIGIT("has a wrong check digit", "的校验码不正确"),
    CERTIFICATE_FORM("is not written as numbers of such a certificate are", "与证件类型的号码格式不符");

    private final String text;
    private final String label;

    NumberFault(String text, String label) {
        this.text = text;
        this.label = label;
    }

    /** The end of a sentence that begins "the number". */
    public String text() {
        return text;
    }

    /** The end of a sentence that begins 号码. */
    public String label() {
        return label;
    }
}
