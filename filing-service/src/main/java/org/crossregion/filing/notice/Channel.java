package org.crossregion.filing.notice;

import org.crossregion.values.Coded;

/** How a stay was told. */
enum Channel implements Coded {
    COUNTER("counter", "窗口"),
    PHONE("phone", "电话"),
    ONLINE("online", "线上"),
    /** The hospital told it of its own patient. */
    HOSPITAL("hospital", "定点医疗机构"),
    /** The hospital's admission message (2401) said department and bed. */
    ADMISSION("admission", "入院登记报文");

    private final String code;
    private final String label;

    Channel(String code, String label) {
        this.code = code;
        this.label = label;
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
