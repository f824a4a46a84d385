package org.crossregion.filing.desk;

import io.restassured.response.ValidatableResponse;

import org.crossregion.web.security.ServiceTokens;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gateway, as it forwards a hospital's message. */
public final class His {

    private final Desk gateway;

    public His(ServiceTokens services) {
        this.gateway = Desk.as(services.issue());
    }

    public ValidatableResponse send(
            String infno, String institution, String node, Map<String, String> fields) {
        return gateway.post(
                "/internal/his/" + infno,
                Map.of(
                        "infno",
                        infno,
                        "institution",
                        institution,
                        "reference",
                        "220200202610010800000000000001",
                        "messageId",
                        institution + "202610010800000001",
                        "operator",
                        "900001",
                        "input",
                        Map.of(node, List.of(fields))));
    }

    /** The same fields with one of them different, or without it if the value is empty. */
    public static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }
}
