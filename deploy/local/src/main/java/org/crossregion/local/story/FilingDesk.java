package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The counters of the insured regions, where clerks file persons for care elsewhere. */
final class FilingDesk {

    /** What a clerk is shown for each type; Jilin's procedure (S1). */
    private static final Map<String, List<String>> MATERIALS =
            Map.of(
                    "resettled-retiree", List.of("identity-voucher", "settlement-proof"),
                    "resident-elsewhere", List.of("identity-voucher", "residence-proof"),
                    "stationed-worker", List.of("identity-voucher", "work-proof"),
                    "referral", List.of("identity-voucher", "referral-paper"),
                    "other-temporary", List.of("identity-voucher"));

    private final Http http;
    private final Layout layout;
    private final Tokens tokens;

    FilingDesk(Http http, Layout layout, Tokens tokens) {
        this.http = http;
        this.layout = layout;
        this.tokens = tokens;
    }

    /** Files everybody who needs it for a stay; returns the filings' ids by person. */
    Map<String, String> fileAll(List<Stay> stays, LocalDate from) {
        Map<String, String> filings = new LinkedHashMap<>();
        for (Stay stay : stays) {
            if (stay.filing().isPresent()) {
                filings.put(stay.person().number(), file(stay, from));
            }
        }
        return filings;
    }

    private String file(Stay stay, LocalDate from) {
        Person person = stay.person();
        String type = stay.filing().orElseThrow();
        String clerk = tokens.of("filing-clerk", "clerk-" + person.pooling(), person.pooling());
        ObjectNode filing = Json.object();
        filing.put("personNo", person.number()).put("type", type);
        filing.putArray("treatmentRegions").add(stay.hospital().pooling());
        filing.putArray("institutions");
        filing.put("channel", "agency").put("validFrom", from.toString());
        ArrayNode materials = filing.putArray("materials");
        for (String kind : MATERIALS.get(type)) {
            materials
                    .addObject()
                    .put("kind", kind)
                    .put("reference", "%s-%s".formatted(kind, person.number()));
        }
        filing.put("promise", false).put("reason", stay.bill().diagnosis());
        JsonNode made =
                http.postJson(
                                layout.url(ServiceName.FILING, "/api/v1/filings"),
                                clerk,
                                filing,
                                "story-filing-" + stay.number())
                        .mustSucceed()
                        .json();
        String id = made.path("id").asText();
        if (!made.path("state").asText().equals("active")) {
            http.postJson(
                            layout.url(ServiceName.FILING, "/api/v1/filings/" + id + "/activation"),
                            clerk,
                            Json.object().put("reason", "材料齐全"),
                            "story-activation-" + stay.number())
                    .mustSucceed();
        }
        return id;
    }
}
