package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.crossregion.settlement.gateway.Dialect.Message;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A hospital system at the other end of the wire. */
final class GatewayClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final AtomicInteger SERIAL = new AtomicInteger(1000);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Dialect dialect;
    private final String institution;

    GatewayClient(String base, Dialect dialect, String institution) {
        this.base = base;
        this.dialect = dialect;
        this.institution = institution;
    }

    String msgid() {
        return institution
                + STAMP.format(LocalDateTime.now(ZoneId.of("Asia/Shanghai")))
                + SERIAL.incrementAndGet();
    }

    static String daysAgo(int days) {
        return TIME.format(LocalDateTime.now(ZoneId.of("Asia/Shanghai")).minusDays(days));
    }

    /** One message with one node. */
    JsonNode ask(String infno, String node, Object content) {
        return send(infno, msgid(), fields(node, content));
    }

    JsonNode send(String infno, String msgid, Map<String, Object> nodes) {
        Message message = new Message(infno, msgid, institution, nodes);
        return post(dialect.path(infno), dialect.contentType(), dialect.text(message));
    }

    JsonNode post(String path, String contentType, String body) {
        return envelope(
                request(path)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    /** Every answer of the gateway is an envelope with status 200; here that is checked. */
    JsonNode envelope(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            JsonNode reply = JSON.readTree(response.body());
            assertThat(reply.get("infcode").isTextual()).isTrue();
            assertThat(reply.get("infcode").textValue()).isIn("0", "-1");
            assertThat(reply.get("inf_refmsgid").textValue()).matches("[0-9]{30}");
            assertThat(reply.get("refmsg_time").textValue()).matches("[0-9]{17}");
            assertThat(reply.get("respond_time").textValue()).matches("[0-9]{17}");
            assertThat(reply.get("err_msg").textValue()).hasSizeLessThanOrEqualTo(200);
            assertThat(reply.get("err_msg").textValue().isEmpty())
                    .isEqualTo(reply.get("infcode").textValue().equals("0"));
            assertThat(reply.has("output")).isTrue();
            return reply;
        } catch (IOException e) {
            throw new AssertionError("no reply", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** x-tif-signature as clients make it. */
    static String tifSignature(String timestamp, String secret, String nonce) {
        try {
            byte[] text = (timestamp + secret + nonce + timestamp).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode succeeded(JsonNode reply) {
        assertThat(reply.get("infcode").textValue()).as(reply.toString()).isEqualTo("0");
        return reply.get("output");
    }

    static String failed(JsonNode reply) {
        assertThat(reply.get("infcode").textValue()).as(reply.toString()).isEqualTo("-1");
        return reply.get("err_msg").textValue();
    }

    /** Both identities of the bill, and setldetail against them (section 2.5). */
    static void mustAddUp(JsonNode output) {
        JsonNode info = output.get("setlinfo");
        BigDecimal total = info.get("medfee_sumamt").decimalValue();
        assertThat(
                        sum(
                                info,
                                "fulamt_ownpay_amt",
                                "overlmt_selfpay",
                                "preselfpay_amt",
                                "inscp_scp_amt"))
                .isEqualByComparingTo(total);
        assertThat(sum(info, "fund_pay_sumamt", "acct_pay", "psn_cash_pay", "hosp_part_amt"))
                .isEqualByComparingTo(total);
        assertThat(
                        sum(
                                info,
                                "hifp_pay",
                                "cvlserv_pay",
                                "hifes_pay",
                                "hifmi_pay",
                                "hifob_pay",
                                "hifdm_pay",
                                "maf_pay",
                                "oth_pay"))
                .isEqualByComparingTo(info.get("fund_pay_sumamt").decimalValue());
        assertThat(sum(info, "acct_pay", "psn_cash_pay"))
                .isEqualByComparingTo(info.get("psn_part_amt").decimalValue());
        BigDecimal shares = BigDecimal.ZERO;
        for (JsonNode share : output.get("setldetail")) {
            shares = shares.add(share.get("fund_payamt").decimalValue());
        }
        assertThat(shares)
                .isEqualByComparingTo(sum(info, "fund_pay_sumamt", "acct_pay", "hosp_part_amt"));
    }

    private static BigDecimal sum(JsonNode info, String... names) {
        return Stream.of(names)
                .map(name -> info.get(name).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // The messages of a stay.

    Map<String, Object> admission(String personNo, String inpatientNo) {
        return fields(
                "mdtrtinfo",
                fields(
                        "psn_no",
                        personNo,
                        "insutype",
                        "310",
                        "begntime",
                        daysAgo(4),
                        "mdtrt_cert_type",
                        "02",
                        "mdtrt_cert_no",
                        "",
                        "med_type",
                        "21",
                        "ipt_no",
                        inpatientNo,
                        "atddr_no",
                        "D220200000001",
                        "chfpdr_name",
                        "测试医师",
                        "adm_diag_dscr",
                        "肺炎",
                        "adm_dept_codg",
                        "A03",
                        "adm_dept_name",
                        "内科",
                        "adm_bed",
                        "12",
                        "dscg_maindiag_code",
                        "J18.900",
                        "dscg_maindiag_name",
                        "肺炎"),
                "diseinfo",
                List.of(
                        fields(
                                "psn_no",
                                personNo,
                                "diag_type",
                                "1",
                                "maindiag_flag",
                                "1",
                                "diag_srt_no",
                                1,
                                "diag_code",
                                "J18.900",
                                "diag_name",
                                "肺炎",
                                "diag_dept",
                                "内科",
                                "dise_dor_no",
                                "D1",
                                "dise_dor_name",
                                "测试医师",
                                "diag_time",
                                daysAgo(4))));
    }

    Map<String, Object> feeLine(
            String visitId, String personNo, String number, String item, String amount, String n) {
        BigDecimal count = new BigDecimal(n);
        return fields(
                "feedetl_sn",
                number,
                "mdtrt_id",
                visitId,
                "psn_no",
                personNo,
                "fee_ocur_time",
                daysAgo(3),
                "med_list_codg",
                item,
                "medins_list_codg",
                "X" + item,
                "det_item_fee_sumamt",
                new BigDecimal(amount),
                "cnt",
                count,
                "pric",
                new BigDecimal(amount).divide(count, 6, java.math.RoundingMode.HALF_UP),
                "bilg_dept_codg",
                "A03",
                "bilg_dept_name",
                "内科",
                "bilg_dr_codg",
                "D1",
                "bilg_dr_name",
                "测试医师",
                "med_type",
                "21");
    }

    Map<String, Object> settlement(String visitId, String personNo, String total) {
        return fields(
                "data",
                fields(
                        "psn_no",
                        personNo,
                        "mdtrt_cert_type",
                        "02",
                        "mdtrt_cert_no",
                        "",
                        "medfee_sumamt",
                        new BigDecimal(total),
                        "psn_setlway",
                        "01",
                        "mdtrt_id",
                        visitId,
                        "acct_used_flag",
                        "1",
                        "insutype",
                        "310",
                        "mid_setl_flag",
                        "0",
                        "invono",
                        "INV1"));
    }

    Map<String, Object> cancellation(String settlementId, String visitId, String personNo) {
        return fields(
                "data", fields("setl_id", settlementId, "mdtrt_id", visitId, "psn_no", personNo));
    }

    Map<String, Object> discharge(String visitId, String personNo) {
        return fields(
                "dscginfo",
                fields(
                        "psn_no",
                        personNo,
                        "mdtrt_id",
                        visitId,
                        "insutype",
                        "310",
                        "endtime",
                        daysAgo(1),
                        "dscg_dept_codg",
                        "A03",
                        "dscg_dept_name",
                        "内科",
                        "dscg_bed",
                        "12",
                        "dscg_way",
                        "1"),
                "diseinfo",
                List.of());
    }

    // The messages of an outpatient visit.

    Map<String, Object> registration(String personNo, String outpatientNo) {
        return fields(
                "data",
                fields(
                        "psn_no",
                        personNo,
                        "insutype",
                        "310",
                        "begntime",
                        daysAgo(0),
                        "mdtrt_cert_type",
                        "02",
                        "mdtrt_cert_no",
                        "",
                        "ipt_otp_no",
                        outpatientNo,
                        "atddr_no",
                        "D220200000001",
                        "dr_name",
                        "测试医师",
                        "dept_code",
                        "A03",
                        "dept_name",
                        "内科",
                        "caty",
                        "A03"));
    }

    Map<String, Object> description(String visitId, String personNo, String medType) {
        return fields(
                "mdtrtinfo",
                fields(
                        "mdtrt_id",
                        visitId,
                        "psn_no",
                        personNo,
                        "med_type",
                        medType,
                        "begntime",
                        daysAgo(0),
                        "main_cond_dscr",
                        "咳嗽三日",
                        "dise_codg",
                        "",
                        "dise_name",
                        ""),
                "diseinfo",
                List.of(
                        fields(
                                "diag_type",
                                "1",
                                "diag_srt_no",
                                1,
                                "diag_code",
                                "J06.900",
                                "diag_name",
                                "急性上呼吸道感染",
                                "diag_dept",
                                "内科",
                                "dise_dor_no",
                                "D1",
                                "dise_dor_name",
                                "测试医师",
                                "diag_time",
                                daysAgo(0),
                                "vali_flag",
                                "1")));
    }

    /** A line of 2204; it has a batch, and no field that names the line it takes back. */
    Map<String, Object> outpatientLine(
            String visitId,
            String personNo,
            String batch,
            String number,
            String item,
            String amount,
            String n) {
        Map<String, Object> line = feeLine(visitId, personNo, number, item, amount, n);
        line.remove("med_type");
        line.putAll(
                fields(
                        "chrg_bchno",
                        batch,
                        "rx_circ_flag",
                        "0",
                        "hosp_appr_flag",
                        "1",
                        "fee_ocur_time",
                        daysAgo(0)));
        return line;
    }

    Map<String, Object> outpatientBill(
            String visitId, String personNo, String batch, String medType, String total) {
        return fields(
                "data",
                fields(
                        "psn_no",
                        personNo,
                        "mdtrt_cert_type",
                        "02",
                        "mdtrt_cert_no",
                        "",
                        "med_type",
                        medType,
                        "medfee_sumamt",
                        new BigDecimal(total),
                        "psn_setlway",
                        "01",
                        "mdtrt_id",
                        visitId,
                        "chrg_bchno",
                        batch,
                        "acct_used_flag",
                        "0",
                        "insutype",
                        "310",
                        "invono",
                        ""));
    }
}
