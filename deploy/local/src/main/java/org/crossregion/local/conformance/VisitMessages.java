package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** The nodes of the messages about one person's visits. */
final class VisitMessages {

    private static final String DOCTOR = "D9999001";

    private final TestPerson person;
    private final CheckOptions.Item item;
    private final LocalDateTime begun;

    /** All visits of the run began at one time, so that a repeated message says the same. */
    VisitMessages(TestPerson person, CheckOptions.Item item, LocalDateTime begun) {
        this.person = person;
        this.item = item;
        this.begun = begun;
    }

    /** A node {@code data} with the person and these fields, in pairs. */
    ObjectNode data(String... fields) {
        ObjectNode nodes = Json.object();
        ObjectNode data = nodes.putObject("data").put("psn_no", person.number());
        for (int i = 0; i < fields.length; i += 2) {
            data.put(fields[i], fields[i + 1]);
        }
        return nodes;
    }

    /** 2201. */
    ObjectNode registration(String number) {
        return data(
                "insutype",
                person.scheme(),
                "begntime",
                Wire.time(begun),
                "mdtrt_cert_type",
                "02",
                "mdtrt_cert_no",
                person.certificate(),
                "ipt_otp_no",
                number,
                "atddr_no",
                DOCTOR,
                "dr_name",
                "样医师",
                "dept_code",
                "A03",
                "dept_name",
                "内科",
                "caty",
                "A03");
    }

    /** 2203 and 2203A. */
    ObjectNode description(String visit, String medType) {
        ObjectNode nodes = Json.object();
        nodes.putObject("mdtrtinfo")
                .put("mdtrt_id", visit)
                .put("psn_no", person.number())
                .put("med_type", medType)
                .put("begntime", Wire.time(begun))
                .put("main_cond_dscr", "咳嗽三日");
        diagnosis(nodes.putArray("diseinfo"));
        return nodes;
    }

    /** 2401. */
    ObjectNode admission(String number, String medType) {
        ObjectNode nodes = Json.object();
        stay(nodes.putObject("mdtrtinfo"), medType)
                .put("insutype", person.scheme())
                .put("mdtrt_cert_no", person.certificate())
                .put("ipt_no", number);
        diagnosis(nodes.putArray("diseinfo"));
        return nodes;
    }

    /** 2403: another bed. */
    ObjectNode change(String visit, String number, String medType) {
        ObjectNode nodes = Json.object();
        stay(nodes.putObject("adminfo"), medType)
                .put("mdtrt_id", visit)
                .put("ipt_otp_no", number)
                .put("adm_bed", "44");
        diagnosis(nodes.putArray("diseinfo"));
        return nodes;
    }

    private ObjectNode stay(ObjectNode stay, String medType) {
        return stay.put("psn_no", person.number())
                .put("begntime", Wire.time(begun))
                .put("mdtrt_cert_type", "02")
                .put("med_type", medType)
                .put("atddr_no", DOCTOR)
                .put("chfpdr_name", "样医师")
                .put("adm_diag_dscr", "肺炎")
                .put("adm_dept_codg", "A03")
                .put("adm_dept_name", "内科")
                .put("adm_bed", "12")
                .put("dscg_maindiag_code", "J18.900")
                .put("dscg_maindiag_name", "肺炎");
    }

    /** 2402. */
    ObjectNode discharge(String visit, LocalDateTime at) {
        ObjectNode nodes = Json.object();
        nodes.putObject("dscginfo")
                .put("psn_no", person.number())
                .put("mdtrt_id", visit)
                .put("insutype", person.scheme())
                .put("endtime", Wire.time(at))
                .put("dscg_dept_codg", "A03")
                .put("dscg_dept_name", "内科")
                .put("dscg_bed", "44")
                .put("dscg_way", "1");
        diagnosis(nodes.putArray("diseinfo"));
        return nodes;
    }

    private void diagnosis(ArrayNode diagnoses) {
        diagnoses
                .addObject()
                .put("psn_no", person.number())
                .put("diag_type", "1")
                .put("maindiag_flag", "1")
                .put("diag_srt_no", 1)
                .put("diag_code", "J18.900")
                .put("diag_name", "肺炎")
                .put("diag_dept", "内科")
                .put("dise_dor_no", DOCTOR)
                .put("dise_dor_name", "样医师")
                .put("diag_time", Wire.time(begun))
                .put("vali_flag", "1");
    }

    /** 2301: lines of one item each, so many of it. */
    ObjectNode lines(String visit, Line... lines) {
        ObjectNode nodes = Json.object();
        ArrayNode details = nodes.putArray("feedetail");
        for (Line line : lines) {
            BigDecimal amount = item.price().multiply(BigDecimal.valueOf(line.count()));
            ObjectNode detail =
                    details.addObject()
                            .put("feedetl_sn", line.number())
                            .put("mdtrt_id", visit)
                            .put("psn_no", person.number())
                            .put("fee_ocur_time", Wire.time(begun.plusMinutes(10)))
                            .put("med_list_codg", item.code())
                            .put("medins_list_codg", "HIS" + item.code())
                            .put("det_item_fee_sumamt", amount)
                            .put("cnt", BigDecimal.valueOf(line.count()))
                            .put("pric", item.price())
                            .put("bilg_dept_codg", "A03")
                            .put("bilg_dept_name", "内科")
                            .put("bilg_dr_codg", DOCTOR)
                            .put("bilg_dr_name", "样医师")
                            .put("hosp_appr_flag", "0");
            if (line.batch().isEmpty()) {
                detail.put("med_type", line.medType());
            } else {
                detail.put("chrg_bchno", line.batch()).put("rx_circ_flag", "0");
            }
            if (!line.takesBack().isEmpty()) {
                detail.put("init_feedetl_sn", line.takesBack());
            }
        }
        return nodes;
    }

    /**
     * A fee line.
     *
     * @param batch chrg_bchno of an outpatient line; empty in a stay
     * @param takesBack the line whose items are given back; empty if none
     */
    record Line(String number, String batch, int count, String medType, String takesBack) {}

    /** What so many items cost. */
    BigDecimal cost(int items) {
        return item.price().multiply(BigDecimal.valueOf(items));
    }

    /** 2206, 2207, 2303 and 2304. */
    ObjectNode bill(String visit, String medType, String batch, BigDecimal total) {
        ObjectNode nodes =
                data(
                        "mdtrt_cert_type", "02",
                        "mdtrt_cert_no", person.certificate(),
                        "med_type", medType,
                        "psn_setlway", "01",
                        "mdtrt_id", visit,
                        "acct_used_flag", "1",
                        "insutype", person.scheme(),
                        "mid_setl_flag", "0",
                        "invono", "");
        ObjectNode data = (ObjectNode) nodes.get("data");
        data.put("medfee_sumamt", total)
                .put("fulamt_ownpay_amt", BigDecimal.ZERO)
                .put("overlmt_selfpay", BigDecimal.ZERO)
                .put("preselfpay_amt", BigDecimal.ZERO)
                .put("inscp_scp_amt", BigDecimal.ZERO);
        if (!batch.isEmpty()) {
            data.put("chrg_bchno", batch);
        }
        return nodes;
    }

    /** 2208 and 2305. */
    ObjectNode cancellation(String settlement, String visit) {
        return data("setl_id", settlement, "mdtrt_id", visit);
    }

    /** 2601. */
    ObjectNode reversal(String infno, String msgid) {
        return data("omsgid", msgid, "oinfno", infno);
    }
}
