package org.crossregion.settlement.visit;

import org.crossregion.web.identity.IdentityNumbers;

/**
 * One diagnosis of a visit.
 *
 * @param type 诊断类别, 1 western
 * @param main 主诊断
 * @param order 诊断排序号
 * @param code ICD-10
 */
public record Diagnosis(String type, boolean main, int order, String code, String name) {

    public Diagnosis {
        name = IdentityNumbers.maskAll(name);
    }
}
