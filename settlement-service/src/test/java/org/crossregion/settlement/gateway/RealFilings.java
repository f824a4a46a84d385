package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import org.crossregion.settlement.gateway.RealClient.Facts;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 2501 to 2506 as published hospital systems build them (转院备案、人员定点备案): who sends which, which keys,
 * and how each writes its days.
 */
final class RealFilings {

    private static final Map<String, List<String>> SENT =
            Map.of(
                    "hsa-his", List.of("2501", "2505", "2506"),
                    "openhis", List.of("2501", "2502", "2505", "2506"),
                    "guangzhou", List.of("2501A", "2505", "2506"),
                    "foshan", List.of("2501A", "2505", "2506"),
                    "zebone", List.of("2501", "2501A", "2502"),
                    "jilin", List.of("2501A", "2502", "2505", "2506"));

    private RealFilings() {}

    static List<String> sentBy(RealClient client) {
        return SENT.get(client.toString());
    }

    static Object input(RealClient client, String infno, Facts f) {
        Map<String, Object> fields =
                switch (infno) {
                    case "2501", "2501A" -> referral(client, infno, f);
                    case "2502", "2506" ->
                            fields(
                                    "trt_dcla_detl_sn", f.settlement(),
                                    "psn_no", f.no(),
                                    "memo", client.toString().equals("foshan") ? "测试" : "");
                    case "2505" -> designation(client, f);
                    default -> throw new AssertionError(infno);
                };
        return infno.startsWith("2501") ? fields("refmedin", fields) : fields("data", fields);
    }

    private static Map<String, Object> referral(RealClient client, String infno, Facts f) {
        Map<String, Object> referral =
                new LinkedHashMap<>(
                        fields(
                                "psn_no", f.no(),
                                "insutype", "310",
                                "tel", "13900000000",
                                "addr", null,
                                // hsa-his puts the hospital's own region here
                                "insu_optins", "220200",
                                "diag_code", "C34.900",
                                "diag_name", "肺恶性肿瘤",
                                "dise_cond_dscr", null,
                                "reflin_medins_no", "H12000000001",
                                "reflin_medins_name", "天津示例总医院",
                                "mdtrtarea_admdvs", "120000",
                                "hosp_agre_refl_flag", "1",
                                "refl_type", "1",
                                "refl_date", day(client, 0),
                                "refl_rea", "本地不具备条件",
                                "refl_opnn", "同意转院",
                                "begndate", day(client, 0),
                                "enddate", day(client, 90)));
        if (infno.equals("2501A")) {
            referral.put("refl_old_mdtrt_id", "S2201002610120000001");
        }
        switch (client.toString()) {
            case "openhis" -> referral.put("refl_used_flag", null);
            case "jilin" -> referral.put("insuplc_admdvs", "220100");
            case "guangzhou", "foshan" -> referral.remove("hosp_agre_refl_flag");
            default -> {}
        }
        return referral;
    }

    private static Map<String, Object> designation(RealClient client, Facts f) {
        Map<String, Object> designation =
                new LinkedHashMap<>(
                        fields(
                                "psn_no", f.no(),
                                "tel", "",
                                "addr", "",
                                "biz_appy_type", "03",
                                "begndate", day(client, 0),
                                "enddate", "2099-12-31",
                                "agnter_name", "",
                                "agnter_cert_type", "",
                                "agnter_certno", "",
                                "agnter_tel", "",
                                "agnter_addr", "",
                                "agnter_rlts", "",
                                "fix_srt_no", "1",
                                "fixmedins_code", f.hospital(),
                                "fixmedins_name", "测试医院",
                                "memo", ""));
        switch (client.toString()) {
            case "hsa-his" -> {
                // java.util.Date put into a map, and a counter that begins at 0
                designation.put("begndate", millis());
                designation.put("fix_srt_no", "0");
            }
            case "openhis" -> {
                designation.put("fix_srt_no", "");
                designation.put("enddate", null);
            }
            case "jilin" -> designation.put("extData", Map.of());
            default -> {}
        }
        return designation;
    }

    /** A day as the client writes it. */
    private static String day(RealClient client, int ahead) {
        LocalDate day = LocalDateTime.now(ZoneId.of("Asia/Shanghai")).toLocalDate();
        LocalDate meant = day.plusDays(ahead);
        return switch (client.toString()) {
            case "hsa-his" -> meant + " 00:00:00";
            case "guangzhou", "foshan" ->
                    meant.getYear() + "/" + meant.getMonthValue() + "/" + meant.getDayOfMonth();
            default -> meant.toString();
        };
    }

    private static long millis() {
        return LocalDateTime.now(ZoneId.of("Asia/Shanghai"))
                .toLocalDate()
                .atStartOfDay(ZoneId.of("Asia/Shanghai"))
                .toInstant()
                .toEpochMilli();
    }

    /** Reads the reply as the client does; fails where the client would. */
    static String read(RealClient client, String infno, RealClient.Reply reply) {
        if (infno.equals("2502") || infno.equals("2506")) {
            reply.nothing();
            return "";
        }
        // zebone reads output.reslut of 2501, and output.result of 2501A
        boolean misspelt = client.toString().equals("zebone") && infno.equals("2501");
        return reply.text((misspelt ? "/reslut" : "/result") + "/trt_dcla_detl_sn");
    }
}
