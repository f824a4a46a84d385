package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.gateway.GatewayClient.daysAgo;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.BED;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import org.crossregion.settlement.gateway.GatewayWorld.Person;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A message of each transaction that succeeds once it is sent, with what has to come before it. */
final class ValidMessages {

    private static final String BATCH = "B1";
    private static final String AMOUNT = "40.00";

    private final GatewayClient his;
    private final Person person;
    private final String no;

    ValidMessages(GatewayClient his, GatewayWorld world) {
        this.his = his;
        this.person = world.person();
        this.no = person.personNo();
    }

    Map<String, Object> of(String infno) {
        return switch (infno) {
            case "9001" -> fields("signIn", fields("opter_no", "1", "ip", "127.0.0.1"));
            case "9002" -> fields("signOut", fields("sign_no", "1", "opter_no", "1"));
            case "1101" -> data("mdtrt_cert_type", "02", "mdtrt_cert_no", person.certificateNo());
            case "1201" ->
                    fields("medinsinfo", fields("fixmedins_type", "1", "fixmedins_name", "吉林"));
            case "1901" -> data("type", "med_type");
            case "2001" ->
                    data("psn_no", no, "insutype", "310", "med_type", "21", "begntime", daysAgo(1));
            case "2201" -> his.registration(no, his.msgid());
            case "2202" -> registrationCancelled();
            case "2203", "2203A" -> his.description(registered(his.msgid()), no, "11");
            case "2204" -> fields("feedetail", List.of(outpatientLine(registered(his.msgid()))));
            case "2205" -> data("mdtrt_id", outpatient(), "chrg_bchno", BATCH, "psn_no", no);
            case "2206", "2207" -> his.outpatientBill(outpatient(), no, BATCH, "11", AMOUNT);
            case "2208" -> outpatientCancellation();
            case "2301" -> fields("feedetail", List.of(line(admitted(his.msgid()))));
            case "2302" ->
                    fields(
                            "data",
                            List.of(fields("feedetl_sn", "1", "mdtrt_id", stay(), "psn_no", no)));
            case "2303", "2304" -> his.settlement(stay(), no, AMOUNT);
            case "2305" -> cancellation();
            case "2401" -> his.admission(no, his.msgid());
            case "2402" -> his.discharge(stay(), no);
            case "2403" -> change();
            case "2404" -> data("mdtrt_id", admitted(his.msgid()), "psn_no", no);
            case "2405" -> data("mdtrt_id", discharged(), "psn_no", no);
            case "2601" -> data("psn_no", no, "omsgid", his.msgid(), "oinfno", "2304");
            case "5201", "5202" -> data("mdtrt_id", stay(), "psn_no", no);
            case "5203", "5204" -> settled();
            case "5205", "5303", "5304" -> data("psn_no", no, "begntime", daysAgo(30));
            case "5206", "5301", "5302" -> data("psn_no", no);
            case "2501" -> fields("refmedin", referral());
            case "2501A" -> {
                Map<String, Object> referral = referral();
                referral.put("refl_old_mdtrt_id", "S2201002610120000001");
                yield fields("refmedin", referral);
            }
            case "2502" -> data("trt_dcla_detl_sn", "F1", "psn_no", no, "memo", "有误");
            case "2505" -> fields("data", designation());
            case "2506" -> data("trt_dcla_detl_sn", "D1", "psn_no", no, "memo", "有误");
            case "2503" -> fields("data", registration());
            case "2504" -> data("trt_dcla_detl_sn", "1", "psn_no", no, "memo", "有误");
            case "3260" -> data("trt_year", "2026", "trt_month", "10", "startrow", 1);
            case "3261" -> confirmation();
            case "3262" -> data("trt_year", "2026", "trt_month", "10", "otransid", "0");
            default -> ofClearing(infno);
        };
    }

    /** What clearing-service works: files, reconciliation, applications. */
    private static Map<String, Object> ofClearing(String infno) {
        return switch (infno) {
            case "3201", "3201A" ->
                    data(
                            "insutype", "310",
                            "clr_type", "21",
                            "setl_optins", "220200",
                            "stmt_begndate", "2026-10-01",
                            "stmt_enddate", "2026-10-31",
                            "medfee_sumamt", "1.00",
                            "fund_pay_sumamt", "1.00",
                            "acct_pay", "0.00",
                            "fixmedins_setl_cnt", 1);
            case "3202", "3202A" -> {
                Map<String, Object> message =
                        data(
                                "clr_type", "21",
                                "setl_optins", "220200",
                                "file_qury_no", "202611010000000000000000000001",
                                "stmt_begndate", "2026-10-01",
                                "stmt_enddate", "2026-10-31",
                                "medfee_sumamt", "1.00",
                                "fund_pay_sumamt", "1.00",
                                "cash_payamt", "0.00",
                                "fixmedins_setl_cnt", 1);
                message.put(
                        "fsUploadIn", List.of(fields("setl_id", "A1", "medfee_sumamt", "1.00")));
                yield message;
            }
            case "3203", "3203A" ->
                    data(
                            "clr_type", "21",
                            "setlym", "202610",
                            "psntime", 1,
                            "medfee_sumamt", "1.00",
                            "med_sumfee", "1.00",
                            "fund_appy_sum", "1.00",
                            "cash_payamt", "0.00",
                            "acct_pay", "0.00",
                            "begndate", "2026-10-01",
                            "enddate", "2026-10-31");
            case "3204", "3204A", "3691", "3695", "3696", "3697", "3702", "3703" ->
                    data("clr_appy_evt_id", "202611010000000000000000000001");
            case "3205", "3205A", "3693", "3698", "3700", "3704" -> data("clr_ym", "202610");
            case "3206", "3206A", "3694" -> data("page_num", 1, "page_size", 10);
            case "3209A" -> data("begndate", "2026-10-01", "enddate", "2026-10-31");
            case "3211" ->
                    data(
                            "clr_begin_ymd", "2026-10-01",
                            "clr_end_ymd", "2026-10-01",
                            "file_qury_no", "202611010000000000000000000001");
            case "3212" -> data("task_key", "01989f6e-0004-7000-8000-000000000001");
            case "3692" ->
                    data(
                            "clr_type", "21",
                            "begndate", "2026-10-01",
                            "enddate", "2026-10-31");
            case "3699" -> data("stmt_begndate", "2026-10-01", "stmt_enddate", "2026-10-31");
            case "3701" -> data("begntime", "2026-10-01", "endtime", "2026-10-31");
            case "9101" -> fields("fsUploadIn", fields("in", "UEs=", "filename", "list"));
            case "9102" ->
                    fields(
                            "fsDownloadIn",
                            fields("file_qury_no", "202611010000000000000000000001"));
            default -> throw new AssertionError("no valid message of " + infno);
        };
    }

    private static Map<String, Object> data(Object... fields) {
        return fields("data", fields(fields));
    }

    private String registered(String number) {
        return succeeded(his.send("2201", his.msgid(), his.registration(no, number)))
                .at("/data/mdtrt_id")
                .textValue();
    }

    private Map<String, Object> registrationCancelled() {
        String number = his.msgid();
        return data("psn_no", no, "mdtrt_id", registered(number), "ipt_otp_no", number);
    }

    private Map<String, Object> outpatientLine(String visit) {
        return his.outpatientLine(visit, no, BATCH, "1", BED, AMOUNT, "1");
    }

    private String outpatient() {
        String visit = registered(his.msgid());
        succeeded(his.ask("2204", "feedetail", List.of(outpatientLine(visit))));
        return visit;
    }

    private Map<String, Object> outpatientCancellation() {
        String visit = outpatient();
        String settlement =
                succeeded(
                                his.send(
                                        "2207",
                                        his.msgid(),
                                        his.outpatientBill(visit, no, BATCH, "11", AMOUNT)))
                        .at("/setlinfo/setl_id")
                        .textValue();
        return his.cancellation(settlement, visit, no);
    }

    private String admitted(String number) {
        return succeeded(his.send("2401", his.msgid(), his.admission(no, number)))
                .at("/result/mdtrt_id")
                .textValue();
    }

    private Map<String, Object> line(String visit) {
        return his.feeLine(visit, no, "1", BED, AMOUNT, "1");
    }

    private String stay() {
        String visit = admitted(his.msgid());
        succeeded(his.ask("2301", "feedetail", List.of(line(visit))));
        return visit;
    }

    private String discharged() {
        String visit = stay();
        succeeded(his.send("2402", his.msgid(), his.discharge(visit, no)));
        return visit;
    }

    private Map<String, Object> change() {
        String number = his.msgid();
        String visit = admitted(number);
        Map<String, Object> admission = his.admission(no, number);
        Map<String, Object> stay = new LinkedHashMap<>();
        ((Map<?, ?>) admission.get("mdtrtinfo"))
                .forEach((name, value) -> stay.put((String) name, value));
        stay.putAll(fields("mdtrt_id", visit, "adm_bed", "44"));
        return fields("adminfo", stay, "diseinfo", admission.get("diseinfo"));
    }

    private Map<String, Object> cancellation() {
        String visit = stay();
        return his.cancellation(settlement(visit), visit, no);
    }

    private String settlement(String visit) {
        return succeeded(his.send("2304", his.msgid(), his.settlement(visit, no, AMOUNT)))
                .at("/setlinfo/setl_id")
                .textValue();
    }

    private Map<String, Object> settled() {
        String visit = stay();
        return data("psn_no", no, "setl_id", settlement(visit), "mdtrt_id", visit);
    }

    private Map<String, Object> referral() {
        return fields(
                "psn_no", no,
                "insutype", "310",
                "diag_code", "C34.900",
                "diag_name", "肺恶性肿瘤",
                "reflin_medins_no", GatewayWorld.HOSPITAL,
                "reflin_medins_name", "吉林示例医院",
                "mdtrtarea_admdvs", "220200",
                "hosp_agre_refl_flag", "1",
                "refl_type", "1",
                "refl_date", "2026-10-10",
                "refl_rea", "本地不具备条件",
                "refl_opnn", "同意转院");
    }

    private Map<String, Object> designation() {
        return fields(
                "psn_no", no,
                "biz_appy_type", "01",
                "begndate", "2026-10-10",
                "fix_srt_no", "1",
                "fixmedins_code", GatewayWorld.HOSPITAL,
                "fixmedins_name", "吉林示例医院");
    }

    private Map<String, Object> registration() {
        return fields(
                "psn_no", no,
                "insutype", "310",
                "opsp_dise_code", "M03900",
                "opsp_dise_name", "高血压",
                "insu_optins", "220100",
                "ide_fixmedins_no", GatewayWorld.HOSPITAL,
                "ide_fixmedins_name", "吉林示例医院",
                "hosp_ide_date", "2026-10-01",
                "diag_dr_codg", "D1",
                "diag_dr_name", "测试医师",
                "begndate", "2026-10-01");
    }

    private Map<String, Object> confirmation() {
        return fields(
                "data",
                fields("trt_year", "2026", "trt_month", "10", "totalrow", 1),
                "detail",
                List.of(
                        fields(
                                "certno", person.certificateNo(),
                                "mdtrt_id", "S2201002610120000001",
                                "mdtrt_setl_time", "2026-10-12 14:30:00",
                                "setl_sn", "A2201002610120000001",
                                "medfee_sumamt", "12345.67",
                                "optins_pay_sumamt", "8765.40",
                                "cnfm_flag", "1")));
    }
}
