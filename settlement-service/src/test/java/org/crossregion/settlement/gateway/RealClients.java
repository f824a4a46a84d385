package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The six client families that could be read, message by message. */
final class RealClients {

    private static final Set<String> SETTLEMENTS =
            Set.of("2206", "2207", "2208", "2303", "2304", "2305");

    private static final String[] EVERY_AMOUNT = {
        "medfee_sumamt",
        "fulamt_ownpay_amt",
        "overlmt_selfpay",
        "preselfpay_amt",
        "inscp_scp_amt",
        "act_pay_dedc",
        "hifp_pay",
        "pool_prop_selfpay",
        "cvlserv_pay",
        "hifes_pay",
        "hifmi_pay",
        "hifob_pay",
        "maf_pay",
        "oth_pay",
        "fund_pay_sumamt",
        "psn_part_amt",
        "acct_pay",
        "psn_cash_pay",
        "hosp_part_amt",
        "balc",
        "acct_mulaid_pay"
    };

    private RealClients() {}

    static List<RealClient> all() {
        return List.of(
                new HsaHis(),
                new OpenHis(),
                new Guangzhou(),
                new Foshan(),
                new Zebone(),
                new Jilin());
    }

    private static Map<String, Object> frame(
            String infno, String msgid, RealClient.Facts facts, Object... more) {
        Map<String, Object> frame =
                fields(
                        "infno", infno,
                        "msgid", msgid,
                        "mdtrtarea_admvs", "220200",
                        "insuplc_admdvs", "220100",
                        "opter_type", "1",
                        "opter", "900001",
                        "opter_name", "测试操作员",
                        "inf_time", RealClient.ago(0),
                        "fixmedins_code", facts.hospital(),
                        "fixmedins_name", "测试医院");
        frame.putAll(fields(more));
        return frame;
    }

    private static Map<String, Object> plus(Map<String, Object> fields, Object... more) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.putAll(fields(more));
        return all;
    }

    /**
     * hsa-his: a reduced frame, the input as a JSON string where its builders make it, nulls
     * dropped, "" and 0.0 for amounts it does not know, dozens of keys of its own.
     */
    private static final class HsaHis extends RealClient {

        private static final Set<String> AS_TEXT =
                Set.of(
                        "1101", "2201", "2202", "2203", "2205", "2206", "2207", "2208", "2302",
                        "2303", "2304", "2305", "2401", "2402", "2403", "2404", "2405");

        @Override
        String path(String infno) {
            return "/his";
        }

        @Override
        Set<String> never() {
            return Set.of("9001", "9002", "2203A");
        }

        @Override
        String message(String infno, String msgid, Facts facts) {
            Object input = withoutNulls(input(infno, facts));
            Map<String, Object> frame =
                    fields(
                            "infno",
                            infno,
                            "insuplc_admdvs",
                            "220100",
                            "medins_code",
                            facts.hospital(),
                            "insur_code",
                            "220200",
                            "mdtrtarea_admvs",
                            "220200",
                            "msgid",
                            msgid);
            if (!AS_TEXT.contains(infno)) {
                frame.put("input", input);
                return Dialect.json(frame);
            }
            frame.putAll(
                    fields(
                            "opter", "100001",
                            "opter_name", "测试员",
                            "url", "http://127.0.0.1/his",
                            "hospCode", "1000001",
                            "visitId", "1650000000000000001",
                            "isHospital", infno.startsWith("22") ? "0" : "1",
                            "input", Dialect.json(input)));
            return Dialect.json(frame);
        }

        @Override
        Object input(String infno, Facts f) {
            return switch (infno) {
                case "1101" ->
                        data(
                                "mdtrt_cert_type", "03",
                                "mdtrt_cert_no", f.person().cardNo(),
                                "card_sn", "3B6D000080318065B0",
                                "psn_cert_type", "01",
                                "psn_name", null,
                                "certno", f.person().certificateNo(),
                                "orgin_card_info", "9999|示例",
                                "sign", "");
                case "1201" ->
                        fields(
                                "medinsinfo",
                                fields(
                                        "fixmedins_type", "1",
                                        "fixmedins_name", "",
                                        "fixmedins_code", f.hospital()));
                case "1901" ->
                        data("type", "med_type", "date", ago(0), "admdvs", "", "vali_flag", "1");
                case "2001" ->
                        data(
                                "psn_no",
                                f.no(),
                                "insutype",
                                "310",
                                "fixmedins_code",
                                f.hospital(),
                                "med_type",
                                "21",
                                "begntime",
                                ago(0),
                                "endtime",
                                null,
                                "dise_codg",
                                "",
                                "dise_name",
                                "",
                                "oprn_oprt_code",
                                null);
                case "2201" ->
                        fields(
                                "data",
                                plus(
                                        voucher(f),
                                        "insutype",
                                        "310",
                                        "begntime",
                                        ago(0),
                                        "ipt_otp_no",
                                        f.number(),
                                        "atddr_no",
                                        "D1",
                                        "dr_name",
                                        "测试医师",
                                        "dept_code",
                                        "1001",
                                        "dept_name",
                                        "内科",
                                        "caty",
                                        "A03"));
                case "2202" ->
                        data("psn_no", f.no(), "mdtrt_id", f.visit(), "ipt_otp_no", f.number());
                case "2203" -> described(f);
                case "2204" ->
                        fields(
                                "feedetail",
                                f.lines().stream().map(line -> outpatientLine(line, f)).toList());
                case "2205" ->
                        data(
                                "mdtrt_id",
                                f.visit(),
                                "chrg_bchno",
                                "0000",
                                "feedetl_sn",
                                "0000",
                                "psn_no",
                                f.no());
                case "2206" -> fields("data", plus(outpatientBill(f), "pub_hosp_rfom_flag", null));
                case "2207" ->
                        fields(
                                "data",
                                plus(
                                        outpatientBill(f),
                                        "invono",
                                        "",
                                        "fulamt_ownpay_amt",
                                        "",
                                        "overlmt_selfpay",
                                        "",
                                        "preselfpay_amt",
                                        "",
                                        "inscp_scp_amt",
                                        "",
                                        "pub_hosp_rfom_flag",
                                        "",
                                        "mid_setl_flag",
                                        "0"));
                case "2208" ->
                        data(
                                "setl_id", f.settlement(),
                                "mdtrt_id", f.visit(),
                                "psn_no", f.no());
                case "2301" ->
                        fields(
                                "data",
                                fields(
                                        "medins_code",
                                        f.hospital(),
                                        "psn_no",
                                        f.no(),
                                        "med_type",
                                        "21",
                                        "serial_no",
                                        f.visit(),
                                        "rxno ",
                                        "",
                                        "bilg_dr_code",
                                        ""),
                                "feedetail",
                                f.lines().stream().map(line -> stayLine(line, f)).toList());
                case "2302" ->
                        fields("feedetl_sn", "0000", "mdtrt_id", f.visit(), "psn_no", f.no());
                case "2303" -> plus(stayBill(f), "dscgTime", ago(0));
                case "2304" -> stayBill(f);
                case "2305" ->
                        fields(
                                "mdtrt_id", f.visit(),
                                "psn_no", f.no(),
                                "setl_id", f.settlement());
                case "2401" -> admission(f);
                case "2402" -> discharge(f);
                case "2403" -> change(f);
                case "2404", "2405" -> fields("mdtrt_id", f.visit(), "psn_no", f.no());
                case "2601" ->
                        data(
                                "psn_no", f.no(),
                                "omsgid", f.originalMsgid(),
                                "oinfno", f.originalInfno());
                case "5201" ->
                        data(
                                "psn_no", f.no(),
                                "begntime", ago(30),
                                "endtime", ago(0),
                                "med_type", "21",
                                "mdtrt_id", f.visit());
                case "5202" -> data("psn_no", f.no(), "mdtrt_id", f.visit());
                case "5203" ->
                        data(
                                "setl_id", f.settlement(),
                                "psn_no", f.no(),
                                "mdtrt_id", f.visit());
                case "5204" ->
                        data(
                                "setl_id", f.settlement(),
                                "psn_no", f.no(),
                                "mdtrt_id", f.visit(),
                                "opter_name", "测试员",
                                "opter_type", "1");
                case "5205" -> data("psn_no", f.no(), "begntime", ago(30), "endtime", ago(0));
                case "5206" ->
                        data("psn_no", f.no(), "cum_ym", ago(0).substring(0, 7).replace("-", ""));
                case "5301" -> fields("psn_no", f.no());
                case "5302" -> fields("psn_no", f.no(), "biz_appy_type", "03");
                case "5303" -> data("psn_no", f.no(), "begntime", ago(30), "endtime", ago(0));
                // java.util.Date put into a map
                case "5304" ->
                        fields("psn_no", f.no(), "begntime", 1_700_000_000_000L, "endtime", null);
                default -> RealFilings.input(this, infno, f);
            };
        }

        private static Map<String, Object> voucher(Facts f) {
            return fields(
                    "psn_no", f.no(),
                    "mdtrt_cert_type", "03",
                    "mdtrt_cert_no", f.person().cardNo(),
                    "card_sn", "3B6D000080318065B0",
                    "psn_cert_type", "01",
                    "certno", f.person().certificateNo(),
                    "psn_type", "12",
                    "psn_name", "测试");
        }

        private static Map<String, Object> described(Facts f) {
            return fields(
                    "mdtrtinfo",
                    fields(
                            "mdtrt_id", f.visit(),
                            "psn_no", f.no(),
                            "med_type", "11",
                            "begntime", ago(0),
                            "main_cond_dscr", "",
                            "dise_code", "J06.900",
                            "dise_codg", "J06.900",
                            "dise_name", "急性上呼吸道感染",
                            "birctrl_type", null,
                            "geso_val", "",
                            "ttp_resp", "",
                            "expi_gestation_nub_of_m", ""),
                    "diseinfo",
                    List.of(
                            fields(
                                    "diag_type", "1",
                                    "diag_srt_no", 1,
                                    "diag_code", "J06.900",
                                    "diag_name", "急性上呼吸道感染",
                                    "diag_dept", "内科",
                                    "dise_dor_no", "D1",
                                    "dise_dor_name", "测试医师",
                                    "diag_time", ago(0),
                                    "vali_flag", "1",
                                    "maindiag_flag", "1"),
                            fields(
                                    "diag_type", "201",
                                    "diag_srt_no", 2,
                                    "diag_code", "R05.x00",
                                    "diag_name", "咳嗽",
                                    "maindiag_flag", "0",
                                    "vali_flag", "1")));
        }

        private static Map<String, Object> outpatientLine(Line line, Facts f) {
            return fields(
                    "feedetl_sn",
                    line.sn(),
                    "id",
                    line.sn(),
                    "mdtrt_id",
                    f.visit(),
                    "psn_no",
                    f.no(),
                    "chrg_bchno",
                    f.batch(),
                    "dise_code",
                    "J06.900",
                    "rxno",
                    "",
                    "rx_circ_flag",
                    "0",
                    "fee_ocur_time",
                    ago(0),
                    "med_list_codg",
                    line.item(),
                    "medins_list_codg",
                    "X" + line.item(),
                    "med_list_name",
                    "示例项目",
                    "lis_type",
                    "201",
                    "pric",
                    new BigDecimal(line.price()).setScale(4),
                    "cnt",
                    new BigDecimal(line.count()).setScale(4),
                    "det_item_fee_sumamt",
                    new BigDecimal(line.amount()),
                    "sin_dos_dscr",
                    "",
                    "used_frqu_dscr",
                    null,
                    "prd_days",
                    null,
                    "bilg_dept_codg",
                    "1001",
                    "bilg_dept_name",
                    "内科",
                    "bilg_dr_codg",
                    "D1",
                    "bilg_dr_name",
                    "测试医师",
                    "acord_dept_codg",
                    null,
                    "orders_dr_code",
                    "D1",
                    "orders_dr_name",
                    "测试医师",
                    "hosp_appr_flag",
                    "",
                    "etip_flag",
                    null);
        }

        private static Map<String, Object> outpatientBill(Facts f) {
            return plus(
                    voucher(f),
                    "med_type",
                    "11",
                    "medfee_sumamt",
                    new BigDecimal(f.total()),
                    "psn_setlway",
                    "01",
                    "mdtrt_id",
                    f.visit(),
                    "chrg_bchno",
                    f.batch(),
                    "acct_used_flag",
                    null,
                    "insutype",
                    "310",
                    "mdtrt_mode",
                    "0");
        }

        private static Map<String, Object> stayLine(Line line, Facts f) {
            return fields(
                    // 湖南: a number, at most 15 digits
                    "feedetl_sn", Long.valueOf(line.sn()),
                    // of a refund too, where it does not know the original's number
                    "init_feedetl_sn", "",
                    "mdtrt_id", f.visit(),
                    "drord_no", "5001",
                    "psn_no", f.no(),
                    "med_type", "21",
                    "fee_ocur_time", ago(3),
                    "med_list_codg", line.item(),
                    "medins_list_codg", "X" + line.item(),
                    "cnt", new BigDecimal(line.count()).setScale(4),
                    "pric", new BigDecimal(line.price()).setScale(4),
                    "det_item_fee_sumamt", new BigDecimal(line.amount()),
                    "bilg_dept_codg", "1001",
                    "bilg_dept_name", "内科",
                    "bilg_dr_codg", "D1",
                    "bilg_dr_name", "测试医师",
                    "acord_dept_codg", "",
                    "acord_dept_name", "",
                    "orders_dr_code", "D1",
                    "hosp_appr_flag", "",
                    "etip_flag", "0",
                    "etip_hosp_code", "",
                    "matn_fee_flag", "0",
                    "memo", "",
                    "lmtUserFlag", "0",
                    "list_type", "201",
                    "medins_list_code", "X" + line.item(),
                    "dscg_tkdrug_flag", "0",
                    "dscg_tkdrug_days", "",
                    "opp_serial_fee", "1",
                    "rxno", "",
                    "chrgitm_lv", "",
                    "refd_amt", "",
                    "opt_time", ago(3),
                    "prd_days", "",
                    "visitId", "1650000000000000001",
                    "hospCode", "1000001",
                    "id", "165000000000000" + line.sn());
        }

        private static Map<String, Object> stayBill(Facts f) {
            return plus(
                    voucher(f),
                    "medfee_sumamt",
                    new BigDecimal(f.total()),
                    "psn_setlway",
                    "01",
                    "mdtrt_id",
                    f.visit(),
                    "acct_used_flag",
                    null,
                    "insutype",
                    "310",
                    "invono",
                    "",
                    "mid_setl_flag",
                    "0",
                    "fulamt_ownpay_amt",
                    0.0,
                    "overlmt_selfpay",
                    0.0,
                    "preselfpay_amt",
                    0.0,
                    "inscp_scp_amt",
                    0.0,
                    "insuplc_admdvs",
                    "220100",
                    "mdtrtarea_admvs",
                    "220200",
                    "med_type",
                    "21",
                    "mdtrt_mode",
                    "0",
                    "hcard_basinfo",
                    null,
                    "hcard_chkinfo",
                    null);
        }

        private static Map<String, Object> admission(Facts f) {
            return fields(
                    "mdtrtinfo",
                    plus(
                            voucher(f),
                            "ipt_otp_no",
                            f.number(),
                            "insutype",
                            "310",
                            "coner_name",
                            null,
                            "tel",
                            "13900000000",
                            "begntime",
                            ago(4),
                            "med_type",
                            "21",
                            "ipt_no",
                            f.number(),
                            "atddr_no",
                            "D1",
                            "chfpdr_name",
                            "测试医师",
                            "adm_diag_dscr",
                            "肺炎",
                            "adm_dept_codg",
                            "1001",
                            "adm_dept_name",
                            "内科",
                            "adm_bed",
                            "12床",
                            "dscg_maindiag_code",
                            "J18.900",
                            "dscg_maindiag_name",
                            "肺炎",
                            "main_cond_dscr",
                            "肺炎",
                            "dise_code",
                            "J18.900",
                            "dise_name",
                            "肺炎",
                            "matn_type",
                            null,
                            "medins_code",
                            f.hospital(),
                            "opt_time",
                            ago(4),
                            "opter",
                            "100001",
                            "adm_sumtms",
                            1,
                            "name",
                            "测试",
                            "gend",
                            "1",
                            "brdy",
                            "1956-03-01 00:00:00",
                            "er_flag",
                            "0",
                            "advpay",
                            "0",
                            "ttp_resp",
                            "0",
                            "merg_setl_flag",
                            "0",
                            "cert_type",
                            "01"),
                    "diseinfo",
                    List.of(diagnosis(f)),
                    "agnterinfo",
                    fields("agnter_name", null, "agnter_rlts", null));
        }

        private static Map<String, Object> diagnosis(Facts f) {
            return fields(
                    "mdtrt_id", f.visit().isEmpty() ? null : f.visit(),
                    "psn_no", f.no(),
                    "diag_type", "1",
                    "maindiag_flag", "1",
                    "diag_srt_no", 0,
                    "diag_code", "J18.900",
                    "diag_name", "肺炎",
                    "adm_cond", null,
                    "diag_dept", "内科",
                    "dise_dor_no", "D1",
                    "dise_dor_name", "测试医师",
                    "diag_time", ago(4),
                    "medins_diag_code", f.hospital());
        }

        private static Map<String, Object> discharge(Facts f) {
            return fields(
                    "mdtrtinfo",
                    fields(
                            "mdtrt_id",
                            f.visit(),
                            "psn_no",
                            f.no(),
                            "insutype",
                            "310",
                            "endtime",
                            ago(1),
                            "dise_code",
                            "J18.900",
                            "dise_name",
                            "肺炎",
                            "fetts",
                            null,
                            "cop_flag",
                            null,
                            "dscg_dept_code",
                            "1001",
                            "dscg_dept_name",
                            "内科",
                            "dscg_bed",
                            null,
                            "dscg_way",
                            "1",
                            "die_date",
                            null,
                            "expi_gestation_nub_of_m",
                            null),
                    "diseinfo",
                    List.of());
        }

        private static Map<String, Object> change(Facts f) {
            return fields(
                    "mdtrtinfo",
                    fields(
                            "mdtrt_id", f.visit(),
                            "psn_no", f.no(),
                            "insutype", "310",
                            "begntime", ago(4),
                            "endtime", null,
                            "mdtrt_cert_type", "03",
                            "mdtrt_cert_no", f.person().cardNo(),
                            "med_type", "21",
                            "ipt_otp_no", f.number(),
                            "atddr_no", "D1",
                            "chfpdr_name", "测试医师",
                            "adm_diag_dscr", "内科",
                            "adm_dept_codg", "1001",
                            "adm_dept_name", "内科",
                            "adm_bed", "13床",
                            "dscg_maindiag_code", "J18.900",
                            "dscg_maindiag_name", "内科",
                            "dise_code", "J18.900",
                            "clnc_flag", "0"),
                    "diseinfo",
                    List.of(plus(diagnosis(f), "vali_flag", "1")),
                    "agnterinfo",
                    Map.of());
        }

        @Override
        void read(String infno, Reply reply) {
            if (SETTLEMENTS.contains(infno)) {
                reply.texts("/setlinfo", EVERY_AMOUNT);
                int shares = reply.list("/setldetail");
                for (int i = 0; i < shares; i++) {
                    reply.string("/setldetail/" + i + "/fund_pay_type");
                    reply.text("/setldetail/" + i + "/fund_payamt");
                    reply.string("/setldetail/" + i + "/setl_proc_info");
                }
            }
            switch (infno) {
                case "1101" -> {
                    reply.texts("/baseinfo", "psn_no", "psn_name", "certno", "age");
                    reply.list("/insuinfo");
                    reply.texts("/insuinfo/0", "insutype", "insuplc_admdvs", "balc");
                    reply.list("/idetinfo");
                }
                case "1201" -> reply.text("/medinsinfo/0/fixmedins_code");
                case "1901" -> {
                    reply.string("/list/0/type");
                    reply.string("/list/0/value");
                    reply.string("/list/0/label");
                    reply.string("/list/0/dic_type_code");
                    reply.string("/list/0/place_dic_val_name");
                }
                case "2001" -> reply.list("/trtinfo");
                case "2201" -> reply.text("/data/mdtrt_id");
                case "2204", "2301" -> reply.list("/result");
                case "2207", "2304" -> reply.texts("/setlinfo", "setl_id", "mdtrt_id", "age");
                case "2401" -> reply.text("/result/mdtrt_id");
                case "5201" -> reply.list("/mdtrtinfo");
                case "5202" -> reply.list("/diseinfo");
                case "5203" -> {
                    reply.text("/setlinfo/setl_id");
                    reply.list("/setldetail");
                }
                case "5204" -> reply.list("");
                case "5205", "5301" -> reply.list("/feedetail");
                case "5206" -> reply.list("/cuminfo");
                case "5302" -> reply.list("/psnfixmedin");
                case "5303" -> reply.list("/data");
                case "5304" -> reply.list("/refmedin");
                default -> {}
            }
        }

        @Override
        public String toString() {
            return "hsa-his";
        }
    }

    /** openhis (C#, Newtonsoft): every key there, nulls written, ISO times, strings in 23xx. */
    private static final class OpenHis extends RealClient {

        @Override
        String path(String infno) {
            return "/uif-hsaf-med-api/api/medical/service";
        }

        @Override
        Set<String> never() {
            return Set.of("2203");
        }

        @Override
        String describe() {
            return "2203A";
        }

        @Override
        String message(String infno, String msgid, Facts facts) {
            return Dialect.json(
                    frame(
                            infno,
                            msgid,
                            facts,
                            "recer_sys_code",
                            "YBXT",
                            "dev_no",
                            null,
                            "dev_safe_info",
                            null,
                            // the card password, encrypted, where one is asked for
                            "cainfo",
                            Set.of("2207", "2304").contains(infno) ? "c".repeat(172) : "",
                            "signtype",
                            "SM3",
                            "infver",
                            "V1.0",
                            "sign_no",
                            "9001",
                            "input",
                            input(infno, facts)));
        }

        @Override
        Object input(String infno, Facts f) {
            return switch (infno) {
                case "9001" ->
                        fields(
                                "signIn",
                                fields(
                                        "opter_no", "900001",
                                        "mac", "00:00:00:00:00:00",
                                        "ip", "192.168.0.9"));
                case "9002" -> fields("signOut", fields("sign_no", "9001", "opter_no", "900001"));
                case "1101" ->
                        data(
                                "mdtrt_cert_type",
                                "02",
                                "mdtrt_cert_no",
                                f.person().certificateNo(),
                                "card_sn",
                                null,
                                "begntime",
                                null,
                                "psn_cert_type",
                                "01",
                                "certno",
                                f.person().certificateNo(),
                                "psn_name",
                                "");
                case "1201" ->
                        fields(
                                "medinsinfo",
                                fields(
                                        "fixmedins_type", "1",
                                        "fixmedins_name", "吉林",
                                        "fixmedins_code", null));
                case "1901" ->
                        data(
                                "type",
                                "MED_TYPE",
                                "parentValue",
                                null,
                                "admdvs",
                                null,
                                "date",
                                ago(0).substring(0, 10),
                                "vali_Flag",
                                "1",
                                "valiFlag",
                                null,
                                "operatorId",
                                "900001");
                case "2001" ->
                        data(
                                "psn_no",
                                f.no(),
                                "insutype",
                                "310",
                                "fixmedins_code",
                                f.hospital(),
                                "med_type",
                                "11",
                                "begntime",
                                ago(0),
                                "endtime",
                                null,
                                "dise_codg",
                                null,
                                "expContent",
                                null);
                case "2201" -> {
                    Map<String, Object> data = registration(f);
                    data.put("begntime", ago(0).replace(' ', 'T'));
                    data.put("expContent", null);
                    yield fields("data", data);
                }
                case "2202" ->
                        data("psn_no", f.no(), "mdtrt_id", f.visit(), "ipt_otp_no", f.number());
                case "2203A" ->
                        fields(
                                "mdtrtinfo",
                                fields(
                                        "mdtrt_id", f.visit(),
                                        "psn_no", f.no(),
                                        "med_type", "11",
                                        "begntime", ago(0),
                                        "main_cond_dscr", null,
                                        "dise_codg", null,
                                        "dise_name", null,
                                        "birctrl_type", null,
                                        "birctrl_matn_date", null,
                                        "matn_type", null,
                                        "geso_val", 0,
                                        "expContent", null),
                                "diseinfo",
                                List.of(diagnosis("1")));
                case "2204" ->
                        fields(
                                "feedetail",
                                f.lines().stream().map(line -> outpatientLine(line, f)).toList());
                case "2205" ->
                        data(
                                "mdtrt_id",
                                f.visit(),
                                "chrg_bchno",
                                "0000",
                                "psn_no",
                                f.no(),
                                "expContent",
                                null);
                case "2206" -> fields("data", outpatientBill(f));
                case "2207" ->
                        fields(
                                "data",
                                plus(
                                        outpatientBill(f),
                                        "invono",
                                        null,
                                        "fulamt_ownpay_amt",
                                        0.0,
                                        "overlmt_selfpay",
                                        0.0,
                                        "preselfpay_amt",
                                        0.0,
                                        "inscp_scp_amt",
                                        0.0,
                                        "expContent",
                                        null));
                case "2208", "2305" ->
                        data(
                                "setl_id", f.settlement(),
                                "mdtrt_id", f.visit(),
                                "psn_no", f.no(),
                                "expContent", null);
                case "2301" ->
                        fields(
                                "feedetail",
                                f.lines().stream().map(line -> stayLine(line, f)).toList());
                case "2302" ->
                        fields(
                                "data",
                                List.of(
                                        fields(
                                                "feedetl_sn",
                                                "0000",
                                                "mdtrt_id",
                                                f.visit(),
                                                "psn_no",
                                                f.no(),
                                                "expContent",
                                                null)));
                case "2303", "2304" -> fields("data", stayBill(f));
                case "2401" ->
                        fields(
                                "mdtrtinfo",
                                plus(
                                        stay(f),
                                        "mdtrt_cert_no",
                                        f.person().certificateNo(),
                                        "insutype",
                                        "310",
                                        "ipt_no",
                                        f.number()),
                                "diseinfo",
                                List.of(plus(diagnosis("1"), "psn_no", f.no())));
                case "2402" ->
                        fields(
                                "dscginfo",
                                fields(
                                        "mdtrt_id", f.visit(),
                                        "psn_no", f.no(),
                                        "insutype", "310",
                                        "endtime", ago(1),
                                        "dise_codg", null,
                                        "geso_val", null,
                                        "fetts", null,
                                        "fetus_cnt", null,
                                        "birctrl_matn_date", null,
                                        "cop_flag", null,
                                        "dscg_dept_codg", "1001",
                                        "dscg_dept_name", "内科",
                                        "dscg_bed", null,
                                        "dscg_way", "1",
                                        "die_date", null,
                                        "expContent", null),
                                "diseinfo",
                                List.of(
                                        plus(
                                                diagnosis("1"),
                                                "psn_no",
                                                f.no(),
                                                "mdtrt_id",
                                                f.visit())));
                case "2403" ->
                        fields(
                                "adminfo",
                                plus(
                                        stay(f),
                                        "mdtrt_id",
                                        f.visit(),
                                        "endtime",
                                        null,
                                        "ipt_otp_no",
                                        f.number()),
                                "diseinfo",
                                List.of(
                                        plus(
                                                diagnosis("1"),
                                                "psn_no",
                                                f.no(),
                                                "mdtrt_id",
                                                f.visit())));
                case "2404", "2405" ->
                        data("mdtrt_id", f.visit(), "psn_no", f.no(), "expContent", null);
                case "2601" ->
                        data(
                                "psn_no", f.no(),
                                "omsgid", f.originalMsgid(),
                                "oinfno", f.originalInfno());
                case "5201" ->
                        data(
                                "psn_no", f.no(),
                                "begntime", ago(30),
                                "endtime", null,
                                "med_type", null,
                                "mdtrt_id", f.visit());
                case "5202" -> data("mdtrt_id", f.visit(), "psn_no", f.no());
                case "5203", "5204" ->
                        data(
                                "psn_no", f.no(),
                                "setl_id", f.settlement(),
                                "mdtrt_id", f.visit());
                case "5205", "5303", "5304" ->
                        data("psn_no", f.no(), "begntime", ago(30), "endtime", null);
                case "5206" -> data("psn_no", f.no(), "cum_ym", null);
                case "5301" -> data("psn_no", f.no());
                case "5302" -> data("psn_no", f.no(), "biz_appy_type", "01");
                default -> RealFilings.input(this, infno, f);
            };
        }

        static Map<String, Object> registration(Facts f) {
            return fields(
                    "psn_no", f.no(),
                    "insutype", "310",
                    "begntime", ago(0),
                    "mdtrt_cert_type", "02",
                    "mdtrt_cert_no", f.person().certificateNo(),
                    "ipt_otp_no", f.number(),
                    "atddr_no", "D1",
                    "dr_name", "测试医师",
                    "dept_code", "1001",
                    "dept_name", "内科",
                    "caty", "A03");
        }

        static Map<String, Object> diagnosis(Object order) {
            return fields(
                    "diag_type", "1",
                    "maindiag_flag", "1",
                    "diag_srt_no", order,
                    "diag_code", "J18.900",
                    "diag_name", "肺炎",
                    "adm_cond", null,
                    "diag_dept", "1001",
                    "dise_dor_no", "D1",
                    "dise_dor_name", "测试医师",
                    "diag_time", ago(4),
                    "vali_flag", "1");
        }

        private static Map<String, Object> outpatientLine(Line line, Facts f) {
            return fields(
                    "feedetl_sn",
                    line.sn(),
                    "mdtrt_id",
                    f.visit(),
                    "psn_no",
                    f.no(),
                    "chrg_bchno",
                    f.batch(),
                    "dise_codg",
                    null,
                    "rxno",
                    "1",
                    "rx_circ_flag",
                    "0",
                    "fee_ocur_time",
                    ago(0),
                    "med_list_codg",
                    line.item(),
                    "medins_list_codg",
                    "X" + line.item(),
                    "det_item_fee_sumamt",
                    new BigDecimal(line.amount()),
                    "cnt",
                    new BigDecimal(line.count()).setScale(1),
                    "pric",
                    new BigDecimal(line.price()).setScale(4),
                    "sin_dos_dscr",
                    null,
                    "prd_days",
                    0.0,
                    "bilg_dept_codg",
                    "1001",
                    "bilg_dept_name",
                    "内科",
                    "bilg_dr_codg",
                    "D1",
                    "bilg_dr_name",
                    "测试医师",
                    "acord_dept_codg",
                    null,
                    "hosp_appr_flag",
                    "1",
                    "etip_flag",
                    null,
                    "expContent",
                    List.of(fields("er_flag", "0")));
        }

        private static Map<String, Object> outpatientBill(Facts f) {
            return fields(
                    "psn_no",
                    f.no(),
                    "mdtrt_cert_type",
                    "02",
                    "mdtrt_cert_no",
                    f.person().certificateNo(),
                    "med_type",
                    "11",
                    "medfee_sumamt",
                    new BigDecimal(f.total()).setScale(1),
                    "psn_setlway",
                    "01",
                    "mdtrt_id",
                    f.visit(),
                    "chrg_bchno",
                    f.batch(),
                    "acct_used_flag",
                    "0",
                    "insutype",
                    "310");
        }

        private static Map<String, Object> stayLine(Line line, Facts f) {
            return fields(
                    "feedetl_sn",
                    line.sn(),
                    "init_feedetl_sn",
                    line.of().isEmpty() ? null : line.of(),
                    "mdtrt_id",
                    f.visit(),
                    "drord_no",
                    null,
                    "psn_no",
                    f.no(),
                    "med_type",
                    "21",
                    "fee_ocur_time",
                    ago(3),
                    "med_list_codg",
                    line.item(),
                    "medins_list_codg",
                    "X" + line.item(),
                    "det_item_fee_sumamt",
                    line.amount(),
                    "cnt",
                    line.count() + ".0000",
                    "pric",
                    line.price() + "0000",
                    "bilg_dept_codg",
                    "1001",
                    "bilg_dept_name",
                    "内科",
                    "bilg_dr_codg",
                    "D1",
                    "bilg_dr_name",
                    "测试医师",
                    "acord_dept_codg",
                    null,
                    "hosp_appr_flag",
                    "1",
                    "memo",
                    null,
                    "expContent",
                    null);
        }

        private static Map<String, Object> stayBill(Facts f) {
            return fields(
                    "psn_no",
                    f.no(),
                    "mdtrt_cert_type",
                    "02",
                    "mdtrt_cert_no",
                    f.person().certificateNo(),
                    "medfee_sumamt",
                    f.total(),
                    "psn_setlway",
                    "01",
                    "mdtrt_id",
                    f.visit(),
                    "insutype",
                    "310",
                    "acct_used_flag",
                    "1",
                    "invono",
                    null,
                    "mid_setl_flag",
                    "0",
                    "fulamt_ownpay_amt",
                    0.0,
                    "overlmt_selfpay",
                    0.0,
                    "preselfpay_amt",
                    0.0,
                    "inscp_scp_amt",
                    0.0,
                    "dscg_time",
                    ago(0).substring(0, 10),
                    "expContent",
                    null);
        }

        static Map<String, Object> stay(Facts f) {
            return fields(
                    "psn_no", f.no(),
                    "coner_name", "测试",
                    "tel", null,
                    "begntime", ago(4),
                    "mdtrt_cert_type", "02",
                    "med_type", "21",
                    "medrcdno", null,
                    "atddr_no", "D1",
                    "chfpdr_name", "测试医师",
                    "adm_diag_dscr", "肺炎",
                    "adm_dept_codg", "1001",
                    "adm_dept_name", "内科",
                    "adm_bed", "12",
                    "dscg_maindiag_code", "J18.900",
                    "dscg_maindiag_name", "肺炎",
                    "main_cond_dscr", null,
                    "geso_val", null,
                    "birctrl_matn_date", null,
                    "expContent", null);
        }

        @Override
        void read(String infno, Reply reply) {
            switch (infno) {
                case "9001" -> reply.text("/signinoutb/sign_no");
                case "1101" -> {
                    reply.decimal("/baseinfo/age");
                    reply.decimal("/insuinfo/0/balc");
                    reply.list("/idetinfo");
                }
                case "1201" -> reply.list("/medinsinfo");
                case "1901" -> reply.list("/list");
                case "2201" -> reply.text("/data/mdtrt_id");
                case "2204", "2301" -> {
                    for (String name :
                            List.of(
                                    "det_item_fee_sumamt",
                                    "cnt",
                                    "pric",
                                    "pric_uplmt_amt",
                                    "selfpay_prop",
                                    "fulamt_ownpay_amt",
                                    "overlmt_amt",
                                    "preselfpay_amt",
                                    "inscp_scp_amt")) {
                        reply.decimal("/result/0/" + name);
                    }
                }
                case "2206" -> {
                    reply.day("/setlinfo/brdy");
                    reply.integer("/setlinfo/age");
                    reply.time("/setlinfo/setl_time");
                }
                case "2207", "2208", "2304", "2305" -> {
                    reply.texts("/setlinfo", "setl_id", "medfee_sumamt", "psn_cash_pay");
                    reply.time("/setlinfo/setl_time");
                    reply.list("/setldetail");
                }
                case "2303" -> reply.texts("/setlinfo", EVERY_AMOUNT);
                case "2401" -> reply.text("/result/mdtrt_id");
                case "2202", "2203A", "2205", "2302", "2402", "2403", "2404", "2405", "2601" ->
                        reply.nothing();
                case "5204" -> reply.list("");
                case "5301" -> reply.list("/feedetail");
                default -> {}
            }
        }

        @Override
        public String toString() {
            return "openhis";
        }
    }

    /** What Guangzhou's and Foshan's C# have in common: nulls left out, everything a string. */
    private abstract static class Gzsi extends RealClient {

        @Override
        String path(String infno) {
            return "/hsa/hgs/" + infno;
        }

        @Override
        String message(String infno, String msgid, Facts facts) {
            return Dialect.json(
                    withoutNulls(
                            frame(
                                    infno,
                                    msgid,
                                    facts,
                                    "recer_admdvs",
                                    "220200",
                                    "dev_no",
                                    "",
                                    "dev_safe_info",
                                    "",
                                    "signtype",
                                    "SM3",
                                    "cainfo",
                                    "a".repeat(64),
                                    "infver",
                                    "1.0.0",
                                    "recer_sys_code",
                                    "HIS",
                                    "sign_no",
                                    "",
                                    "input",
                                    input(infno, facts))));
        }

        static String local(int days) {
            var time = now().minusDays(days);
            return time.getYear()
                    + "/"
                    + time.getMonthValue()
                    + "/"
                    + time.getDayOfMonth()
                    + " "
                    + time.getHour()
                    + ":"
                    + "%02d:%02d".formatted(time.getMinute(), time.getSecond());
        }

        static Map<String, Object> line(Line line, Facts f) {
            return fields(
                    "feedetl_sn", line.sn(),
                    "mdtrt_id", f.visit(),
                    "psn_no", f.no(),
                    "fee_ocur_time", ago(0),
                    "cnt", new BigDecimal(line.count()).setScale(4).toPlainString(),
                    "pric", new BigDecimal(line.price()).setScale(4).toPlainString(),
                    "det_item_fee_sumamt", line.amount(),
                    "med_list_codg", line.item(),
                    "medins_list_codg", "X" + line.item(),
                    "medins_list_name", "示例项目",
                    "bilg_dept_codg", "1001",
                    "bilg_dept_name", "内科",
                    "bilg_dr_codg", "D1",
                    "bilg_dr_name", "测试医师",
                    "acord_dept_codg", "",
                    "hosp_appr_flag", "1",
                    "tcmdrug_used_way", "",
                    "etip_flag", "",
                    "matn_fee_flag", "",
                    "unchk_flag", "");
        }

        static List<Object> outpatientLines(Facts f) {
            List<Object> rows = new ArrayList<>();
            f.lines()
                    .forEach(
                            one ->
                                    rows.add(
                                            plus(
                                                    line(one, f),
                                                    "chrg_bchno",
                                                    f.batch(),
                                                    "dise_codg",
                                                    "",
                                                    "rxno",
                                                    "1",
                                                    "rx_circ_flag",
                                                    "0",
                                                    "prd_days",
                                                    "")));
            return rows;
        }

        static List<Object> stayLines(Facts f) {
            List<Object> rows = new ArrayList<>();
            f.lines()
                    .forEach(
                            one ->
                                    rows.add(
                                            plus(
                                                    line(one, f),
                                                    "fee_ocur_time",
                                                    ago(3),
                                                    "init_feedetl_sn",
                                                    one.of(),
                                                    "med_type",
                                                    "21",
                                                    "drord_no",
                                                    "")));
            return rows;
        }

        @Override
        void read(String infno, Reply reply) {
            switch (infno) {
                case "2202", "2203", "2203A", "2205", "2302", "2402", "2404", "2405", "2601" ->
                        reply.nothing();
                case "2201" -> reply.text("/data/mdtrt_id");
                case "2401" -> reply.text("/result/mdtrt_id");
                case "2204", "2301" -> reply.list("/result");
                case "5204" -> reply.list("");
                case "5201" -> reply.list("/mdtrtinfo");
                case "5202" -> reply.list("/diseinfo");
                case "5206" -> reply.list("/cuminfo");
                case "5302" -> reply.list("/psnfixmedin");
                case "5303" -> reply.list("/data");
                case "5304" -> reply.list("/refmedin");
                case "2207", "2304" -> {
                    reply.day("/setlinfo/brdy");
                    reply.time("/setlinfo/setl_time");
                    reply.list("/setldetail");
                    reply.list("/voladetail");
                }
                default -> {}
            }
        }
    }

    /** Guangzhou: mdtrtinfo for most nodes, feeinfo, or no node at all; local dates in 2402. */
    private static final class Guangzhou extends Gzsi {

        @Override
        Set<String> never() {
            return Set.of("2203A", "2001", "5201", "5202", "5204", "5205", "5206", "5301", "5304");
        }

        @Override
        Object input(String infno, Facts f) {
            return switch (infno) {
                case "9001" ->
                        data(
                                "mac", "11-11-11-11-11",
                                "ip", "11.11.11.11",
                                "userid", "u1",
                                "opter_no", "900001",
                                "password", "9".repeat(32),
                                "currenttime", ago(0).replaceAll("[^0-9]", ""));
                case "9002" ->
                        fields(
                                "mac", "11-11-11-11-11",
                                "ip", "11.11.11.11",
                                "sign_no", "1",
                                "opter_no", "900001");
                case "1101" ->
                        data(
                                "mdtrt_cert_type", "02",
                                "mdtrt_cert_no", f.person().certificateNo(),
                                "card_sn", "",
                                "begntime", ago(0),
                                "psn_cert_type", "01",
                                "certno", f.person().certificateNo(),
                                "psn_name", "");
                case "1201" ->
                        fields(
                                "medinsinfo",
                                fields(
                                        "fixmedins_type", "1",
                                        "fixmedins_name", "",
                                        "fixmedins_code", f.hospital()));
                case "1901" -> data("admdvs", "220200");
                case "2201" ->
                        fields(
                                "mdtrtinfo",
                                plus(
                                        OpenHis.registration(f),
                                        "caty",
                                        "1",
                                        "hcard_basinfo",
                                        null,
                                        "hcard_chkinfo",
                                        null),
                                "agnterinfo",
                                fields("agnter_name", "测试", "agnter_rlts", "1"));
                case "2202" ->
                        fields(
                                "mdtrtinfo",
                                fields(
                                        "mdtrt_id", f.visit(),
                                        "psn_no", f.no(),
                                        "ipt_otp_no", f.number(),
                                        "mdtrt_mode", "0"));
                case "2203" ->
                        fields(
                                "mdtrtinfo",
                                fields(
                                        "mdtrt_id", f.visit(),
                                        "psn_no", f.no(),
                                        "med_type", "11",
                                        "begntime", ago(0),
                                        "main_cond_dscr", "",
                                        "dise_codg", "",
                                        "birctrl_matn_date", "",
                                        "ttp_resp", "0",
                                        "expi_gestation_nub_of_m", ""),
                                "diseinfo",
                                List.of(plus(OpenHis.diagnosis("1"), "diag_time", local(0))));
                case "2204" -> fields("feedetail", outpatientLines(f));
                case "2205" -> data("mdtrt_id", f.visit(), "chrg_bchno", "0000", "psn_no", f.no());
                case "2206" -> fields("mdtrtinfo", plus(outpatientBill(f), "order_no", ""));
                case "2207" ->
                        fields(
                                "mdtrtinfo",
                                plus(
                                        outpatientBill(f),
                                        "invono",
                                        "",
                                        "mid_setl_flag",
                                        "0",
                                        "order_no",
                                        "1"),
                                "setldetail",
                                null,
                                "voladetail",
                                null);
                case "2208", "2305" ->
                        fields(
                                "mdtrtinfo",
                                fields(
                                        "setl_id", f.settlement(),
                                        "mdtrt_id", f.visit(),
                                        "psn_no", f.no()));
                case "2301" -> fields("feedetail", stayLines(f));
                case "2302" ->
                        fields(
                                "feeinfo",
                                fields(
                                        "feedetl_sn", "0000",
                                        "mdtrt_id", f.visit(),
                                        "psn_no", f.no()));
                case "2303" -> fields("data", stayBill(f));
                case "2304" -> fields("mdtrtinfo", plus(stayBill(f), "invono", ""));
                case "2401" ->
                        fields(
                                "mdtrtinfo",
                                plus(
                                        stay(f),
                                        "begntime",
                                        ago(4).substring(0, 10),
                                        "mdtrt_cert_no",
                                        f.person().certificateNo(),
                                        "main_cond_desc",
                                        "",
                                        "er_flag",
                                        "",
                                        "repeat_ipt_flag",
                                        "0",
                                        "ttp_resp",
                                        "0",
                                        "merg_setl_flag",
                                        "0"),
                                "agnterinfo",
                                fields("agnter_name", "测试", "agnter_tel", "-"),
                                "diseinfo",
                                List.of(
                                        plus(
                                                OpenHis.diagnosis("1"),
                                                "psn_no",
                                                f.no(),
                                                "adm_cond",
                                                "-")));
                case "2402" ->
                        fields(
                                "mdtrtinfo",
                                fields(
                                        "mdtrt_id", f.visit(),
                                        "psn_no", f.no(),
                                        "insutype", "310",
                                        "endtime", local(1),
                                        "dise_codg", "",
                                        "geso_val", "",
                                        "fetts", "",
                                        "fetus_cnt", "",
                                        "birctrl_matn_date", local(1),
                                        "cmplct_flag", "",
                                        "dscg_dept_code", "1001",
                                        "dscg_dept_name", "内科",
                                        "dscg_bed", "12",
                                        "dscg_way", "1",
                                        "die_date", "",
                                        "expi_gestation_nub_of_m", "-"),
                                "diseinfo",
                                List.of(
                                        plus(
                                                OpenHis.diagnosis("1"),
                                                "psn_no",
                                                f.no(),
                                                "mdtrt_id",
                                                f.visit())));
                case "2403" ->
                        fields(
                                "mdtrtinfo",
                                plus(stay(f), "mdtrt_id", f.visit(), "advpay", ""),
                                "agnterinfo",
                                fields("agnter_name", ""),
                                "diseinfo",
                                List.of(
                                        plus(
                                                OpenHis.diagnosis("1"),
                                                "psn_no",
                                                f.no(),
                                                "mdtrt_id",
                                                f.visit())));
                case "2404", "2405" -> fields("mdtrt_id", f.visit(), "psn_no", f.no());
                case "2601" ->
                        fields(
                                "psn_no", f.no(),
                                "omsgid", f.originalMsgid(),
                                "oinfno", f.originalInfno());
                case "5203" ->
                        data(
                                "psn_no", f.no(),
                                "setl_id", f.settlement(),
                                "mdtrt_id", f.visit());
                case "5302" -> data("psn_no", f.no(), "biz_appy_type", "03");
                case "5303" -> data("psn_no", f.no(), "begntime", ago(30), "endtime", ago(0));
                default -> RealFilings.input(this, infno, f);
            };
        }

        private static Map<String, Object> stay(Facts f) {
            Map<String, Object> stay = OpenHis.stay(f);
            stay.remove("begntime");
            stay.putAll(
                    fields(
                            "insutype", "310",
                            "tel", "-",
                            "ipt_otp_no", f.number(),
                            "adm_diag_dscr", "-",
                            "geso_val", "",
                            "fetts", "",
                            "fetus_cnt", "",
                            "birctrl_matn_date", ""));
            return stay;
        }

        private static Map<String, Object> outpatientBill(Facts f) {
            return fields(
                    "psn_no",
                    f.no(),
                    "mdtrt_cert_type",
                    "02",
                    "mdtrt_cert_no",
                    f.person().certificateNo(),
                    "med_type",
                    "11",
                    "medfee_sumamt",
                    f.total(),
                    "psn_setlway",
                    "01",
                    "mdtrt_id",
                    f.visit(),
                    "chrg_bchno",
                    f.batch(),
                    "acct_used_flag",
                    "1",
                    "insutype",
                    "310",
                    "mdtrt_mode",
                    "0",
                    "hcard_basinfo",
                    null);
        }

        private static Map<String, Object> stayBill(Facts f) {
            return fields(
                    "psn_no", f.no(),
                    "mdtrt_cert_type", "02",
                    "mdtrt_cert_no", f.person().certificateNo(),
                    "medfee_sumamt", f.total(),
                    "mdtrt_id", f.visit(),
                    "insutype", "310",
                    "med_type", "21",
                    "acct_used_flag", "1",
                    "psn_setlway", "01",
                    "mid_setl_flag", "0",
                    "order_no", "",
                    "mdtrt_mode", "0");
        }

        @Override
        void read(String infno, Reply reply) {
            super.read(infno, reply);
            switch (infno) {
                case "9001" -> reply.text("/result/sign_no");
                case "9002" -> reply.text("/result/sign_time");
                case "2206", "2207", "2303", "2304" ->
                        reply.texts(
                                "/setlinfo",
                                "psn_part_am",
                                "acct_pay",
                                "fund_pay_sumamt",
                                "med_sumfee",
                                "hifdm_pay");
                default -> {}
            }
        }

        @Override
        public String toString() {
            return "guangzhou";
        }
    }

    /** Foshan: the nodes of the specification, "" wherever it has nothing. */
    private static final class Foshan extends Gzsi {

        @Override
        Set<String> never() {
            return Set.of("2001", "5205", "5301");
        }

        @Override
        Object input(String infno, Facts f) {
            return switch (infno) {
                case "9001" ->
                        fields(
                                "signIn",
                                fields(
                                        "mac", "11-11-11-11-11",
                                        "ip", "11.11.11.11",
                                        "opter_no", "900001"));
                case "9002" ->
                        fields("mac", "1", "ip", "11.11.11.11", "sign_no", "1", "opter_no", "9");
                case "1101" ->
                        data(
                                "mdtrt_cert_type", "03",
                                "mdtrt_cert_no", f.person().cardNo(),
                                "card_sn", "1",
                                "begntime", "",
                                "psn_cert_type", "01",
                                "certno", "",
                                "psn_name", "");
                case "1201" ->
                        fields(
                                "medinsinfo",
                                fields(
                                        "fixmedins_type", "1",
                                        "fixmedins_name", "吉林",
                                        "fixmedins_code", ""));
                case "1901" -> data("admdvs", "");
                case "2201" ->
                        fields(
                                "data",
                                plus(
                                        OpenHis.registration(f),
                                        "hcard_basinfo",
                                        "",
                                        "hcard_chkinfo",
                                        ""));
                case "2202" ->
                        data("psn_no", f.no(), "mdtrt_id", f.visit(), "ipt_otp_no", f.number());
                case "2203", "2203A" ->
                        fields(
                                "mdtrtinfo",
                                fields(
                                        "mdtrt_id", f.visit(),
                                        "psn_no", f.no(),
                                        "med_type", "11",
                                        "begntime", ago(0),
                                        "main_cond_dscr", "",
                                        "matn_type", "",
                                        "geso_val", "",
                                        "ttp_resp", "0"),
                                "diseinfo",
                                List.of(OpenHis.diagnosis("1")));
                case "2204" -> fields("feedetail", outpatientLines(f));
                case "2205" -> data("mdtrt_id", f.visit(), "chrg_bchno", "0000", "psn_no", f.no());
                case "2206" -> fields("data", Guangzhou.outpatientBill(f));
                case "2207" ->
                        fields(
                                "data",
                                plus(
                                        Guangzhou.outpatientBill(f),
                                        "invono",
                                        "",
                                        "fulamt_ownpay_amt",
                                        "0",
                                        "overlmt_selfpay",
                                        "0",
                                        "preselfpay_amt",
                                        "0",
                                        "inscp_scp_amt",
                                        "0"));
                case "2208", "2305", "5203", "5204" ->
                        data(
                                "setl_id", f.settlement(),
                                "mdtrt_id", f.visit(),
                                "psn_no", f.no());
                case "2301" -> fields("feedetail", stayLines(f));
                case "2302" -> data("feedetl_sn", "0000", "mdtrt_id", f.visit(), "psn_no", f.no());
                case "2303", "2304" ->
                        fields(
                                "data",
                                plus(
                                        Guangzhou.stayBill(f),
                                        "invono",
                                        "",
                                        "fulamt_ownpay_amt",
                                        "0.00",
                                        "overlmt_selfpay",
                                        "0.00",
                                        "preselfpay_amt",
                                        "0.00",
                                        "inscp_scp_amt",
                                        "0.00"));
                case "2401" ->
                        fields(
                                "mdtrtinfo",
                                plus(
                                        OpenHis.stay(f),
                                        "insutype",
                                        "310",
                                        "mdtrt_cert_no",
                                        f.person().certificateNo(),
                                        "ipt_no",
                                        f.number(),
                                        "geso_val",
                                        "",
                                        "birctrl_matn_date",
                                        ""),
                                "diseinfo",
                                List.of(plus(OpenHis.diagnosis("1"), "psn_no", f.no())));
                case "2402" ->
                        fields(
                                "dscginfo",
                                fields(
                                        "mdtrt_id", f.visit(),
                                        "psn_no", f.no(),
                                        "insutype", "310",
                                        "endtime", local(1),
                                        "cop_flag", "",
                                        "dscg_dept_code", "1001",
                                        "dscg_dept_name", "内科",
                                        "dscg_way", "1",
                                        "die_date", ""),
                                "diseinfo",
                                List.of());
                case "2403" ->
                        fields(
                                "adminfo",
                                plus(
                                        OpenHis.stay(f),
                                        "mdtrt_id",
                                        f.visit(),
                                        "endtime",
                                        "",
                                        "ipt_otp_no",
                                        f.number()),
                                "diseinfo",
                                List.of());
                case "2404", "2405" -> data("mdtrt_id", f.visit(), "psn_no", f.no());
                case "2601" ->
                        data(
                                "psn_no", f.no(),
                                "omsgid", f.originalMsgid(),
                                "oinfno", f.originalInfno());
                case "5201" ->
                        data(
                                "psn_no", f.no(),
                                "begntime", ago(30),
                                "endtime", ago(0),
                                "med_type", "",
                                "mdtrt_id", "");
                case "5202" -> data("mdtrt_id", f.visit(), "psn_no", "");
                case "5206" -> data("psn_no", f.no(), "cum_ym", "");
                case "5302" -> data("psn_no", f.no(), "biz_appy_type", "");
                case "5303", "5304" -> data("psn_no", f.no(), "begntime", ago(30), "endtime", "");
                default -> RealFilings.input(this, infno, f);
            };
        }

        @Override
        void read(String infno, Reply reply) {
            super.read(infno, reply);
            switch (infno) {
                case "9001" -> reply.text("/signinoutb/sign_no");
                case "9002" -> reply.text("/result/sign_time");
                case "1101" -> reply.texts("/baseinfo", "psn_no", "certno");
                case "2206", "2207", "2303", "2304" ->
                        reply.texts("/setlinfo", "psn_part_amt", "acct_pay", "fund_pay_sumamt");
                default -> {}
            }
        }

        @Override
        public String toString() {
            return "foshan";
        }
    }

    /** zebone (net.sf.json): text/plain, every value a string, "" for null. */
    private static final class Zebone extends RealClient {

        @Override
        String path(String infno) {
            return "/hsa/hgs/" + infno;
        }

        @Override
        String contentType() {
            return "text/plain; charset=\"UTF-8\"";
        }

        @Override
        Set<String> never() {
            return Set.of("2203A", "5205", "5206", "5301", "5302", "5303", "5304");
        }

        @Override
        String message(String infno, String msgid, Facts facts) {
            return Dialect.json(
                    worded(
                            frame(
                                    infno,
                                    msgid,
                                    facts,
                                    "recer_sys_code",
                                    "01",
                                    "dev_no",
                                    null,
                                    "dev_safe_info",
                                    null,
                                    "cainfo",
                                    null,
                                    "signtype",
                                    null,
                                    "infver",
                                    "1.0",
                                    "sign_no",
                                    "",
                                    "input",
                                    input(infno, facts))));
        }

        private static Object worded(Object value) {
            if (value instanceof Map<?, ?> map) {
                Map<String, Object> all = new LinkedHashMap<>();
                map.forEach((name, one) -> all.put((String) name, worded(one)));
                return all;
            }
            if (value instanceof List<?> list) {
                return list.stream().map(Zebone::worded).toList();
            }
            return value == null ? "" : String.valueOf(value);
        }

        /** What Foshan's client sends, which is the specification's, but for these. */
        @Override
        Object input(String infno, Facts f) {
            return switch (infno) {
                case "9002" -> fields("signOut", fields("sign_no", "1", "opter_no", "900001"));
                case "1101" ->
                        data(
                                "mdtrt_cert_type", "01",
                                "mdtrt_cert_no", f.person().certificateNo(),
                                "card_sn", null,
                                "begntime", null,
                                "psn_cert_type", null,
                                "certno", null,
                                "psn_name", null);
                case "1901" ->
                        data(
                                "type",
                                "insutype",
                                "parentValue",
                                null,
                                "admdvs",
                                null,
                                "date",
                                ago(0).substring(0, 10),
                                "valiFlag",
                                "1");
                case "2001" ->
                        data(
                                "psn_no",
                                f.no(),
                                "insutype",
                                "310",
                                "fixmedins_code",
                                f.hospital(),
                                "med_type",
                                "21",
                                "begntime",
                                ago(0),
                                "endtime",
                                null,
                                "dise_codg",
                                null,
                                "matn_type",
                                null);
                case "2302" ->
                        data(
                                "feedetl_sn", "0000",
                                "mdtrt_id", f.visit(),
                                "psn_no", f.no());
                case "2303", "2304" ->
                        data(
                                "psn_no",
                                f.no(),
                                "mdtrt_cert_type",
                                "02",
                                "mdtrt_cert_no",
                                f.person().certificateNo(),
                                "medfee_sumamt",
                                f.total(),
                                "psn_setlway",
                                "01",
                                "mdtrt_id",
                                f.visit(),
                                "acct_used_flag",
                                "0",
                                "insutype",
                                "310",
                                "invono",
                                null,
                                "mid_setl_flag",
                                "0");
                case "2401" ->
                        fields(
                                "mdtrtinfo",
                                plus(
                                        OpenHis.stay(f),
                                        "insutype",
                                        "310",
                                        "mdtrt_cert_no",
                                        f.person().certificateNo(),
                                        "ipt_no",
                                        f.number(),
                                        "fetts",
                                        null,
                                        "fetus_cnt",
                                        null),
                                "diseinfo",
                                List.of(plus(OpenHis.diagnosis("1"), "psn_no", f.no())));
                default ->
                        infno.startsWith("250")
                                ? RealFilings.input(this, infno, f)
                                : new Foshan().input(infno, f);
            };
        }

        @Override
        void read(String infno, Reply reply) {
            switch (infno) {
                case "9001" -> reply.text("/signinoutb/sign_no");
                case "9002" -> reply.time("/signoutoutb/sign_time");
                case "1101" -> {
                    reply.texts("/baseinfo", "psn_no", "psn_name", "certno", "brdy");
                    reply.list("/insuinfo");
                    reply.list("/idetinfo");
                }
                case "2001" -> reply.list("/trtinfo");
                case "2301" -> reply.list("/result");
                case "2303", "2304", "2305" -> reply.texts("/setlinfo", EVERY_AMOUNT);
                case "2401" -> reply.text("/result/mdtrt_id");
                case "5204" -> reply.list("");
                default -> {}
            }
        }

        @Override
        public String toString() {
            return "zebone";
        }
    }

    /** Jilin (fastjson 2): nulls dropped, doubles, times with millis, insuplc_admdvs everywhere. */
    private static final class Jilin extends RealClient {

        @Override
        String path(String infno) {
            return "/mbs/fmi/fsi/api/callFsiService/callService";
        }

        @Override
        Set<String> never() {
            return Set.of(
                    "2203A", "1201", "1901", "2001", "2405", "2601", "5201", "5202", "5203", "5204",
                    "5205", "5206", "5302", "5303", "5304", "2301", "2302", "2303", "2304", "2305");
        }

        @Override
        String message(String infno, String msgid, Facts facts) {
            return Dialect.json(
                    withoutNulls(
                            frame(
                                    infno,
                                    msgid,
                                    facts,
                                    "recer_sys_code",
                                    "sys01",
                                    "dev_no",
                                    "",
                                    "dev_safe_info",
                                    "",
                                    "cainfo",
                                    "",
                                    "signtype",
                                    "",
                                    "infver",
                                    "V1.0",
                                    "enc_type",
                                    "SM4",
                                    "sign_no",
                                    "",
                                    "input",
                                    input(infno, facts))));
        }

        private static String millis(int days) {
            return ago(days) + ".123";
        }

        @Override
        Object input(String infno, Facts f) {
            return switch (infno) {
                case "9001" ->
                        fields(
                                "signIn",
                                fields("opter_no", "1", "mac", "00-00", "ip", "127.0.0.1"));
                case "9002" -> fields("signOut", fields("opter_no", "1", "sign_no", "1"));
                case "1101" ->
                        data("mdtrt_cert_type", "02", "mdtrt_cert_no", f.person().certificateNo());
                case "2201" ->
                        fields(
                                "data",
                                plus(
                                        OpenHis.registration(f),
                                        "begntime",
                                        millis(0),
                                        "insuplc_admdvs",
                                        "220100"));
                case "2202" ->
                        data("mdtrt_id", f.visit(), "psn_no", f.no(), "ipt_otp_no", f.number());
                case "2203" ->
                        fields(
                                "mdtrtinfo",
                                fields(
                                        "insuplc_admdvs", "220100",
                                        "mdtrt_id", f.visit(),
                                        "psn_no", f.no(),
                                        "med_type", "11",
                                        "begntime", millis(0),
                                        "main_cond_dscr", "咳嗽",
                                        "dise_codg", "J06.900",
                                        "dise_name", "急性上呼吸道感染",
                                        "diseinfo", List.of(OpenHis.diagnosis("1"))),
                                "diseinfo",
                                List.of(OpenHis.diagnosis("1")));
                case "2204" ->
                        fields(
                                "feedetail",
                                f.lines().stream()
                                        .map(
                                                one ->
                                                        plus(
                                                                Gzsi.line(one, f),
                                                                "chrg_bchno",
                                                                f.batch(),
                                                                "rx_circ_flag",
                                                                "0",
                                                                "fee_ocur_time",
                                                                millis(0),
                                                                "det_item_fee_sumamt",
                                                                Double.valueOf(one.amount()),
                                                                "cnt",
                                                                Double.valueOf(one.count()),
                                                                "pric",
                                                                Double.valueOf(one.price()),
                                                                "hosp_appr_flag",
                                                                "0"))
                                        .toList());
                case "2205" ->
                        data(
                                "mdtrt_id", f.visit(),
                                "chrg_bchno", f.batch(),
                                "psn_no", f.no(),
                                "insuplc_admdvs", "220100");
                case "2206" -> fields("data", bill(f));
                case "2207" ->
                        fields(
                                "data",
                                plus(
                                        bill(f),
                                        "fulamt_ownpay_amt",
                                        0.0,
                                        "overlmt_selfpay",
                                        0.0,
                                        "preselfpay_amt",
                                        0.0,
                                        "inscp_scp_amt",
                                        0.1 + 0.2));
                case "2208" ->
                        data(
                                "mdtrt_id", f.visit(),
                                "setl_id", f.settlement(),
                                "insuplc_admdvs", "220100",
                                "psn_no", f.no());
                case "2401" ->
                        fields(
                                "mdtrtinfo",
                                plus(
                                        OpenHis.stay(f),
                                        "begntime",
                                        millis(4),
                                        "insutype",
                                        "310",
                                        "mdtrt_cert_no",
                                        f.person().certificateNo(),
                                        "ipt_no",
                                        f.number(),
                                        "geso_val",
                                        0,
                                        "insuplc_admdvs",
                                        "220100",
                                        "mdtrtarea_admvs",
                                        "220200",
                                        "trum_flag",
                                        "0",
                                        "rel_ttp_flag",
                                        "0",
                                        "mdtrt_grp_type",
                                        "1"),
                                "diseinfo",
                                List.of(plus(OpenHis.diagnosis(1), "psn_no", f.no())));
                case "2402" ->
                        fields(
                                "dscginfo",
                                fields(
                                        "mdtrt_id",
                                        f.visit(),
                                        "psn_no",
                                        f.no(),
                                        "insutype",
                                        "310",
                                        "endtime",
                                        millis(1),
                                        "esso_val",
                                        0,
                                        "dscg_dept_codg",
                                        "1001",
                                        "dscg_dept_name",
                                        "内科",
                                        "dscg_way",
                                        "1",
                                        "die_date",
                                        null),
                                "diseinfo",
                                List.of(
                                        plus(
                                                OpenHis.diagnosis(1),
                                                "psn_no",
                                                f.no(),
                                                "mdtrt_id",
                                                f.visit())));
                case "2403" ->
                        fields(
                                "adminfo",
                                plus(
                                        OpenHis.stay(f),
                                        "mdtrt_id",
                                        f.visit(),
                                        "begntime",
                                        millis(4),
                                        "ipt_otp_no",
                                        f.number(),
                                        "trum_flag",
                                        "0",
                                        "rel_ttp_flag",
                                        "0"),
                                "diseinfo",
                                List.of());
                case "2404" -> data("mdtrt_id", f.visit(), "psn_no", f.no());
                case "5301" -> data("psn_no", f.no());
                default -> RealFilings.input(this, infno, f);
            };
        }

        private static Map<String, Object> bill(Facts f) {
            return fields(
                    "insuplc_admdvs", "220100",
                    "psn_no", f.no(),
                    "mdtrt_cert_type", "02",
                    "mdtrt_cert_no", f.person().certificateNo(),
                    "med_type", "11",
                    "medfee_sumamt", Double.valueOf(f.total()),
                    "psn_setlway", "01",
                    "mdtrt_id", f.visit(),
                    "chrg_bchno", f.batch(),
                    "insutype", "310",
                    "acct_used_flag", "1");
        }

        @Override
        void read(String infno, Reply reply) {
            switch (infno) {
                case "9001" -> reply.text("/signinoutb/sign_no");
                case "9002" -> reply.text("/signoutoutb/sign_time");
                case "1101" -> {
                    reply.texts("/baseinfo", "psn_no", "certno");
                    reply.list("/insuinfo");
                }
                case "2201" -> reply.text("/data/mdtrt_id");
                case "2204" -> reply.list("/result");
                case "2206", "2207" -> {
                    reply.texts("/setlinfo", EVERY_AMOUNT);
                    LocalDate.parse(reply.text("/setlinfo/brdy"));
                    reply.time("/setlinfo/setl_time");
                    reply.list("/setldetail");
                }
                case "2208" -> reply.texts("/setlinfo", "setl_id", "medfee_sumamt");
                case "2401" -> reply.text("/result/mdtrt_id");
                case "5301" -> reply.list("/feedetail");
                default -> {}
            }
        }

        @Override
        public String toString() {
            return "jilin";
        }
    }
}
