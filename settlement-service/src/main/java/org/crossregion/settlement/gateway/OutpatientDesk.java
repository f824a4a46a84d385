package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.VISIT_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.entitlement.Entitlements;
import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.visit.Admission;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitChange;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.web.problem.Refused;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Registers outpatients (2201), takes a registration back (2202), and is told what the visit is for
 * (2203, 2203A).
 */
@ApplicationScoped
class OutpatientDesk implements Desk {

    private final Visits visits;
    private final Entitlements entitlements;

    OutpatientDesk(Visits visits, Entitlements entitlements) {
        this.visits = visits;
        this.entitlements = entitlements;
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "2201", this::register,
                "2202", this::cancel,
                "2203", this::describe,
                "2203A", this::describe);
    }

    private Map<String, ?> register(Request request) {
        Fields data = request.one("data");
        CareKind kind = Codes.registered(request.institution());
        Visit visit =
                visits.admit(
                        new Admission(
                                request.institutionCode(),
                                data.text("psn_no"),
                                Codes.scheme(data.text("insutype")),
                                kind.careType(),
                                kind.medType(),
                                data.instant("begntime").orElseThrow(),
                                data.textOr("ipt_otp_no", request.messageId()),
                                data.text("dept_code"),
                                data.text("dept_name"),
                                "",
                                data.text("atddr_no"),
                                data.text("dr_name"),
                                List.of(),
                                data.text("mdtrt_cert_type"),
                                false,
                                false,
                                false,
                                Optional.empty(),
                                "",
                                request.messageId()));
        Map<String, Object> registered = new HashMap<>();
        registered.put("mdtrt_id", visit.visitId());
        registered.put("psn_no", visit.personNo());
        registered.put("ipt_otp_no", visit.inpatientNo());
        return Map.of("data", registered);
    }

    private Map<String, ?> cancel(Request request) {
        Fields data = request.one("data");
        String visitId = data.text("mdtrt_id");
        Visit visit = visits.find(visitId, request.institutionCode());
        String number = data.textOr("ipt_otp_no", visit.inpatientNo());
        if (!number.equals(visit.inpatientNo())) {
            throw new Refused(VISIT_UNKNOWN, visitId + " 的门诊号不是 " + number);
        }
        Codes.mustBeOutpatient(visit);
        visits.cancel(visitId, request.institutionCode(), data.text("psn_no"));
        return Map.of();
    }

    private Map<String, ?> describe(Request request) {
        Fields data = request.one("mdtrtinfo");
        Codes.mustBeOutpatient(visits.find(data.text("mdtrt_id"), request.institutionCode()));
        Codes.mustNotBeThirdParty(data.flag("ttp_resp"));
        visits.change(
                new VisitChange(
                        data.text("mdtrt_id"),
                        request.institutionCode(),
                        data.text("psn_no"),
                        Optional.of(Codes.outpatient(data.text("med_type"), request.institution())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Diagnoses.of(request.body().many("diseinfo"))));
        if (data.has("dise_codg")) {
            entitlements.say(data.text("mdtrt_id"), data.text("dise_codg"), data.text("dise_name"));
        }
        return Map.of();
    }
}
