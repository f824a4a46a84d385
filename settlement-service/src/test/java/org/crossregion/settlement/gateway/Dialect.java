package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one family of hospital systems words the same message (3-his-interface.md, 1 and 5). */
enum Dialect {

    /** Full frame, explicit nulls, numbers as numbers with a decimal, ISO times. */
    OPENHIS("/uif-hsaf-med-api/api/medical/service", "application/json; charset=utf-8") {
        @Override
        Map<String, Object> frame(Message message) {
            Map<String, Object> frame = fullFrame(message);
            frame.put("dev_no", null);
            frame.put("input", nodes(message));
            return frame;
        }

        @Override
        Object worded(Object value) {
            if (value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\d .*")) {
                return text.replace(' ', 'T');
            }
            return value;
        }

        @Override
        Map<String, Object> extra() {
            return fields("exp_content", null, "dscg_bed", null);
        }
    },

    /**
     * Reduced frame, input as a JSON string and fields without a data node, dozens of keys more,
     * the discharge under mdtrtinfo; 2301 with an extra data node.
     */
    HSA_HIS("/his", "application/json") {
        @Override
        Map<String, Object> frame(Message message) {
            Map<String, Object> frame = new LinkedHashMap<>();
            frame.put("infno", message.infno());
            frame.put("insuplc_admdvs", "220100");
            frame.put("medins_code", message.institution());
            frame.put("insur_code", "220200");
            frame.put("mdtrtarea_admvs", "220200");
            frame.put("msgid", message.msgid());
            frame.put("hospCode", "1000001");
            Map<String, Object> nodes = nodes(message);
            if (message.infno().equals("2301")) {
                nodes.put("data", fields("visitId", "123", "hospCode", "1000001"));
                frame.put("input", nodes);
            } else if (BARE.contains(message.infno())) {
                frame.put("input", json(nodes.get("data")));
            } else {
                if (nodes.containsKey("dscginfo")) {
                    nodes.put("mdtrtinfo", nodes.remove("dscginfo"));
                    nodes.put("agnterinfo", fields("agnter_name", null));
                }
                frame.put("input", json(nodes));
            }
            return frame;
        }

        @Override
        Map<String, Object> extra() {
            return fields(
                    "rxno ",
                    "1",
                    "lmtUserFlag",
                    "0",
                    "list_type",
                    "201",
                    "visitId",
                    "5f",
                    "hcard_basinfo",
                    "",
                    "fulamt_ownpay_amt",
                    "",
                    "overlmt_selfpay",
                    "",
                    "preselfpay_amt",
                    0.0,
                    "inscp_scp_amt",
                    0.0,
                    "mdtrt_mode",
                    "0");
        }
    },

    /** Base path with the infno, text/plain, every value a string, "" for null. */
    ZEBONE("/hsa/hgs/", "text/plain; charset=utf-8") {
        @Override
        Map<String, Object> frame(Message message) {
            Map<String, Object> frame = fullFrame(message);
            frame.put("dev_no", "");
            frame.put("input", nodes(message));
            return frame;
        }

        @Override
        Object worded(Object value) {
            return value == null
                    ? ""
                    : value instanceof BigDecimal number
                            ? number.toPlainString()
                            : value.toString();
        }

        @Override
        Map<String, Object> extra() {
            return fields("memo", "", "oprn_oprt_code", "");
        }
    };

    /** Transactions whose fields hsa-his puts under input itself. */
    private static final List<String> BARE =
            List.of(
                    "2201", "2202", "2205", "2206", "2207", "2208", "2302", "2303", "2304", "2305",
                    "2601");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String path;
    private final String contentType;

    Dialect(String path, String contentType) {
        this.path = path;
        this.contentType = contentType;
    }

    /** One message in no dialect yet: its nodes by name, each a map or a list of maps. */
    record Message(String infno, String msgid, String institution, Map<String, Object> nodes) {}

    abstract Map<String, Object> frame(Message message);

    /** Keys that this client sends besides. */
    abstract Map<String, Object> extra();

    Object worded(Object value) {
        return value;
    }

    String path(String infno) {
        return path.endsWith("/") ? path + infno : path;
    }

    String contentType() {
        return contentType;
    }

    String text(Message message) {
        return json(frame(message));
    }

    Map<String, Object> nodes(Message message) {
        Map<String, Object> nodes = new LinkedHashMap<>();
        message.nodes()
                .forEach(
                        (name, node) ->
                                nodes.put(
                                        name,
                                        node instanceof List<?> rows
                                                ? rows.stream().map(this::object).toList()
                                                : object(node)));
        return nodes;
    }

    private Map<String, Object> object(Object node) {
        Map<String, Object> object = new LinkedHashMap<>();
        ((Map<?, ?>) node).forEach((name, value) -> object.put((String) name, worded(value)));
        extra().forEach(object::putIfAbsent);
        return object;
    }

    private static Map<String, Object> fullFrame(Message message) {
        return fields(
                "infno",
                message.infno(),
                "msgid",
                message.msgid(),
                "mdtrtarea_admvs",
                "220200",
                "insuplc_admdvs",
                "220100",
                "recer_sys_code",
                "YBXT",
                "dev_safe_info",
                "",
                "cainfo",
                "",
                "signtype",
                "SM3",
                "infver",
                "V1.0",
                "opter_type",
                "1",
                "opter",
                "900001",
                "opter_name",
                "测试操作员",
                "inf_time",
                "2024-03-01 09:30:00",
                "fixmedins_code",
                message.institution(),
                "fixmedins_name",
                "测试医院",
                "sign_no",
                "");
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
