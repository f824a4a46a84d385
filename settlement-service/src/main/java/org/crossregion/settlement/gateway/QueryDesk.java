package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.SETTLEMENT_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.SettlementChannel;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.visit.Diagnosis;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.web.problem.Refused;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers what an institution asks about its own visits and bills (5202, 5203). */
@ApplicationScoped
class QueryDesk implements Desk {

    private final Visits visits;
    private final Settlements settlements;
    private final BillReply reply;

    QueryDesk(Visits visits, Settlements settlements, BillReply reply) {
        this.visits = visits;
        this.settlements = settlements;
        this.reply = reply;
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("5202", this::diagnoses, "5203", this::settlement);
    }

    private Map<String, ?> diagnoses(Request request) {
        Fields data = request.one("data");
        Visit visit = visits.find(data.text("mdtrt_id"), request.institutionCode());
        Visits.mustBeOf(visit, data.text("psn_no"));
        List<Map<String, Object>> rows =
                visit.diagnoses().stream().map(one -> diagnosis(visit, one)).toList();
        return Map.of("diseinfo", rows);
    }

    private static Map<String, Object> diagnosis(Visit visit, Diagnosis diagnosis) {
        Map<String, Object> row = new HashMap<>();
        row.put("mdtrt_id", visit.visitId());
        row.put("psn_no", visit.personNo());
        row.put("inout_diag_type", visit.endedAt().isPresent() ? "2" : "1");
        row.put("diag_type", diagnosis.type());
        row.put("maindiag_flag", diagnosis.main());
        row.put("diag_srt_no", diagnosis.order());
        row.put("diag_code", diagnosis.code());
        row.put("diag_name", diagnosis.name());
        row.put("diag_dept", visit.departmentName());
        row.put("dise_dor_no", visit.doctorCode());
        row.put("dise_dor_name", visit.doctorName());
        return row;
    }

    private Map<String, ?> settlement(Request request) {
        Fields data = request.one("data");
        Settlement bill = settlements.find(data.text("setl_id"), request.institutionCode());
        boolean own =
                bill.person().personNo().equals(data.text("psn_no"))
                        && bill.visitId().equals(data.textOr("mdtrt_id", bill.visitId()));
        if (!own) {
            throw new Refused(SETTLEMENT_UNKNOWN, data.text("setl_id"));
        }
        Map<String, Object> info = reply.settlement(bill);
        info.keySet().removeIf(name -> !isListed(name, request));
        info.put("insu_optins", bill.insuredAdmdvs());
        info.put("pay_loc", payLoc(bill));
        info.put("fixmedins_code", request.institutionCode());
        info.put("fixmedins_name", request.institution().name());
        info.put("hosp_lv", request.institution().level());
        info.put("fixmedins_poolarea", bill.treatmentRegion());
        info.put("cash_payamt", bill.split().cash());
        info.put("medins_setl_id", bill.messageId());
        info.put("refd_setl_flag", bill.kind().isMirror());
        info.put("year", bill.originPeriod().toString().substring(0, 4));
        return Map.of("setlinfo", info, "setldetail", reply.shares(bill));
    }

    /**
     * 支付地点类别: 1 by the insured region's agency, 2 at home, 3 elsewhere in the province, 4 in
     * another province.
     */
    private static String payLoc(Settlement bill) {
        if (bill.channel() != SettlementChannel.DIRECT) {
            return "1";
        }
        if (!bill.inClearing()) {
            return "2";
        }
        return bill.insuredRegion().sameProvince(bill.treatmentRegion()) ? "3" : "4";
    }

    private static boolean isListed(String name, Request request) {
        return request.body().transaction().reply().get(0).field(name).isPresent();
    }
}
