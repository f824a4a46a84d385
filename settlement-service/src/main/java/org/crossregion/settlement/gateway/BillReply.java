package org.crossregion.settlement.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.envelope.CodeTable;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A bill in the words of the national interface: setlinfo, and setldetail with every payer whose
 * share is not 0, so that Σ fund_payamt = fund_pay_sumamt + acct_pay + hosp_part_amt.
 */
@ApplicationScoped
class BillReply {

    private final PersonRow persons;
    private final Visits visits;

    BillReply(PersonRow persons, Visits visits) {
        this.persons = persons;
        this.visits = visits;
    }

    Map<String, Object> settlement(Settlement bill) {
        Map<String, Object> info = persons.of(bill.person(), Beijing.day(bill.settledAt()));
        info.put("mdtrt_id", bill.visitId());
        info.put("setl_id", bill.settlementId().orElse(null));
        insurance(bill, info);
        bill(bill, info);
        amounts(bill, info);
        return info;
    }

    private static void insurance(Settlement bill, Map<String, Object> info) {
        info.put("insutype", Codes.insutype(bill.scheme()));
        info.put("psn_type", bill.personType());
        info.put("cvlserv_flag", bill.civilServant());
        info.put("insu_admdvs", bill.insuredAdmdvs());
    }

    private void bill(Settlement bill, Map<String, Object> info) {
        info.put("setl_time", bill.settledAt());
        info.put("mdtrt_cert_type", bill.certificateType());
        info.put("med_type", bill.medType());
        info.put("begndate", bill.beganOn());
        info.put("enddate", bill.endedOn());
        info.put("invono", bill.invoice());
        info.put("setl_type", Codes.NETWORKED);
        info.put("clr_optins", bill.treatmentRegion());
        info.put("clr_way", Codes.BY_ITEM);
        info.put("clr_type", Codes.clearingType(bill.careType(), isStay(bill)));
    }

    /** Of maternity only the visit tells: 计划生育 (53) is done in either. */
    private boolean isStay(Settlement bill) {
        return bill.careType() == CareType.MATERNITY
                ? visits.find(bill.visitId()).isStay()
                : bill.careType() == CareType.INPATIENT;
    }

    private static void amounts(Settlement bill, Map<String, Object> info) {
        FundSplit split = bill.split();
        info.put("medfee_sumamt", split.total());
        info.put("fulamt_ownpay_amt", split.fullSelfPay());
        info.put("overlmt_selfpay", split.overLimit());
        info.put("preselfpay_amt", split.priorSelfPay());
        info.put("inscp_scp_amt", split.inScope());
        info.put("act_pay_dedc", bill.deductible());
        info.put("pool_prop_selfpay", bill.poolingRate().asFraction());
        for (Fund fund : Fund.values()) {
            info.put(field(fund), split.fund(fund));
        }
        info.put("fund_pay_sumamt", split.fundTotal());
        info.put("psn_part_amt", split.personal());
        info.put("psn_part_am", split.personal());
        info.put("psn_pay", split.personal());
        info.put("med_sumfee", split.inScope());
        info.put("acct_pay", split.account());
        info.put("acct_mulaid_pay", split.mutualAid());
        info.put("psn_cash_pay", split.cash());
        info.put("pdn_cash_pay", split.cash());
        info.put("hosp_part_amt", split.hospitalBorne());
        info.put("ownpay_hosp_part", split.hospitalBorne());
        info.put("balc", bill.accountBalance());
    }

    private static String field(Fund fund) {
        return switch (fund) {
            case POOLING -> "hifp_pay";
            case CIVIL_SERVANT -> "cvlserv_pay";
            case ENTERPRISE -> "hifes_pay";
            case SERIOUS_ILLNESS -> "hifmi_pay";
            case LARGE_AMOUNT -> "hifob_pay";
            case DISABLED -> "hifdm_pay";
            case MEDICAL_AID -> "maf_pay";
            case OTHER -> "oth_pay";
        };
    }

    List<Map<String, Object>> shares(Settlement bill) {
        FundSplit split = bill.split();
        List<Map<String, Object>> shares = new ArrayList<>();
        split.funds()
                .forEach(
                        (fund, amount) -> {
                            CodeTable.Value type = Codes.fundPayType(fund, bill.scheme());
                            add(shares, type.code(), amount, split.inScope());
                        });
        add(shares, Codes.ACCOUNT_FUND, split.account(), split.inScope());
        add(shares, Codes.HOSPITAL_PART, split.hospitalBorne(), split.inScope());
        return shares;
    }

    private static void add(
            List<Map<String, Object>> shares, String type, Money amount, Money inScope) {
        if (!amount.isZero()) {
            Map<String, Object> share = new HashMap<>();
            share.put("fund_pay_type", type);
            share.put("fund_pay_type_name", Codes.label("fund_pay_type", type));
            share.put("inscp_scp_amt", inScope);
            share.put("fund_payamt", amount);
            share.put("setl_proc_info", "");
            shares.add(share);
        }
    }
}
