package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.FIELD_INVALID;
import static org.crossregion.settlement.refusal.SettlementRefusal.VISIT_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.envelope.CodeTable;
import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.visit.Admission;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.settlement.visit.Diagnosis;
import org.crossregion.settlement.visit.Discharge;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitChange;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.settlement.visit.Ward;
import org.crossregion.values.CareType;
import org.crossregion.web.problem.Refused;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Admits and discharges (2401, 2402), changes (2403), and takes either back (2404, 2405). */
@ApplicationScoped
class StayDesk implements Desk {

    private final Visits visits;

    StayDesk(Visits visits) {
        this.visits = visits;
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "2401", this::admit,
                "2402", this::discharge,
                "2403", this::change,
                "2404", this::cancel,
                "2405", this::readmit);
    }

    private Map<String, ?> admit(Request request) {
        Fields stay = request.one("mdtrtinfo");
        CodeTable.Value medType = inpatient(stay.text("med_type"));
        Visit visit =
                visits.admit(
                        new Admission(
                                request.institutionCode(),
                                stay.text("psn_no"),
                                Codes.scheme(stay.text("insutype")),
                                medType.careOf().orElseThrow(),
                                medType.code(),
                                stay.instant("begntime").orElseThrow(),
                                stay.textOr("ipt_no", request.messageId()),
                                stay.text("adm_dept_codg"),
                                stay.text("adm_dept_name"),
                                stay.text("adm_bed"),
                                stay.text("atddr_no"),
                                stay.text("chfpdr_name"),
                                diagnoses(request, stay),
                                stay.text("mdtrt_cert_type"),
                                medType.emergency() || stay.flag("er_flag"),
                                medType.injury() || stay.flag("trum_flag"),
                                stay.flag("rel_ttp_flag"),
                                Codes.cause(stay.text("trum_cause")),
                                stay.text("tel"),
                                request.messageId()));
        return Map.of("result", Map.of("mdtrt_id", visit.visitId()));
    }

    private Map<String, ?> change(Request request) {
        Fields stay = request.one("adminfo");
        Codes.mustNotBeThirdParty(stay.flag("rel_ttp_flag"));
        Visit visit = stay(stay, request);
        mustBeNumbered(visit, stay);
        visits.change(
                new VisitChange(
                        visit.visitId(),
                        request.institutionCode(),
                        stay.text("psn_no"),
                        Optional.of(kind(visit, stay)),
                        Codes.cause(stay.text("trum_cause")),
                        stay.instant("begntime"),
                        Optional.of(ward(stay)),
                        diagnoses(request, stay)));
        return Map.of();
    }

    /** 住院号 is how the hospital knows the stay; it is not changed. */
    private static void mustBeNumbered(Visit visit, Fields stay) {
        String number = stay.textOr("ipt_otp_no", visit.inpatientNo());
        if (!number.equals(visit.inpatientNo())) {
            throw new Refused(VISIT_UNKNOWN, visit.visitId() + " 的住院号不是 " + number);
        }
    }

    private static CareKind kind(Visit visit, Fields stay) {
        boolean injured = stay.has("trum_flag") ? stay.flag("trum_flag") : visit.injury();
        if (!stay.has("med_type")) {
            return new CareKind(visit.careType(), visit.medType(), visit.emergency(), injured);
        }
        CodeTable.Value medType = inpatient(stay.text("med_type"));
        return new CareKind(
                medType.careOf().orElseThrow(),
                medType.code(),
                medType.emergency(),
                medType.injury() || injured);
    }

    private static Ward ward(Fields stay) {
        return new Ward(
                stay.text("adm_dept_codg"),
                stay.text("adm_dept_name"),
                stay.text("adm_bed"),
                stay.text("atddr_no"),
                stay.text("chfpdr_name"));
    }

    private static CodeTable.Value inpatient(String medType) {
        CodeTable.Value value = Codes.medType(medType);
        CareType care = value.careOf().orElseThrow();
        if (!CareKind.isStay(care, medType)) {
            throw new Refused(
                    FIELD_INVALID,
                    "mdtrtinfo.med_type 医疗类别 " + medType + " " + value.label() + " 不是住院");
        }
        return value;
    }

    private Map<String, ?> discharge(Request request) {
        Fields end = request.one("dscginfo");
        stay(end, request);
        visits.discharge(
                new Discharge(
                        end.text("mdtrt_id"),
                        request.institutionCode(),
                        end.text("psn_no"),
                        end.instant("endtime").orElseThrow(),
                        end.text("dscg_dept_codg"),
                        end.text("dscg_dept_name"),
                        end.text("dscg_bed"),
                        end.textOr("dscg_way", "1"),
                        diagnoses(request, end)));
        return Map.of();
    }

    private Map<String, ?> cancel(Request request) {
        Fields data = request.one("data");
        stay(data, request);
        visits.cancel(data.text("mdtrt_id"), request.institutionCode(), data.text("psn_no"));
        return Map.of();
    }

    private Map<String, ?> readmit(Request request) {
        Fields data = request.one("data");
        stay(data, request);
        visits.readmit(data.text("mdtrt_id"), request.institutionCode(), data.text("psn_no"));
        return Map.of();
    }

    /** The stay that is named; an outpatient visit is none. */
    private Visit stay(Fields named, Request request) {
        Visit visit = visits.find(named.text("mdtrt_id"), request.institutionCode());
        Codes.mustBeStay(visit);
        return visit;
    }

    /** The rows of diseinfo; without any, the main diagnosis of the stay itself. */
    private static List<Diagnosis> diagnoses(Request request, Fields stay) {
        List<Diagnosis> diagnoses = Diagnoses.of(request.body().many("diseinfo"));
        if (!diagnoses.isEmpty() || !stay.has("dscg_maindiag_code")) {
            return diagnoses;
        }
        return List.of(
                new Diagnosis(
                        "1",
                        true,
                        1,
                        stay.text("dscg_maindiag_code"),
                        stay.text("dscg_maindiag_name")));
    }
}
