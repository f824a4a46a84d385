package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.SETTLEMENT_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.fee.ClassedFeeLine;
import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.visit.Diagnosis;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitState;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers what an institution asks about a person's visits to it: the visits (5201), the fee lines
 * of one (5204), those for a chronic disease (5205), and whether the person lies here (5303).
 */
@ApplicationScoped
class VisitQueryDesk implements Desk {

    private static final int MOST = 500;

    private final Visits visits;
    private final Fees fees;
    private final Settlements settlements;
    private final Persons persons;
    private final PersonRow row;

    VisitQueryDesk(
            Visits visits, Fees fees, Settlements settlements, Persons persons, PersonRow row) {
        this.visits = visits;
        this.fees = fees;
        this.settlements = settlements;
        this.persons = persons;
        this.row = row;
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "5201", this::visits,
                "5204", this::lines,
                "5205", this::chronicLines,
                "5303", this::inHospital);
    }

    /** A visit that is named is shown as what it has become; med_type tells the others apart. */
    private Map<String, ?> visits(Request request) {
        Fields data = request.one("data");
        List<Visit> found =
                data.has("mdtrt_id") ? List.of(named(data, request)) : ofPerson(data, request);
        String medType = data.has("mdtrt_id") ? "" : data.text("med_type");
        return Map.of(
                "mdtrtinfo",
                found.stream()
                        .filter(visit -> medType.isEmpty() || visit.medType().equals(medType))
                        .map(visit -> visit(visit, request))
                        .toList());
    }

    private Visit named(Fields data, Request request) {
        Visit visit = visits.find(data.text("mdtrt_id"), request.institutionCode());
        Visits.mustBeOf(visit, data.text("psn_no"));
        return visit;
    }

    /** Whose time is not said, all of them. */
    private List<Visit> ofPerson(Fields data, Request request) {
        String personNo = persons.find(data.text("psn_no")).personNo();
        Instant before =
                data.day("endtime")
                        .map(day -> Beijing.startOf(day.plusDays(1)))
                        .orElse(request.receivedAt().plus(1, ChronoUnit.DAYS));
        return visits.ofPerson(
                personNo,
                request.institutionCode(),
                data.instant("begntime").orElse(Instant.EPOCH),
                before,
                MOST);
    }

    private Map<String, Object> visit(Visit visit, Request request) {
        LocalDate today = Beijing.day(request.receivedAt());
        InsuredPerson person = persons.find(visit.personNo());
        Map<String, Object> info = row.of(person, today);
        info.put("mdtrt_id", visit.visitId());
        info.put("insutype", Codes.insutype(visit.scheme()));
        person.insurance(visit.scheme()).ifPresent(relation -> insurance(relation, info));
        info.put("insu_optins", visit.insuredAdmdvs());
        info.put("begntime", visit.beganAt());
        info.put("endtime", visit.endedAt().orElse(null));
        info.put("mdtrt_cert_type", visit.certificateType());
        info.put("med_type", visit.medType());
        info.put("ipt_otp_no", visit.inpatientNo());
        ward(visit, info);
        mainDiagnosis(visit)
                .ifPresent(
                        diagnosis -> {
                            info.put("dscg_maindiag_code", diagnosis.code());
                            info.put("dscg_maindiag_name", diagnosis.name());
                        });
        if (visit.isStay()) {
            LocalDate until = visit.endedAt().map(Beijing::day).orElse(today);
            info.put("inhosp_stas", visit.state() == VisitState.ADMITTED);
            info.put("ipt_days", (int) Beijing.day(visit.beganAt()).until(until, ChronoUnit.DAYS));
        }
        info.put("opt_time", visit.registeredAt());
        return info;
    }

    private static void insurance(Insurance relation, Map<String, Object> info) {
        info.put("psn_type", relation.personType());
        info.put("cvlserv_flag", relation.civilServant());
        info.put("emp_name", relation.employer());
    }

    private static void ward(Visit visit, Map<String, Object> info) {
        info.put("atddr_no", visit.doctorCode());
        info.put("chfpdr_name", visit.doctorName());
        info.put("adm_dept_codg", visit.departmentCode());
        info.put("adm_dept_name", visit.departmentName());
        info.put("adm_bed", visit.bed());
        if (visit.endedAt().isPresent()) {
            info.put("dscg_dept_codg", visit.departmentCode());
            info.put("dscg_dept_name", visit.departmentName());
            info.put("dscg_bed", visit.bed());
            info.put("dscg_way", visit.dischargeWay());
        }
    }

    private static Optional<Diagnosis> mainDiagnosis(Visit visit) {
        return visit.diagnoses().stream()
                .filter(Diagnosis::main)
                .findFirst()
                .or(() -> visit.diagnoses().stream().findFirst());
    }

    /** The lines of a bill; without one, all there are of the visit. */
    private Map<String, ?> lines(Request request) {
        Fields data = request.one("data");
        Visit visit = named(data, request);
        return Map.of(
                "feedetail",
                data.has("setl_id")
                        ? shown(
                                fees.ofRound(visit.visitId(), bill(data, visit, request).round()),
                                visit,
                                data.text("setl_id"))
                        : shown(visit));
    }

    private Settlement bill(Fields data, Visit visit, Request request) {
        String id = data.text("setl_id");
        Settlement bill = settlements.find(id, request.institutionCode());
        if (!bill.visitId().equals(visit.visitId())) {
            throw new Refused(SETTLEMENT_UNKNOWN, id + " 不是 " + visit.visitId() + " 的结算");
        }
        return bill;
    }

    /** All lines of a visit, each with the bill that it stands in; with none if it is open. */
    private List<Map<String, Object>> shown(Visit visit) {
        Map<Integer, String> bills = new HashMap<>();
        for (Settlement bill : settlements.ofVisit(visit.visitId())) {
            String id = bill.settlementId().orElseThrow();
            if (!bill.kind().isMirror() && settlements.mirrorOf(id).isEmpty()) {
                bills.put(bill.round(), id);
            }
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        fees.byRound(visit)
                .forEach(
                        (round, lines) ->
                                rows.addAll(shown(lines, visit, bills.getOrDefault(round, ""))));
        return rows;
    }

    private static List<Map<String, Object>> shown(
            List<ClassedFeeLine> lines, Visit visit, String settlementId) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ClassedFeeLine line : lines) {
            Map<String, Object> one = FeeRow.shown(line, visit);
            one.put("setl_id", settlementId);
            rows.add(one);
        }
        return rows;
    }

    private Map<String, ?> chronicLines(Request request) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Visit visit : ofPerson(request.one("data"), request)) {
            if (visit.careType() == CareType.CHRONIC_OUTPATIENT) {
                rows.addAll(shown(visit));
            }
        }
        return Map.of("feedetail", rows);
    }

    private Map<String, ?> inHospital(Request request) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Visit visit : ofPerson(request.one("data"), request)) {
            if (visit.isStay() && visit.state() == VisitState.ADMITTED) {
                Map<String, Object> one =
                        row.of(persons.find(visit.personNo()), Beijing.day(request.receivedAt()));
                one.put("mdtrt_id", visit.visitId());
                one.put("insutype", Codes.insutype(visit.scheme()));
                one.put("begndate", Beijing.day(visit.beganAt()));
                one.put("med_type", visit.medType());
                one.put("ipt_otp_no", visit.inpatientNo());
                one.put("out_flag", !visit.insuredRegion().equals(visit.treatmentRegion()));
                rows.add(one);
            }
        }
        return Map.of("data", rows);
    }
}
