package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Answer;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The desk of a hospital: its software speaks the national interface and nothing else. A message
 * that stays without an answer is sent again as it was, with the same message id.
 */
final class HospitalDesk {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    /** What the gateway answers while something behind it is away. */
    private static final List<String> PASSING =
            List.of("[settlement/gateway-busy]", "[settlement/gateway-failed]");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LINES_PER_BATCH = 6;

    private final Http http;
    private final String url;
    private final Map<String, String> signedIn = new HashMap<>();
    private int sequence;
    private int envelopes;

    HospitalDesk(Http http, String url) {
        this.http = http;
        this.url = url;
    }

    /** How many envelopes were answered. */
    int envelopes() {
        return envelopes;
    }

    /** 9001: once a day and hospital, as clients do. */
    private String signIn(Hospital hospital, LocalDateTime now) {
        String key = hospital.code() + DAY.format(now);
        String known = signedIn.get(key);
        if (known != null) {
            return known;
        }
        ObjectNode input = Json.object();
        input.putObject("signIn")
                .put("opter_no", "9001")
                .put("mac", "00-00-00-00-00-00")
                .put("ip", "127.0.0.1");
        JsonNode output = call(hospital, "9001", now, "", "", input);
        String signNo = output.path("signinoutb").path("sign_no").asText();
        signedIn.put(key, signNo);
        return signNo;
    }

    /** 1101: what the card says about the person; the region that insures them. */
    String readCard(Stay stay, LocalDateTime now) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("mdtrt_cert_type", "02")
                .put("mdtrt_cert_no", stay.person().certificateNo())
                .put("psn_cert_type", "01")
                .put("certno", stay.person().certificateNo());
        JsonNode output = call(stay, "1101", now, "", input);
        String number = output.path("baseinfo").path("psn_no").asText();
        if (!number.equals(stay.person().number())) {
            throw new StoryFailure("1101 found " + number + ", not " + stay.person().number());
        }
        for (JsonNode insurance : output.path("insuinfo")) {
            if (insurance.path("insutype").asText().equals(stay.person().insutype())
                    && insurance.path("psn_insu_stas").asText().equals("1")) {
                return insurance.path("insuplc_admdvs").asText();
            }
        }
        throw new StoryFailure("1101 shows no insurance of " + number);
    }

    /** 2401: admits, and returns the visit's id. */
    String admit(Stay stay, String insuredRegion, LocalDateTime now) {
        Person person = stay.person();
        ObjectNode input = Json.object();
        input.putObject("mdtrtinfo")
                .put("psn_no", person.number())
                .put("insutype", person.insutype())
                .put("begntime", TIME.format(stay.admitted()))
                .put("mdtrt_cert_type", "02")
                .put("mdtrt_cert_no", person.certificateNo())
                .put("med_type", "21")
                .put("ipt_no", "ZY2026%05d".formatted(stay.number()))
                .put("atddr_no", "D9999001")
                .put("chfpdr_name", "样医师")
                .put("adm_diag_dscr", stay.bill().diagnosis())
                .put("adm_dept_codg", "A03")
                .put("adm_dept_name", "内科")
                .put("adm_bed", "%02d床".formatted(stay.number()))
                .put("dscg_maindiag_code", stay.bill().diagnosisCode())
                .put("dscg_maindiag_name", stay.bill().diagnosis());
        diagnosis(input.putArray("diseinfo"), stay);
        return call(stay, "2401", now, insuredRegion, input)
                .path("result")
                .path("mdtrt_id")
                .asText();
    }

    /** 2301: the bill's lines, a few at a time; each batch is its own message. */
    void uploadLines(Stay stay, String visit, String insuredRegion, LocalDateTime now) {
        List<BillLine> lines = stay.bill().lines();
        for (int from = 0; from < lines.size(); from += LINES_PER_BATCH) {
            ObjectNode input = Json.object();
            ArrayNode details = input.putArray("feedetail");
            for (int i = from; i < Math.min(from + LINES_PER_BATCH, lines.size()); i++) {
                BillLine line = lines.get(i);
                details.addObject()
                        .put("feedetl_sn", "%05d%03d".formatted(stay.number(), i + 1))
                        .put("mdtrt_id", visit)
                        .put("psn_no", stay.person().number())
                        .put("fee_ocur_time", TIME.format(stay.admitted().plusHours(2)))
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
                        .put("med_type", "21");
            }
            call(stay, "2301", now, insuredRegion, input);
        }
    }

    /** 2303 or 2304: computes or settles the whole bill. */
    JsonNode bill(String infno, Stay stay, String visit, String insuredRegion, LocalDateTime now) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("psn_no", stay.person().number())
                .put("mdtrt_cert_type", "02")
                .put("mdtrt_cert_no", stay.person().certificateNo())
                .put("medfee_sumamt", stay.bill().total().yuan())
                .put("psn_setlway", "01")
                .put("mdtrt_id", visit)
                .put("acct_used_flag", "1")
                .put("insutype", stay.person().insutype())
                .put("mid_setl_flag", "0")
                .put("dscgTime", DAY.format(stay.settled()));
        return call(stay, infno, now, insuredRegion, input).path("setlinfo");
    }

    /** 2402: discharges. */
    void discharge(Stay stay, String visit, String insuredRegion, LocalDateTime now) {
        ObjectNode input = Json.object();
        input.putObject("dscginfo")
                .put("mdtrt_id", visit)
                .put("psn_no", stay.person().number())
                .put("insutype", stay.person().insutype())
                .put("endtime", TIME.format(stay.settled()))
                .put("dscg_dept_codg", "A03")
                .put("dscg_dept_name", "内科")
                .put("dscg_way", "1");
        diagnosis(input.putArray("diseinfo"), stay);
        call(stay, "2402", now, insuredRegion, input);
    }

    /** 2305: takes the bill back; answers with its mirror. */
    JsonNode cancel(
            Stay stay, String visit, String settlement, String insuredRegion, LocalDateTime now) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("setl_id", settlement)
                .put("mdtrt_id", visit)
                .put("psn_no", stay.person().number());
        return call(stay, "2305", now, insuredRegion, input).path("setlinfo");
    }

    private static void diagnosis(ArrayNode diagnoses, Stay stay) {
        diagnoses
                .addObject()
                .put("psn_no", stay.person().number())
                .put("diag_type", "1")
                .put("maindiag_flag", "1")
                .put("diag_srt_no", 1)
                .put("diag_code", stay.bill().diagnosisCode())
                .put("diag_name", stay.bill().diagnosis())
                .put("diag_dept", "A03")
                .put("dise_dor_no", "D9999001")
                .put("dise_dor_name", "样医师")
                .put("diag_time", TIME.format(stay.admitted()));
    }

    private JsonNode call(
            Stay stay, String infno, LocalDateTime now, String insuredRegion, ObjectNode input) {
        String signNo = signIn(stay.hospital(), now);
        return call(stay.hospital(), infno, now, insuredRegion, signNo, input);
    }

    private JsonNode call(
            Hospital hospital,
            String infno,
            LocalDateTime now,
            String insuredRegion,
            String signNo,
            ObjectNode input) {
        sequence = sequence % 9999 + 1;
        ObjectNode envelope = Json.object();
        envelope.put("infno", infno)
                .put("msgid", hospital.code() + STAMP.format(now) + "%04d".formatted(sequence))
                .put("mdtrtarea_admvs", hospital.region())
                .put("insuplc_admdvs", insuredRegion)
                .put("recer_sys_code", "YBXT")
                .put("dev_no", "")
                .put("dev_safe_info", "")
                .put("cainfo", "")
                .put("signtype", "")
                .put("infver", "V1.0")
                .put("opter_type", "1")
                .put("opter", "9001")
                .put("opter_name", "样操作员")
                .put("inf_time", TIME.format(now))
                .put("fixmedins_code", hospital.code())
                .put("fixmedins_name", hospital.name())
                .put("sign_no", signNo);
        envelope.set("input", input);
        return answered(infno, Json.write(envelope));
    }

    private JsonNode answered(String infno, String message) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer =
                    http.send(
                            Http.to(url + "/" + infno, "")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(message))
                                    .build());
            JsonNode reply = answer.mustSucceed().json();
            if (reply.path("infcode").asText().equals("0")) {
                envelopes++;
                return reply.path("output");
            }
            String error = reply.path("err_msg").asText();
            if (PASSING.stream().noneMatch(error::startsWith) || System.nanoTime() > end) {
                throw new StoryFailure(
                        infno + " was refused: " + error + " (sent " + message + ")");
            }
            Http.pause(Duration.ofMillis(500));
        }
    }
}
