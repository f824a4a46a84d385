package org.crossregion.values;

/** The funds that pay a share of a bill; together they are the fund payment (基金支付总额). */
public enum Fund implements Coded {
    /** 统筹基金, hifp_pay. */
    POOLING("pooling", "统筹基金"),
    /** 公务员医疗补助, cvlserv_pay. */
    CIVIL_SERVANT("civil-servant", "公务员医疗补助"),
    /** 企业补充医疗保险, hifes_pay. */
    ENTERPRISE("enterprise", "企业补充医疗保险"),
    /** 居民大病保险, hifmi_pay. */
    SERIOUS_ILLNESS("serious-illness", "大病保险"),
    /** 职工大额医疗费用补助, hifob_pay. */
    LARGE_AMOUNT("large-amount", "大额医疗费用补助"),
    /** 伤残人员医疗保障基金, hifdm_pay. */
    DISABLED("disabled", "伤残人员医疗保障"),
    /** 医疗救助基金, maf_pay. */
    MEDICAL_AID("medical-aid", "医疗救助"),
    /** 其他支出, oth_pay. */
    OTHER("other", "其他基金");

    private final String code;
    private final String label;

    Fund(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static Fund fromString(String code) {
        return Coded.ofCode(Fund.class, code);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
