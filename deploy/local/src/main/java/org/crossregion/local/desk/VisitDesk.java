package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;
import org.crossregion.local.scenario.BillLine;
import org.crossregion.local.scenario.Hospital;
import org.crossregion.local.scenario.Person;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.local.scenario.Turn;
import org.crossregion.local.scenario.Visit;

import java.time.LocalDateTime;
import java.util.List;

/** One visit at a hospital's desk, from the card to the bill and back, message by message. */
final class VisitDesk {

    private static final int LINES_PER_BATCH = 6;
    private static final String EVERY_LINE = "0000";

    private final Hospitals hospitals;
    private final Visit visit;
    private String insuredRegion = "";
    private String visitId = "";

    VisitDesk(Hospitals hospitals, Visit visit) {
        this.hospitals = hospitals;
        this.visit = visit;
    }

    /** 1101: what the card says about the person; the region that insures them. */
    void readCard(LocalDateTime now) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("mdtrt_cert_type", "02")
                .put("mdtrt_cert_no", person().certificateNo())
                .put("psn_cert_type", "01")
                .put("certno", person().certificateNo());
        JsonNode output = call("1101", now, input);
        String number = output.path("baseinfo").path("psn_no").asText();
        if (!number.equals(person().number())) {
            throw new StoryFailure("1101 found " + number + ", not " + person().number());
        }
        for (JsonNode insurance : output.path("insuinfo")) {
            if (insurance.path("insutype").asText().equals(person().insutype())
                    && insurance.path("psn_insu_stas").asText().equals("1")) {
                insuredRegion = insurance.path("insuplc_admdvs").asText();
                return;
            }
        }
        throw new StoryFailure("1101 shows no insurance of " + number);
    }

    /** 2401: admits. */
    void admit(LocalDateTime now) {
        ObjectNode input = Json.object();
        ObjectNode info = input.putObject("mdtrtinfo");
        info.put("psn_no", person().number())
                .put("insutype", person().insutype())
                .put("begntime", Hospitals.TIME.format(visit.begun()))
                .put("mdtrt_cert_type", "02")
                .put("mdtrt_cert_no", person().certificateNo())
                .put("med_type", visit.care().medType())
                .put("ipt_no", "ZY2026%05d".formatted(visit.number()))
                .put("atddr_no", "D9999001")
                .put("chfpdr_name", "样医师")
                .put("adm_diag_dscr", visit.bill().diagnosis())
                .put("adm_dept_codg", "A03")
                .put("adm_dept_name", "内科")
                .put("dscg_maindiag_code", visit.bill().diagnosisCode())
                .put("dscg_maindiag_name", visit.bill().diagnosis());
        if (!visit.turn().hidesTheBed()) {
            info.put("adm_bed", "%02d床".formatted(visit.number() % 90 + 1));
        }
        diagnosis(input.putArray("diseinfo"));
        visitId = call("2401", now, input).path("result").path("mdtrt_id").asText();
    }

    /** 2201: registers a visit to a clinic. */
    void register(LocalDateTime now) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("psn_no", person().number())
                .put("insutype", person().insutype())
                .put("begntime", Hospitals.TIME.format(visit.begun()))
                .put("mdtrt_cert_type", "02")
                .put("mdtrt_cert_no", person().certificateNo())
                .put("ipt_otp_no", outpatientNo())
                .put("atddr_no", "D9999001")
                .put("dr_name", "样医师")
                .put("dept_code", "A03")
                .put("dept_name", "内科")
                .put("caty", "A03");
        visitId = call("2201", now, input).path("data").path("mdtrt_id").asText();
    }

    /** The insurance's id of the visit. */
    String visitId() {
        return visitId;
    }

    /** 2202: the patient did not come. */
    void withdraw(LocalDateTime now) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("psn_no", person().number())
                .put("mdtrt_id", visitId)
                .put("ipt_otp_no", outpatientNo());
        call("2202", now, input);
    }

    /** 2203A: what the physician found; every third hospital still sends the older 2203. */
    void describe(LocalDateTime now) {
        ObjectNode input = Json.object();
        ObjectNode info =
                input.putObject("mdtrtinfo")
                        .put("mdtrt_id", visitId)
                        .put("psn_no", person().number())
                        .put("med_type", visit.care().medType())
                        .put("begntime", Hospitals.TIME.format(visit.begun()))
                        .put("main_cond_dscr", visit.bill().diagnosis());
        visit.bill()
                .chronicCode()
                .ifPresent(
                        code ->
                                info.put("dise_codg", code)
                                        .put("dise_name", visit.bill().diagnosis()));
        diagnosis(input.putArray("diseinfo"));
        call(visit.number() % 3 == 0 ? "2203" : "2203A", now, input);
    }

    /** 2301 or 2204: the bill's lines, a few at a time; each batch is its own message. */
    void uploadLines(LocalDateTime now) {
        boolean inpatient = visit.care().isInpatient();
        List<BillLine> lines = visit.bill().lines();
        if (visit.turn() == Turn.OUTSIDE) {
            lines = lines.subList(0, lines.size() - 1);
        }
        for (int from = 0; from < lines.size(); from += LINES_PER_BATCH) {
            ObjectNode input = Json.object();
            ArrayNode details = input.putArray("feedetail");
            for (int i = from; i < Math.min(from + LINES_PER_BATCH, lines.size()); i++) {
                ObjectNode detail = line(details.addObject(), i + 1, lines.get(i));
                if (!inpatient) {
                    detail.put("chrg_bchno", outpatientNo()).put("rx_circ_flag", "0");
                    visit.bill().chronicCode().ifPresent(code -> detail.put("dise_codg", code));
                }
            }
            call(inpatient ? "2301" : "2204", now, input);
        }
    }

    private ObjectNode line(ObjectNode detail, int number, BillLine line) {
        return detail.put("feedetl_sn", "%05d%03d".formatted(visit.number(), number))
                .put("mdtrt_id", visitId)
                .put("psn_no", person().number())
                .put("fee_ocur_time", Hospitals.TIME.format(visit.begun().plusMinutes(20)))
                .put("med_list_codg", line.item())
                .put("medins_list_codg", "HIS" + line.item())
                .put("medins_list_name", line.name())
                .put("det_item_fee_sumamt", line.amount().yuan())
                .put("cnt", line.count())
                .put("pric", line.price())
                .put("bilg_dept_codg", "A03")
                .put("bilg_dept_name", "内科")
                .put("bilg_dr_codg", "D9999001")
                .put("bilg_dr_name", "样医师")
                .put("med_type", visit.care().medType());
    }

    /** 2302 or 2205: withdraws every line. */
    void withdrawLines(LocalDateTime now) {
        boolean inpatient = visit.care().isInpatient();
        ObjectNode input = Json.object();
        ObjectNode data = inpatient ? input.putArray("data").addObject() : input.putObject("data");
        data.put("feedetl_sn", EVERY_LINE)
                .put("chrg_bchno", EVERY_LINE)
                .put("mdtrt_id", visitId)
                .put("psn_no", person().number());
        call(inpatient ? "2302" : "2205", now, input);
    }

    /** 2303 or 2206: what the bill would come to. */
    JsonNode compute(LocalDateTime now) {
        return bill(visit.care().isInpatient() ? "2303" : "2206", messageId(now), now);
    }

    /** 2303 is refused for a reason; then the lines are withdrawn and the stay as well (2404). */
    void mustBeRefused(String code, LocalDateTime now) {
        hospitals.mustBeRefused(
                hospital(), "2303", messageId(now), now, insuredRegion, billing(), code);
        withdrawLines(now);
        ObjectNode input = Json.object();
        input.putObject("data").put("psn_no", person().number()).put("mdtrt_id", visitId);
        call("2404", now, input);
    }

    /** 2304 or 2207: settles. */
    JsonNode settle(String messageId, LocalDateTime now) {
        return bill(settling(), messageId, now);
    }

    /** 2601: undoes a settlement whose answer never came. */
    void undo(String lostMessageId, LocalDateTime now) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("psn_no", person().number())
                .put("omsgid", lostMessageId)
                .put("oinfno", settling());
        call("2601", now, input);
    }

    private String settling() {
        return visit.care().isInpatient() ? "2304" : "2207";
    }

    private JsonNode bill(String infno, String messageId, LocalDateTime now) {
        return call(infno, messageId, now, billing()).path("setlinfo");
    }

    private ObjectNode billing() {
        ObjectNode input = Json.object();
        ObjectNode data =
                input.putObject("data")
                        .put("psn_no", person().number())
                        .put("mdtrt_cert_type", "02")
                        .put("mdtrt_cert_no", person().certificateNo())
                        .put("med_type", visit.care().medType())
                        .put("medfee_sumamt", visit.bill().total().yuan())
                        .put("psn_setlway", "01")
                        .put("mdtrt_id", visitId)
                        .put("acct_used_flag", "1")
                        .put("insutype", person().insutype());
        if (visit.care().isInpatient()) {
            data.put("mid_setl_flag", "0").put("dscgTime", Hospitals.DAY.format(visit.settled()));
        } else {
            data.put("chrg_bchno", outpatientNo());
            visit.bill().chronicCode().ifPresent(code -> data.put("dise_codg", code));
        }
        return input;
    }

    /** 2402: discharges. */
    void discharge(LocalDateTime now) {
        ObjectNode input = Json.object();
        input.putObject("dscginfo")
                .put("mdtrt_id", visitId)
                .put("psn_no", person().number())
                .put("insutype", person().insutype())
                .put("endtime", Hospitals.TIME.format(visit.settled()))
                .put("dscg_dept_codg", "A03")
                .put("dscg_dept_name", "内科")
                .put("dscg_way", "1");
        diagnosis(input.putArray("diseinfo"));
        call("2402", now, input);
    }

    /** 2305 or 2208: takes the bill back; answers with its mirror. */
    JsonNode cancel(String settlement, LocalDateTime now) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("setl_id", settlement)
                .put("mdtrt_id", visitId)
                .put("psn_no", person().number());
        return call(visit.care().isInpatient() ? "2305" : "2208", now, input).path("setlinfo");
    }

    /** An id that can be named later. */
    String messageId(LocalDateTime now) {
        return hospitals.messageId(hospital(), now);
    }

    private void diagnosis(ArrayNode diagnoses) {
        diagnoses
                .addObject()
                .put("psn_no", person().number())
                .put("diag_type", "1")
                .put("maindiag_flag", "1")
                .put("diag_srt_no", 1)
                .put("diag_code", visit.bill().diagnosisCode())
                .put("diag_name", visit.bill().diagnosis())
                .put("diag_dept", "A03")
                .put("dise_dor_no", "D9999001")
                .put("dise_dor_name", "样医师")
                .put("diag_time", Hospitals.TIME.format(visit.begun()))
                .put("vali_flag", "1");
    }

    private String outpatientNo() {
        return "MZ2026%05d".formatted(visit.number());
    }

    private Person person() {
        return visit.person();
    }

    private Hospital hospital() {
        return visit.hospital();
    }

    private JsonNode call(String infno, LocalDateTime now, ObjectNode input) {
        return call(infno, messageId(now), now, input);
    }

    private JsonNode call(String infno, String messageId, LocalDateTime now, ObjectNode input) {
        return hospitals.call(hospital(), infno, messageId, now, insuredRegion, input);
    }
}
