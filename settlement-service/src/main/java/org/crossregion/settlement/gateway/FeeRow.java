package org.crossregion.settlement.gateway;

import org.crossregion.settlement.fee.ClassedFeeLine;
import org.crossregion.settlement.fee.FeeLine;
import org.crossregion.settlement.visit.Visit;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** A classed fee line in the words of the national interface. */
final class FeeRow {

    /** 定价上限金额 of an item without a ceiling, as the national platform says it. */
    private static final BigDecimal NO_CEILING = BigDecimal.valueOf(999_999);

    private FeeRow() {}

    /** As 2204 and 2301 answer it. */
    static Map<String, Object> of(ClassedFeeLine classed) {
        Map<String, Object> row = new HashMap<>();
        row.put("feedetl_sn", classed.line().lineNo());
        row.put("det_item_fee_sumamt", classed.line().amount());
        row.put("cnt", classed.line().count());
        row.put("pric", classed.line().price());
        row.put("pric_uplmt_amt", classed.ceiling().orElse(NO_CEILING));
        row.put(
                "selfpay_prop",
                classed.lacksApproval() ? BigDecimal.ONE : classed.priorSelfPayRate().asFraction());
        row.put("fulamt_ownpay_amt", classed.fullSelfPay());
        row.put("overlmt_amt", classed.overLimit());
        row.put("preselfpay_amt", classed.priorSelfPay());
        row.put("inscp_scp_amt", classed.inScope());
        row.put("chrgitm_lv", classed.itemClass().national());
        row.put("med_chrgitm_type", classed.chargeCategory());
        row.put("bas_medn_flag", classed.marks().essential());
        row.put("hi_nego_drug_flag", classed.marks().negotiated());
        row.put("chld_medc_flag", classed.marks().children());
        row.put("list_sp_item_flag", classed.marks().special());
        row.put("lmt_used_flag", classed.isRestricted());
        row.put("drt_reim_flag", "0");
        row.put("memo", FeeWarnings.memo(classed));
        return row;
    }

    /** As 5204 and 5205 show it: with what the hospital said of it. */
    static Map<String, Object> shown(ClassedFeeLine classed, Visit visit) {
        FeeLine line = classed.line();
        Map<String, Object> row = of(classed);
        row.put("mdtrt_id", visit.visitId());
        row.put("med_type", visit.medType());
        row.put("fee_ocur_time", line.occurredAt());
        row.put("hilist_code", line.itemCode());
        row.put("hilist_name", classed.itemName());
        row.put("med_list_codg", line.itemCode());
        row.put("medins_list_codg", line.hospitalItemCode());
        row.put("medins_list_name", classed.itemName());
        row.put("bilg_dept_codg", line.departmentCode());
        row.put("bilg_dept_name", line.departmentName());
        row.put("bilg_dr_codg", line.doctorCode());
        row.put("bilg_dr_name", line.doctorName());
        row.put("hosp_appr_flag", line.approval());
        return row;
    }
}
