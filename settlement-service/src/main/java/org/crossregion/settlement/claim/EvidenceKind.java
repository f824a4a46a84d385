package org.crossregion.settlement.claim;

import org.crossregion.values.Coded;

/** What is handed in with a claim (报销材料). */
public enum EvidenceKind implements Coded {
    INVOICE("invoice", "医疗费用票据"),
    FEE_LIST("fee-list", "费用明细清单"),
    MEDICAL_RECORD("medical-record", "病历、出院小结或诊断证明"),
    PRESCRIPTION("prescription", "处方"),
    EMERGENCY_CERTIFICATE("emergency-certificate", "急诊抢救证明"),
    OTHER("other", "其他");

    private final String code;
    private final String label;

    EvidenceKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static EvidenceKind fromString(String code) {
        return Coded.ofCode(EvidenceKind.class, code);
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
